CREATE TABLE `instance_lease` (
	`slot` integer PRIMARY KEY,
	`path` text NOT NULL,
	`holder` text NOT NULL,
	`seen_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `restores` (
	`id` integer PRIMARY KEY AUTOINCREMENT,
	`copy_at` integer NOT NULL,
	`restored_at` integer NOT NULL,
	`swept_at` integer
) STRICT;
--> statement-breakpoint
CREATE TABLE `kept_events` (
	`id` integer PRIMARY KEY AUTOINCREMENT,
	`workspace_id` text NOT NULL,
	`subject` text NOT NULL,
	`payload` text NOT NULL,
	`received_at` integer NOT NULL,
	`attempts` integer NOT NULL,
	`next_attempt_at` integer NOT NULL,
	`problem` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `long_lists` (
	`hash` text PRIMARY KEY,
	`options` text NOT NULL,
	`shown_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `people_fetched` ON `people` (`fetched_at`);--> statement-breakpoint
CREATE INDEX `kept_events_subject` ON `kept_events` (`subject`);--> statement-breakpoint
CREATE INDEX `kept_events_due` ON `kept_events` (`next_attempt_at`);--> statement-breakpoint
CREATE INDEX `long_lists_shown` ON `long_lists` (`shown_at`);--> statement-breakpoint
CREATE INDEX `champions_closed` ON `champions` (`rollout_id`,`person_id`) WHERE ended_cause = 'deactivated';