CREATE TABLE `wave_limits` (
	`rollout_id` text PRIMARY KEY,
	`workspace_id` text NOT NULL,
	`new_per_live_team` real NOT NULL,
	`champion_hours_per_team` real NOT NULL,
	`reviewer_hours_per_team` real NOT NULL,
	`shortest_weeks` integer NOT NULL,
	`longest_weeks` integer NOT NULL,
	CONSTRAINT `fk_wave_limits_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "wave_limits_speed" CHECK(new_per_live_team between 0 and 2)
) STRICT;
--> statement-breakpoint
CREATE TABLE `wave_plans` (
	`id` text PRIMARY KEY,
	`workspace_id` text NOT NULL,
	`rollout_id` text NOT NULL,
	`number` integer NOT NULL,
	`made_by` text NOT NULL,
	`made_at` integer NOT NULL,
	`plan` text NOT NULL,
	`applied_at` integer,
	`applied_by` text,
	CONSTRAINT `fk_wave_plans_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "wave_plans_plan" CHECK(json_valid("plan"))
) STRICT;
--> statement-breakpoint
CREATE TABLE `wave_yields` (
	`rollout_id` text NOT NULL,
	`team_id` text NOT NULL,
	`wave` integer NOT NULL,
	CONSTRAINT `wave_yields_pk` PRIMARY KEY(`rollout_id`, `team_id`, `wave`),
	CONSTRAINT `fk_wave_yields_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT `fk_wave_yields_team_id_teams_id_fk` FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `wave_pauses` (
	`rollout_id` text NOT NULL,
	`wave` integer NOT NULL,
	`place` integer NOT NULL,
	`from_on` text NOT NULL,
	`until_on` text,
	`reason` text NOT NULL,
	CONSTRAINT `wave_pauses_pk` PRIMARY KEY(`rollout_id`, `wave`, `place`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `wave_teams` (
	`rollout_id` text NOT NULL,
	`wave` integer NOT NULL,
	`team_id` text NOT NULL,
	`place` integer NOT NULL,
	`roll_back_step` text,
	`roll_back_on` text,
	`roll_back_by` text,
	`roll_back_reason` text,
	`roll_back_keeps` text,
	CONSTRAINT `wave_teams_pk` PRIMARY KEY(`rollout_id`, `wave`, `team_id`),
	CONSTRAINT `fk_wave_teams_team_id_teams_id_fk` FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`),
	CONSTRAINT "wave_teams_step" CHECK(roll_back_step is null or roll_back_step in ('stop-new-seats', 'narrow', 'suspend'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `waves` (
	`workspace_id` text NOT NULL,
	`rollout_id` text NOT NULL,
	`number` integer NOT NULL,
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
	CONSTRAINT `waves_pk` PRIMARY KEY(`rollout_id`, `number`),
	CONSTRAINT `fk_waves_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "waves_number" CHECK(number >= 0),
	CONSTRAINT "waves_working_days" CHECK(working_days >= 0),
	CONSTRAINT "waves_plan" CHECK(json_valid("plan")),
	CONSTRAINT "waves_entry_criteria" CHECK(json_valid("entry_criteria"))
) STRICT;
--> statement-breakpoint
CREATE INDEX `wave_plans_rollout` ON `wave_plans` (`rollout_id`,`number`);--> statement-breakpoint
CREATE INDEX `wave_teams_team` ON `wave_teams` (`team_id`);