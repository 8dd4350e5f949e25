CREATE TABLE `readiness_answers` (
	`id` text PRIMARY KEY,
	`workspace_id` text NOT NULL,
	`rollout_id` text NOT NULL,
	`team_id` text NOT NULL,
	`item` text NOT NULL,
	`level` text NOT NULL,
	`evidence` text NOT NULL,
	`said_by` text NOT NULL,
	`role` text NOT NULL,
	`said_at` integer NOT NULL,
	CONSTRAINT `fk_readiness_answers_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT `fk_readiness_answers_team_id_teams_id_fk` FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`),
	CONSTRAINT "readiness_answers_level" CHECK(level in ('yes', 'partly', 'no', 'unknown')),
	CONSTRAINT "readiness_answers_role" CHECK(role in ('champion', 'manager', 'lead'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `readiness_capacity` (
	`id` text PRIMARY KEY,
	`workspace_id` text NOT NULL,
	`rollout_id` text NOT NULL,
	`team_id` text NOT NULL,
	`window_from_on` text NOT NULL,
	`window_until_on` text NOT NULL,
	`disturbances` text NOT NULL,
	`said_by` text NOT NULL,
	`role` text NOT NULL,
	`said_at` integer NOT NULL,
	CONSTRAINT `fk_readiness_capacity_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT `fk_readiness_capacity_team_id_teams_id_fk` FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`),
	CONSTRAINT "readiness_capacity_disturbances" CHECK(json_valid("disturbances")),
	CONSTRAINT "readiness_capacity_role" CHECK(role in ('champion', 'manager', 'lead'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `readiness_answers_rollout` ON `readiness_answers` (`rollout_id`,`team_id`);--> statement-breakpoint
CREATE INDEX `readiness_capacity_rollout` ON `readiness_capacity` (`rollout_id`,`team_id`);