CREATE TABLE `access_keepers` (
	`rollout_id` text PRIMARY KEY,
	`keeper_id` text NOT NULL,
	`chosen_by` text NOT NULL,
	`chosen_at` integer NOT NULL,
	CONSTRAINT `fk_access_keepers_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `assessment_confirmations` (
	`id` text PRIMARY KEY,
	`workspace_id` text NOT NULL,
	`rollout_id` text NOT NULL,
	`question` text NOT NULL,
	`answered_by` text NOT NULL,
	`answered_at` integer NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`says` text NOT NULL,
	`words` text NOT NULL,
	CONSTRAINT `fk_assessment_confirmations_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "assessment_confirmations_question" CHECK(question in ('manual-work', 'changed-workflow', 'knowledge', 'feedback')),
	CONSTRAINT "assessment_confirmations_says" CHECK(says in ('so', 'not-quite')),
	CONSTRAINT "assessment_confirmations_other" CHECK("by" <> "answered_by")
) STRICT;
--> statement-breakpoint
CREATE TABLE `constraint_exemptions` (
	`id` text PRIMARY KEY,
	`workspace_id` text NOT NULL,
	`rollout_id` text NOT NULL,
	`question` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`reason` text NOT NULL,
	CONSTRAINT `fk_constraint_exemptions_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "constraint_exemptions_question" CHECK(question in ('manual-work', 'changed-workflow', 'knowledge', 'feedback'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `readiness_confirmations` (
	`id` text PRIMARY KEY,
	`workspace_id` text NOT NULL,
	`rollout_id` text NOT NULL,
	`team_id` text NOT NULL,
	`must` text NOT NULL,
	`says` text NOT NULL,
	`words` text NOT NULL,
	`about` text NOT NULL,
	`said_by` text NOT NULL,
	`said_at` integer NOT NULL,
	CONSTRAINT `fk_readiness_confirmations_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT `fk_readiness_confirmations_team_id_teams_id_fk` FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`),
	CONSTRAINT "readiness_confirmations_must" CHECK(must in ('sponsor-consent', 'data-rules', 'capacity')),
	CONSTRAINT "readiness_confirmations_says" CHECK(says in ('yes', 'no'))
) STRICT;
--> statement-breakpoint
ALTER TABLE `readiness_answers` ADD `owner_id` text;--> statement-breakpoint
ALTER TABLE `sign_off_requests` ADD `observed_at` integer;--> statement-breakpoint
ALTER TABLE `sign_off_requests` ADD `observed_words` text;--> statement-breakpoint
CREATE INDEX `assessment_confirmations_rollout` ON `assessment_confirmations` (`rollout_id`);--> statement-breakpoint
CREATE INDEX `constraint_exemptions_rollout` ON `constraint_exemptions` (`rollout_id`);--> statement-breakpoint
CREATE INDEX `readiness_confirmations_rollout` ON `readiness_confirmations` (`rollout_id`,`team_id`);