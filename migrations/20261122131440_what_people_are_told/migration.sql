CREATE TABLE `digest_settings` (
	`rollout_id` text PRIMARY KEY,
	`workspace_id` text NOT NULL,
	`is_on` integer NOT NULL,
	`weekday` integer NOT NULL,
	`time` text NOT NULL,
	`since` integer NOT NULL,
	CONSTRAINT `fk_digest_settings_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "digest_settings_weekday" CHECK(weekday between 1 and 7)
) STRICT;
--> statement-breakpoint
CREATE TABLE `digests` (
	`workspace_id` text NOT NULL,
	`rollout_id` text NOT NULL,
	`week` text NOT NULL,
	`until_at` integer NOT NULL,
	`kind` text NOT NULL,
	`message_key` text NOT NULL,
	CONSTRAINT `digests_pk` PRIMARY KEY(`rollout_id`, `week`),
	CONSTRAINT `fk_digests_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "digests_kind" CHECK(kind in ('news', 'quiet'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `home_choices` (
	`user_id` text PRIMARY KEY,
	`workspace_id` text NOT NULL,
	`rollout_id` text NOT NULL,
	CONSTRAINT `fk_home_choices_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `nudge_items` (
	`nudge_key` text NOT NULL,
	`position` integer NOT NULL,
	`rollout_id` text NOT NULL,
	`obligation_key` text NOT NULL,
	`about_id` text NOT NULL,
	`purpose` text NOT NULL,
	`topic` text NOT NULL,
	`text` text NOT NULL,
	`is_open` integer NOT NULL,
	`done_on` text,
	`done_by` text,
	CONSTRAINT `nudge_items_pk` PRIMARY KEY(`nudge_key`, `position`),
	CONSTRAINT `fk_nudge_items_nudge_key_nudges_key_fk` FOREIGN KEY (`nudge_key`) REFERENCES `nudges`(`key`),
	CONSTRAINT `fk_nudge_items_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "nudge_items_purpose" CHECK(purpose in ('remind', 'ask', 'cover', 'tell-back-up', 'tell-lead'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `nudge_replies` (
	`workspace_id` text NOT NULL,
	`person_id` text NOT NULL,
	`obligation_key` text NOT NULL,
	`choice` text NOT NULL,
	`until_on` text,
	`suggested_id` text,
	`note` text DEFAULT '' NOT NULL,
	`replied_at` integer NOT NULL,
	CONSTRAINT `nudge_replies_pk` PRIMARY KEY(`person_id`, `obligation_key`),
	CONSTRAINT "nudge_replies_choice" CHECK(choice in ('keep', 'later', 'not-me'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `nudge_settings` (
	`user_id` text PRIMARY KEY,
	`workspace_id` text NOT NULL,
	`from_time` text NOT NULL,
	`until_time` text NOT NULL,
	`weekdays` text NOT NULL,
	`stopped_topics` text NOT NULL,
	`quiet_until_on` text,
	`changed_at` integer NOT NULL,
	CONSTRAINT "nudge_settings_weekdays" CHECK(json_valid("weekdays")),
	CONSTRAINT "nudge_settings_topics" CHECK(json_valid("stopped_topics"))
) STRICT;
--> statement-breakpoint
CREATE TABLE `nudge_sweeps` (
	`workspace_id` text PRIMARY KEY,
	`swept_at` integer NOT NULL,
	`last_sequence` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `nudges` (
	`key` text PRIMARY KEY,
	`workspace_id` text NOT NULL,
	`person_id` text NOT NULL,
	`send_on` text NOT NULL,
	`planned_at` integer NOT NULL,
	`sent_at` integer,
	`edits` integer DEFAULT 0 NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `nudge_items_open` ON `nudge_items` (`nudge_key`) WHERE is_open = 1;--> statement-breakpoint
CREATE INDEX `nudges_send_on` ON `nudges` (`send_on`);--> statement-breakpoint
CREATE INDEX `nudges_person` ON `nudges` (`person_id`,`send_on`);