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
CREATE TABLE `closed_places` (
	`destination` text PRIMARY KEY,
	`workspace_id` text NOT NULL,
	`rollout_id` text,
	`code` text NOT NULL,
	`problem` text NOT NULL,
	`since_at` integer NOT NULL,
	`left_at` integer
) STRICT;
--> statement-breakpoint
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
CREATE TABLE `core_files` (
	`entry_number` integer PRIMARY KEY,
	`path` text NOT NULL,
	`source` text NOT NULL,
	`owner_id` text NOT NULL,
	`base` text,
	CONSTRAINT `fk_core_files_entry_number_core_entries_number_fk` FOREIGN KEY (`entry_number`) REFERENCES `core_entries`(`number`)
) STRICT;
--> statement-breakpoint
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
CREATE TABLE `core_entries` (
	`number` integer PRIMARY KEY,
	`workspace_id` text NOT NULL,
	`rollout_id` text NOT NULL,
	`slug` text NOT NULL,
	`kind` text NOT NULL,
	`workflow` text NOT NULL,
	`owner_id` text NOT NULL,
	`source_link` text,
	`made_of` text,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`review_on` text,
	`interval_days` integer NOT NULL,
	`confirmed_runs` integer NOT NULL,
	`doubt` text,
	`doubted_on` text,
	`retired_at` integer,
	`retired_by` text,
	`retired_because` text,
	CONSTRAINT `fk_core_entries_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "core_entries_kind" CHECK(kind in ('prompting-strategy', 'edge-case', 'quality-criterion', 'escalation-path')),
	CONSTRAINT "core_entries_interval" CHECK(interval_days between 1 and 180),
	CONSTRAINT "core_entries_doubt" CHECK(doubt is null or doubt in ('did-not-help', 'escalation', 'capability-changed')),
	CONSTRAINT "core_entries_retired" CHECK(retired_at is null or retired_because is not null)
) STRICT;
--> statement-breakpoint
CREATE TABLE `core_revisions` (
	`entry_number` integer NOT NULL,
	`revision` integer NOT NULL,
	`rollout_id` text NOT NULL,
	`major` integer NOT NULL,
	`minor` integer NOT NULL,
	`status` text NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`synonyms` text NOT NULL,
	`constraints` text NOT NULL,
	`lessons` text NOT NULL,
	`note` text NOT NULL,
	`written_by` text NOT NULL,
	`written_at` integer NOT NULL,
	`reviewer_id` text,
	`reviewed_by` text,
	`reviewed_at` integer,
	`published_at` integer,
	CONSTRAINT `core_revisions_pk` PRIMARY KEY(`entry_number`, `revision`),
	CONSTRAINT `fk_core_revisions_entry_number_core_entries_number_fk` FOREIGN KEY (`entry_number`) REFERENCES `core_entries`(`number`),
	CONSTRAINT `fk_core_revisions_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "core_revisions_status" CHECK(status in ('draft', 'reviewed', 'published', 'replaced', 'dropped')),
	CONSTRAINT "core_revisions_synonyms" CHECK(json_valid("synonyms")),
	CONSTRAINT "core_revisions_constraints" CHECK(json_valid("constraints")),
	CONSTRAINT "core_revisions_lessons" CHECK(json_valid("lessons"))
) STRICT;
--> statement-breakpoint
CREATE TABLE `core_search_texts` (
	`entry_number` integer PRIMARY KEY,
	`rollout_id` text NOT NULL,
	`scope` text NOT NULL,
	`title` text NOT NULL,
	`synonyms` text NOT NULL,
	`body` text NOT NULL,
	CONSTRAINT `fk_core_search_texts_entry_number_core_entries_number_fk` FOREIGN KEY (`entry_number`) REFERENCES `core_entries`(`number`),
	CONSTRAINT `fk_core_search_texts_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `lesson_additions` (
	`rollout_id` text NOT NULL,
	`lesson_id` text NOT NULL,
	`additions` text NOT NULL,
	CONSTRAINT `lesson_additions_pk` PRIMARY KEY(`rollout_id`, `lesson_id`),
	CONSTRAINT `fk_lesson_additions_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "lesson_additions_additions" CHECK(json_valid("additions"))
) STRICT;
--> statement-breakpoint
CREATE TABLE `holiday_places` (
	`place` text PRIMARY KEY,
	`name` text NOT NULL,
	`known_until_year` integer,
	`changed_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `public_holidays` (
	`place` text NOT NULL,
	`on_date` text NOT NULL,
	`name` text NOT NULL,
	CONSTRAINT `public_holidays_pk` PRIMARY KEY(`place`, `on_date`),
	CONSTRAINT `fk_public_holidays_place_holiday_places_place_fk` FOREIGN KEY (`place`) REFERENCES `holiday_places`(`place`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `person_holiday_places` (
	`user_id` text PRIMARY KEY,
	`workspace_id` text NOT NULL,
	`place` text NOT NULL,
	`changed_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `obligation_arrangements` (
	`rollout_id` text NOT NULL,
	`subject` text NOT NULL,
	`team_id` text,
	`arranged_on` text NOT NULL,
	`arranged_by` text NOT NULL,
	`given_to` text,
	`due_on` text,
	`dropped` text,
	CONSTRAINT `obligation_arrangements_pk` PRIMARY KEY(`rollout_id`, `subject`),
	CONSTRAINT `fk_obligation_arrangements_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `board_views` (
	`user_id` text PRIMARY KEY,
	`workspace_id` text NOT NULL,
	`rollout_id` text NOT NULL,
	`filter` text NOT NULL,
	`page` integer NOT NULL,
	CONSTRAINT `fk_board_views_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
--> statement-breakpoint
ALTER TABLE `api_keys` ADD `purpose` text DEFAULT 'access' NOT NULL;--> statement-breakpoint
ALTER TABLE `api_keys` ADD `rollout_id` text;--> statement-breakpoint
ALTER TABLE `outbox` ADD `joined_to` integer;--> statement-breakpoint
ALTER TABLE `readiness_capacity` ADD `is_known` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `teams` ADD `holiday_place` text;--> statement-breakpoint
ALTER TABLE `nudge_settings` ADD `budget` text;--> statement-breakpoint
ALTER TABLE `nudge_items` ADD `ending` text;--> statement-breakpoint
ALTER TABLE `nudge_items` ADD `ending_why` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `nudges` ADD `is_urgent` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `audit_news` ON `audit` (`rollout_id`,`act`,`at`) WHERE is_news = 1;--> statement-breakpoint
CREATE INDEX `form_drafts_saved_at` ON `form_drafts` (`saved_at`);--> statement-breakpoint
CREATE INDEX `outbox_posts` ON `outbox` (`destination`,`settled_at`) WHERE carrier = 'post';--> statement-breakpoint
CREATE INDEX `outbox_joined` ON `outbox` (`joined_to`) WHERE joined_to is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `personal_news_key` ON `personal_news` (`key`);--> statement-breakpoint
CREATE INDEX `personal_news_waiting` ON `personal_news` (`person_id`) WHERE told_at is null and seen_at is null;--> statement-breakpoint
CREATE INDEX `personal_news_told_in` ON `personal_news` (`told_in`);--> statement-breakpoint
CREATE INDEX `personal_news_changed` ON `personal_news` (`told_in`) WHERE is_changed = 1;--> statement-breakpoint
CREATE INDEX `core_searches_gap` ON `core_searches` (`rollout_id`,`gap`);--> statement-breakpoint
CREATE UNIQUE INDEX `core_entries_slug` ON `core_entries` (`rollout_id`,`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `core_revisions_published` ON `core_revisions` (`entry_number`) WHERE status = 'published';--> statement-breakpoint
CREATE UNIQUE INDEX `core_revisions_prepared` ON `core_revisions` (`entry_number`) WHERE status in ('draft', 'reviewed');--> statement-breakpoint
CREATE INDEX `core_revisions_of_rollout` ON `core_revisions` (`rollout_id`,`status`);