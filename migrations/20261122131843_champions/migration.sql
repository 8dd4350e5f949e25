CREATE TABLE `champions` (
	`id` text PRIMARY KEY,
	`rollout_id` text NOT NULL,
	`team_id` text NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`nominated_by` text NOT NULL,
	`nominated_at` integer NOT NULL,
	`nominated_why` text NOT NULL,
	`hours_per_week` real,
	`hours_from_on` text,
	`hours_until_on` text,
	`hours_by` text,
	`hours_at` integer,
	`confirmed_by` text,
	`confirmed_at` integer,
	`accepted_by` text,
	`accepted_at` integer,
	`buddy_id` text,
	`ended_how` text,
	`ended_cause` text,
	`ended_at` integer,
	`ended_reason` text,
	CONSTRAINT `fk_champions_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT `fk_champions_team_id_teams_id_fk` FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`),
	CONSTRAINT "champions_role" CHECK(role in ('champion', 'back-up')),
	CONSTRAINT "champions_ended" CHECK(ended_how is null or ended_how in ('declined', 'not-approved', 'withdrawn', 'handed-over', 'lapsed')),
	CONSTRAINT "champions_hours" CHECK(hours_per_week is null or hours_per_week > 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE `first_week` (
	`rollout_id` text NOT NULL,
	`champion_id` text NOT NULL,
	`item` text NOT NULL,
	`ticked_at` integer NOT NULL,
	CONSTRAINT `first_week_pk` PRIMARY KEY(`champion_id`, `item`),
	CONSTRAINT `fk_first_week_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT `fk_first_week_champion_id_champions_id_fk` FOREIGN KEY (`champion_id`) REFERENCES `champions`(`id`),
	CONSTRAINT "first_week_item" CHECK(item in ('hours', 'team', 'buddy', 'work'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `champions_rollout` ON `champions` (`rollout_id`);--> statement-breakpoint
CREATE INDEX `champions_person` ON `champions` (`person_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `champions_one_per_team` ON `champions` (`team_id`) WHERE role = 'champion' and ended_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX `champions_once_per_person` ON `champions` (`team_id`,`person_id`) WHERE ended_at is null;