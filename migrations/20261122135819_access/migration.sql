CREATE TABLE `access_events` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT,
	`id` text NOT NULL CONSTRAINT `access_events_id` UNIQUE,
	`rollout_id` text NOT NULL,
	`team_id` text NOT NULL,
	`person_id` text,
	`event` text NOT NULL,
	`before` text,
	`after` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	CONSTRAINT `fk_access_events_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT `fk_access_events_team_id_teams_id_fk` FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`),
	CONSTRAINT "access_events_event" CHECK(event in ('access.granted', 'access.frozen', 'access.suspended')),
	CONSTRAINT "access_events_after" CHECK(after in ('waiting', 'live', 'grace', 'frozen', 'suspended'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `access_standings` (
	`rollout_id` text NOT NULL,
	`team_id` text NOT NULL,
	`person_id` text NOT NULL,
	`state` text NOT NULL,
	`allowed` integer NOT NULL,
	`since_at` integer NOT NULL,
	CONSTRAINT `access_standings_pk` PRIMARY KEY(`team_id`, `person_id`),
	CONSTRAINT `fk_access_standings_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT `fk_access_standings_team_id_teams_id_fk` FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`),
	CONSTRAINT "access_standings_state" CHECK(state in ('waiting', 'live', 'grace', 'frozen', 'suspended'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `access_sweeps` (
	`rollout_id` text PRIMARY KEY,
	`swept_at` integer NOT NULL,
	`last_sequence` integer NOT NULL,
	CONSTRAINT `fk_access_sweeps_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `access_events_rollout` ON `access_events` (`rollout_id`);--> statement-breakpoint
CREATE INDEX `access_events_person` ON `access_events` (`person_id`);--> statement-breakpoint
CREATE INDEX `access_standings_rollout` ON `access_standings` (`rollout_id`);