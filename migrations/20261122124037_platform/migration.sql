CREATE TABLE `audit` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT,
	`workspace_id` text NOT NULL,
	`rollout_id` text,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`act` text NOT NULL,
	`subject` text NOT NULL,
	`says` text NOT NULL,
	`before` text,
	`after` text,
	`reason` text,
	`is_news` integer NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `job_runs` (
	`job` text NOT NULL,
	`scope` text NOT NULL,
	`period` text NOT NULL,
	`outcome` text NOT NULL,
	`attempts` integer NOT NULL,
	`first_at` integer NOT NULL,
	`finished_at` integer NOT NULL,
	`next_attempt_at` integer,
	`says` text NOT NULL,
	CONSTRAINT `job_runs_pk` PRIMARY KEY(`job`, `scope`, `period`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT,
	`key` text NOT NULL,
	`workspace_id` text NOT NULL,
	`rollout_id` text,
	`carrier` text NOT NULL,
	`destination` text NOT NULL,
	`payload` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_attempt_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`settled_at` integer,
	`channel_id` text,
	`message_ts` text,
	`problem` text,
	CONSTRAINT "outbox_state" CHECK(state in ('queued', 'sending', 'sent', 'unknown', 'failed', 'cancelled', 'held')),
	CONSTRAINT "outbox_payload" CHECK(json_valid("payload"))
) STRICT;
--> statement-breakpoint
CREATE TABLE `channels` (
	`workspace_id` text NOT NULL,
	`channel_id` text NOT NULL,
	`name` text NOT NULL,
	`is_member` integer NOT NULL,
	`is_private` integer NOT NULL,
	`is_archived` integer NOT NULL,
	`fetched_at` integer NOT NULL,
	CONSTRAINT `channels_pk` PRIMARY KEY(`workspace_id`, `channel_id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `inbox` (
	`key` text PRIMARY KEY,
	`workspace_id` text NOT NULL,
	`received_at` integer NOT NULL,
	`answer` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `people` (
	`workspace_id` text NOT NULL,
	`user_id` text NOT NULL,
	`name` text NOT NULL,
	`time_zone` text NOT NULL,
	`is_admin` integer NOT NULL,
	`is_bot` integer NOT NULL,
	`is_deactivated` integer NOT NULL,
	`status_text` text DEFAULT '' NOT NULL,
	`status_until` integer,
	`fetched_at` integer NOT NULL,
	CONSTRAINT `people_pk` PRIMARY KEY(`workspace_id`, `user_id`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `audit_rollout_at` ON `audit` (`rollout_id`,`at`);--> statement-breakpoint
CREATE INDEX `audit_subject` ON `audit` (`subject`);--> statement-breakpoint
CREATE INDEX `job_runs_finished` ON `job_runs` (`finished_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_key` ON `outbox` (`key`);--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`state`,`next_attempt_at`);--> statement-breakpoint
CREATE INDEX `inbox_received_at` ON `inbox` (`received_at`);