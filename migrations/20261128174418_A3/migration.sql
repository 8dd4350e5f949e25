CREATE TABLE `wave_causes` (
	`id` text PRIMARY KEY,
	`rollout_id` text NOT NULL,
	`wave` integer NOT NULL,
	`attempt` integer NOT NULL,
	`cause` text NOT NULL,
	`change` text NOT NULL,
	`said_by` text NOT NULL,
	`said_at` integer NOT NULL,
	`is_so` integer,
	`words` text,
	`answered_by` text,
	`answered_at` integer,
	CONSTRAINT `fk_wave_causes_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "wave_causes_is_so" CHECK(is_so is null or is_so in (0, 1))
) STRICT;
--> statement-breakpoint
ALTER TABLE `rollouts` ADD `closed_by` text;--> statement-breakpoint
ALTER TABLE `rollouts` ADD `closed_reason` text;--> statement-breakpoint
ALTER TABLE `rollouts` ADD `closed_access` text;--> statement-breakpoint
ALTER TABLE `wave_pauses` ADD `attempt` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `wave_teams` ADD `attempt` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `waves` ADD `attempt` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_waves` (
	`workspace_id` text NOT NULL,
	`rollout_id` text NOT NULL,
	`number` integer NOT NULL,
	`attempt` integer DEFAULT 1 NOT NULL,
	`planned_on` text NOT NULL,
	`planned_by` text NOT NULL,
	`intended_on` text NOT NULL,
	`channel_id` text NOT NULL,
	`working_days` integer NOT NULL,
	`plan` text NOT NULL,
	`told_why` text,
	`told_stays` text,
	`told_by` text,
	`told_at` integer,
	`started_on` text,
	`started_at` integer,
	`started_by` text,
	`entry_criteria` text NOT NULL,
	`completed_on` text,
	`completed_by` text,
	`rolled_back_on` text,
	`ended_at` integer,
	CONSTRAINT `waves_pk` PRIMARY KEY(`rollout_id`, `number`, `attempt`),
	CONSTRAINT `fk_waves_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "waves_number" CHECK(number >= 0),
	CONSTRAINT "waves_attempt" CHECK(attempt >= 1),
	CONSTRAINT "waves_working_days" CHECK(working_days >= 0),
	CONSTRAINT "waves_plan" CHECK(json_valid("plan")),
	CONSTRAINT "waves_entry_criteria" CHECK(json_valid("entry_criteria"))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_waves`(`workspace_id`, `rollout_id`, `number`, `planned_on`, `planned_by`, `intended_on`, `channel_id`, `working_days`, `plan`, `told_why`, `told_stays`, `told_by`, `told_at`, `started_on`, `started_at`, `started_by`, `entry_criteria`, `completed_on`, `completed_by`, `rolled_back_on`, `ended_at`) SELECT `workspace_id`, `rollout_id`, `number`, `planned_on`, `planned_by`, `intended_on`, `channel_id`, `working_days`, `plan`, `told_why`, `told_stays`, `told_by`, `told_at`, `started_on`, `started_at`, `started_by`, `entry_criteria`, `completed_on`, `completed_by`, `rolled_back_on`, `ended_at` FROM `waves`;--> statement-breakpoint
DROP TABLE `waves`;--> statement-breakpoint
ALTER TABLE `__new_waves` RENAME TO `waves`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_wave_pauses` (
	`rollout_id` text NOT NULL,
	`wave` integer NOT NULL,
	`attempt` integer DEFAULT 1 NOT NULL,
	`place` integer NOT NULL,
	`from_on` text NOT NULL,
	`until_on` text,
	`reason` text NOT NULL,
	CONSTRAINT `wave_pauses_pk` PRIMARY KEY(`rollout_id`, `wave`, `attempt`, `place`)
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_wave_pauses`(`rollout_id`, `wave`, `place`, `from_on`, `until_on`, `reason`) SELECT `rollout_id`, `wave`, `place`, `from_on`, `until_on`, `reason` FROM `wave_pauses`;--> statement-breakpoint
DROP TABLE `wave_pauses`;--> statement-breakpoint
ALTER TABLE `__new_wave_pauses` RENAME TO `wave_pauses`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_wave_teams` (
	`rollout_id` text NOT NULL,
	`wave` integer NOT NULL,
	`attempt` integer DEFAULT 1 NOT NULL,
	`team_id` text NOT NULL,
	`place` integer NOT NULL,
	`roll_back_step` text,
	`roll_back_on` text,
	`roll_back_by` text,
	`roll_back_reason` text,
	`roll_back_keeps` text,
	CONSTRAINT `wave_teams_pk` PRIMARY KEY(`rollout_id`, `wave`, `attempt`, `team_id`),
	CONSTRAINT `fk_wave_teams_team_id_teams_id_fk` FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`),
	CONSTRAINT "wave_teams_step" CHECK(roll_back_step is null or roll_back_step in ('stop-new-seats', 'narrow', 'suspend'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_wave_teams`(`rollout_id`, `wave`, `team_id`, `place`, `roll_back_step`, `roll_back_on`, `roll_back_by`, `roll_back_reason`, `roll_back_keeps`) SELECT `rollout_id`, `wave`, `team_id`, `place`, `roll_back_step`, `roll_back_on`, `roll_back_by`, `roll_back_reason`, `roll_back_keeps` FROM `wave_teams`;--> statement-breakpoint
DROP TABLE `wave_teams`;--> statement-breakpoint
ALTER TABLE `__new_wave_teams` RENAME TO `wave_teams`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `wave_teams_team` ON `wave_teams` (`team_id`);--> statement-breakpoint
CREATE INDEX `wave_causes_wave` ON `wave_causes` (`rollout_id`,`wave`,`attempt`);