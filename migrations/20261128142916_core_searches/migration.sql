CREATE TABLE `core_closed_gaps` (
	`rollout_id` text NOT NULL,
	`gap` text NOT NULL,
	`closed_at` integer NOT NULL,
	`closed_by` text NOT NULL,
	CONSTRAINT `core_closed_gaps_pk` PRIMARY KEY(`rollout_id`, `gap`),
	CONSTRAINT `fk_core_closed_gaps_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `core_opinions` (
	`rollout_id` text NOT NULL,
	`entry_number` integer NOT NULL,
	`said_by` text NOT NULL,
	`words` text NOT NULL,
	`helped` integer NOT NULL,
	`said_at` integer NOT NULL,
	CONSTRAINT `core_opinions_pk` PRIMARY KEY(`rollout_id`, `entry_number`, `said_by`),
	CONSTRAINT `fk_core_opinions_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT `fk_core_opinions_entry_number_core_entries_number_fk` FOREIGN KEY (`entry_number`) REFERENCES `core_entries`(`number`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `core_searches` (
	`number` integer PRIMARY KEY,
	`rollout_id` text NOT NULL,
	`gap` text NOT NULL,
	`words` text NOT NULL,
	`workflow` text,
	`door` text NOT NULL,
	`searched_at` integer NOT NULL,
	CONSTRAINT `fk_core_searches_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "core_searches_door" CHECK(door in ('slack', 'assistant', 'operator'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `core_searches_gap` ON `core_searches` (`rollout_id`,`gap`);