CREATE TABLE `assessment_answers` (
	`id` text PRIMARY KEY,
	`workspace_id` text NOT NULL,
	`rollout_id` text NOT NULL,
	`person_id` text NOT NULL,
	`question` text NOT NULL,
	`text` text NOT NULL,
	`holds_without_pilot` text NOT NULL,
	`evidence` text NOT NULL,
	`confidence` text NOT NULL,
	`at` integer NOT NULL,
	CONSTRAINT `fk_assessment_answers_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "assessment_answers_question" CHECK(question in ('manual-work', 'changed-workflow', 'knowledge', 'feedback')),
	CONSTRAINT "assessment_answers_holds" CHECK(holds_without_pilot in ('yes', 'partly', 'no')),
	CONSTRAINT "assessment_answers_confidence" CHECK(confidence in ('low', 'medium', 'high')),
	CONSTRAINT "assessment_answers_evidence" CHECK(json_valid("evidence"))
) STRICT;
--> statement-breakpoint
CREATE TABLE `assessment_reviews` (
	`id` text PRIMARY KEY,
	`workspace_id` text NOT NULL,
	`rollout_id` text NOT NULL,
	`question` text NOT NULL,
	`reviewed_by` text NOT NULL,
	`at` integer NOT NULL,
	`conclusion` text NOT NULL,
	CONSTRAINT `fk_assessment_reviews_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "assessment_reviews_question" CHECK(question in ('manual-work', 'changed-workflow', 'knowledge', 'feedback'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `constraint_ledgers` (
	`rollout_id` text PRIMARY KEY,
	`workspace_id` text NOT NULL,
	`hours_that_exist` real,
	`hours_from` text,
	`hours_by` text,
	`hours_at` integer,
	`none_because` text,
	`none_by` text,
	`none_at` integer,
	CONSTRAINT `fk_constraint_ledgers_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `constraint_versions` (
	`constraint_id` text NOT NULL,
	`version` integer NOT NULL,
	`workspace_id` text NOT NULL,
	`rollout_id` text NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`hours_per_team_per_week` real NOT NULL,
	`owner_id` text,
	`plan` text NOT NULL,
	`due_on` text,
	`blocks` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`closed_how` text,
	`closed_at` integer,
	`closed_by` text,
	`closed_reason` text,
	`changed_by` text NOT NULL,
	`changed_at` integer NOT NULL,
	CONSTRAINT `constraint_versions_pk` PRIMARY KEY(`constraint_id`, `version`),
	CONSTRAINT `fk_constraint_versions_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "constraint_versions_kind" CHECK(kind in ('manual-work', 'undocumented-change', 'institutional-knowledge', 'missing-feedback')),
	CONSTRAINT "constraint_versions_hours" CHECK(hours_per_team_per_week >= 0),
	CONSTRAINT "constraint_versions_blocks" CHECK(json_valid("blocks")),
	CONSTRAINT "constraint_versions_closed" CHECK(closed_how is null or closed_reason is not null)
) STRICT;
--> statement-breakpoint
CREATE INDEX `assessment_answers_rollout` ON `assessment_answers` (`rollout_id`,`question`);--> statement-breakpoint
CREATE INDEX `assessment_reviews_rollout` ON `assessment_reviews` (`rollout_id`);--> statement-breakpoint
CREATE INDEX `constraint_versions_rollout` ON `constraint_versions` (`rollout_id`);