CREATE TABLE `api_keys` (
	`id` text PRIMARY KEY,
	`name` text NOT NULL,
	`hash` text NOT NULL CONSTRAINT `api_keys_hash` UNIQUE,
	`ending` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer,
	`revoked_at` integer
) STRICT;
--> statement-breakpoint
CREATE TABLE `flag_keys` (
	`rollout_id` text PRIMARY KEY,
	`key` text NOT NULL CONSTRAINT `flag_keys_key` UNIQUE,
	CONSTRAINT `fk_flag_keys_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `api_keys_name` ON `api_keys` (`name`);