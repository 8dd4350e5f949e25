CREATE TABLE `personal_news` (
	`id` integer PRIMARY KEY AUTOINCREMENT,
	`key` text NOT NULL,
	`workspace_id` text NOT NULL,
	`rollout_id` text,
	`person_id` text NOT NULL,
	`is_urgent` integer NOT NULL,
	`message` text NOT NULL,
	`at` integer NOT NULL,
	`told_in` text,
	`told_at` integer,
	`is_changed` integer DEFAULT false NOT NULL,
	`seen_at` integer,
	CONSTRAINT "personal_news_message" CHECK(json_valid("message"))
) STRICT;
--> statement-breakpoint
ALTER TABLE `nudge_settings` ADD `budget` text;--> statement-breakpoint
ALTER TABLE `nudges` ADD `is_urgent` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `personal_news_key` ON `personal_news` (`key`);--> statement-breakpoint
CREATE INDEX `personal_news_waiting` ON `personal_news` (`person_id`) WHERE told_at is null and seen_at is null;--> statement-breakpoint
CREATE INDEX `personal_news_told_in` ON `personal_news` (`told_in`);--> statement-breakpoint
CREATE INDEX `personal_news_changed` ON `personal_news` (`told_in`) WHERE is_changed = 1;