CREATE TABLE `installation` (
	`slot` integer PRIMARY KEY,
	`workspace_id` text NOT NULL,
	`enterprise_id` text,
	`known_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
ALTER TABLE `people` ADD `is_guest` integer DEFAULT false NOT NULL;