CREATE TABLE `form_drafts` (
	`workspace_id` text NOT NULL,
	`user_id` text NOT NULL,
	`form` text NOT NULL,
	`subject` text NOT NULL,
	`step` integer NOT NULL,
	`fields` text NOT NULL,
	`saved_at` integer NOT NULL,
	CONSTRAINT `form_drafts_pk` PRIMARY KEY(`user_id`, `form`, `subject`),
	CONSTRAINT "form_drafts_fields" CHECK(json_valid("fields"))
) STRICT;
--> statement-breakpoint
ALTER TABLE `readiness_capacity` ADD `is_known` integer DEFAULT true NOT NULL;--> statement-breakpoint
CREATE INDEX `form_drafts_saved_at` ON `form_drafts` (`saved_at`);