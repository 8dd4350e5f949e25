CREATE TABLE `rollout_roles` (
	`rollout_id` text NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`since_at` integer NOT NULL,
	CONSTRAINT `rollout_roles_pk` PRIMARY KEY(`rollout_id`, `user_id`, `role`),
	CONSTRAINT `fk_rollout_roles_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `rollouts` (
	`id` text PRIMARY KEY,
	`workspace_id` text NOT NULL,
	`name` text NOT NULL,
	`capability` text NOT NULL,
	`channel_id` text NOT NULL,
	`pilot_team_id` text NOT NULL,
	`time_zone` text NOT NULL,
	`starts_on` text NOT NULL,
	`pace` text NOT NULL,
	`phase` text NOT NULL,
	`paused_at` integer,
	`paused_by` text,
	`paused_reason` text,
	`created_at` integer NOT NULL,
	`closed_at` integer,
	CONSTRAINT "rollouts_phase" CHECK(phase in ('assessment', 'infrastructure', 'expansion', 'broad', 'sustained')),
	CONSTRAINT "rollouts_pace" CHECK(json_valid("pace"))
) STRICT;
--> statement-breakpoint
CREATE TABLE `team_members` (
	`rollout_id` text NOT NULL,
	`team_id` text NOT NULL,
	`user_id` text NOT NULL,
	`since_at` integer NOT NULL,
	CONSTRAINT `team_members_pk` PRIMARY KEY(`team_id`, `user_id`),
	CONSTRAINT `fk_team_members_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT `fk_team_members_team_id_teams_id_fk` FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `teams` (
	`id` text PRIMARY KEY,
	`rollout_id` text NOT NULL,
	`name` text NOT NULL,
	`manager_id` text,
	`workflows` text NOT NULL,
	`function` text NOT NULL,
	`place` text NOT NULL,
	`time_zone` text NOT NULL,
	`size` integer NOT NULL,
	`seniority` real NOT NULL,
	`regulated` integer NOT NULL,
	`tools` text NOT NULL,
	`holidays` text DEFAULT '[]' NOT NULL,
	`created_at` integer NOT NULL,
	CONSTRAINT `fk_teams_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "teams_workflows" CHECK(json_valid("workflows")),
	CONSTRAINT "teams_tools" CHECK(json_valid("tools")),
	CONSTRAINT "teams_size" CHECK(size > 0),
	CONSTRAINT "teams_seniority" CHECK(seniority between 0 and 1)
) STRICT;
--> statement-breakpoint
CREATE INDEX `rollout_roles_user` ON `rollout_roles` (`user_id`);--> statement-breakpoint
CREATE INDEX `rollouts_channel` ON `rollouts` (`channel_id`);--> statement-breakpoint
CREATE INDEX `team_members_user` ON `team_members` (`rollout_id`,`user_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `teams_name` ON `teams` (`rollout_id`,lower("name"));