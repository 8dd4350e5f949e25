ALTER TABLE `api_keys` ADD `purpose` text DEFAULT 'access' NOT NULL;--> statement-breakpoint
ALTER TABLE `api_keys` ADD `rollout_id` text;