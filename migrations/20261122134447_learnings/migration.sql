CREATE TABLE `learning_weeks` (
	`team_id` text NOT NULL,
	`rollout_id` text NOT NULL,
	`week_on` text NOT NULL,
	`said_by` text NOT NULL,
	`said_at` integer NOT NULL,
	CONSTRAINT `learning_weeks_pk` PRIMARY KEY(`team_id`, `week_on`),
	CONSTRAINT `fk_learning_weeks_team_id_teams_id_fk` FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`),
	CONSTRAINT `fk_learning_weeks_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `learning_adoptions` (
	`learning_id` text NOT NULL,
	`team_id` text NOT NULL,
	CONSTRAINT `learning_adoptions_pk` PRIMARY KEY(`learning_id`, `team_id`),
	CONSTRAINT `fk_learning_adoptions_learning_id_learnings_id_fk` FOREIGN KEY (`learning_id`) REFERENCES `learnings`(`id`),
	CONSTRAINT `fk_learning_adoptions_team_id_teams_id_fk` FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `learning_trials` (
	`id` integer PRIMARY KEY AUTOINCREMENT,
	`learning_id` text NOT NULL,
	`team_id` text NOT NULL,
	`tried_by` text NOT NULL,
	`tried_on` text NOT NULL,
	`worked` integer NOT NULL,
	`note` text NOT NULL,
	CONSTRAINT `fk_learning_trials_learning_id_learnings_id_fk` FOREIGN KEY (`learning_id`) REFERENCES `learnings`(`id`),
	CONSTRAINT `fk_learning_trials_team_id_teams_id_fk` FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `learnings` (
	`id` text PRIMARY KEY,
	`rollout_id` text NOT NULL,
	`team_id` text NOT NULL,
	`wave` integer NOT NULL,
	`found_by` text NOT NULL,
	`observed_on` text NOT NULL,
	`what` text NOT NULL,
	`severity` text NOT NULL,
	`stage` text NOT NULL,
	`stage_since_on` text NOT NULL,
	`cause` text DEFAULT '' NOT NULL,
	`action_kind` text,
	`action_what` text,
	`action_link` text,
	`action_owner_id` text,
	`action_due_on` text,
	`action_implemented_on` text,
	`declined_by` text,
	`declined_on` text,
	`declined_reason` text,
	`week_on` text NOT NULL,
	`logged_at` integer NOT NULL,
	CONSTRAINT `fk_learnings_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT `fk_learnings_team_id_teams_id_fk` FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`),
	CONSTRAINT "learnings_severity" CHECK(severity in ('must', 'should', 'note')),
	CONSTRAINT "learnings_stage" CHECK(stage in ('observed', 'identified', 'action-agreed', 'implemented', 'validated', 'learned', 'declined')),
	CONSTRAINT "learnings_action_kind" CHECK(action_kind is null or action_kind in ('lesson', 'check', 'document', 'task'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `learning_weeks_rollout` ON `learning_weeks` (`rollout_id`);--> statement-breakpoint
CREATE INDEX `learning_trials_learning` ON `learning_trials` (`learning_id`);--> statement-breakpoint
CREATE INDEX `learnings_rollout` ON `learnings` (`rollout_id`);