CREATE TABLE `hook_deliveries` (
	`rollout_id` text NOT NULL,
	`hook` text NOT NULL,
	`webhook_id` text NOT NULL,
	`body_hash` text NOT NULL,
	`answer` text NOT NULL,
	`received_at` integer NOT NULL,
	CONSTRAINT `hook_deliveries_pk` PRIMARY KEY(`rollout_id`, `hook`, `webhook_id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `hook_secrets` (
	`rollout_id` text PRIMARY KEY,
	`generation` integer NOT NULL,
	`previous_until` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `usage_imports` (
	`id` integer PRIMARY KEY,
	`source_id` integer NOT NULL,
	`way` text NOT NULL,
	`imported_by` text NOT NULL,
	`digest` text NOT NULL,
	`source_version` text NOT NULL,
	`from_day` integer NOT NULL,
	`to_day` integer NOT NULL,
	`is_partial` integer NOT NULL,
	`rows` integer NOT NULL,
	`revised` integer NOT NULL,
	`changed` integer NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	CONSTRAINT `fk_usage_imports_source_id_usage_sources_id_fk` FOREIGN KEY (`source_id`) REFERENCES `usage_sources`(`id`),
	CONSTRAINT "usage_imports_way" CHECK(way in ('file', 'form', 'webhook', 'telemetry'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `usage_series` (
	`source_id` integer NOT NULL,
	`series` text NOT NULL,
	`started_at` integer NOT NULL,
	`heard_at` integer NOT NULL,
	`value` real NOT NULL,
	`noted_at` integer NOT NULL,
	CONSTRAINT `usage_series_pk` PRIMARY KEY(`source_id`, `series`),
	CONSTRAINT `fk_usage_series_source_id_usage_sources_id_fk` FOREIGN KEY (`source_id`) REFERENCES `usage_sources`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `usage_days` (
	`key` integer PRIMARY KEY,
	`actions` integer NOT NULL,
	`sessions` integer,
	`seconds` integer,
	`surfaces` integer DEFAULT 0 NOT NULL,
	`phase` integer,
	`import_id` integer NOT NULL,
	`revision` integer DEFAULT 0 NOT NULL,
	`person_id` integer GENERATED ALWAYS AS (key % 16777216) VIRTUAL,
	`day` integer GENERATED ALWAYS AS (key / 16777216) VIRTUAL
) STRICT;
--> statement-breakpoint
CREATE TABLE `usage_people` (
	`id` integer PRIMARY KEY,
	`source_id` integer NOT NULL,
	`key` text NOT NULL,
	`user_id` text,
	`matched_by` text,
	`team_id` text,
	`is_nobody` integer DEFAULT false NOT NULL,
	`erased_to` integer,
	CONSTRAINT `fk_usage_people_source_id_usage_sources_id_fk` FOREIGN KEY (`source_id`) REFERENCES `usage_sources`(`id`),
	CONSTRAINT `fk_usage_people_team_id_teams_id_fk` FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`),
	CONSTRAINT "usage_people_matched" CHECK(matched_by in ('slack-id', 'e-mail', 'mapping', 'lead'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `usage_reported` (
	`source_id` integer NOT NULL,
	`week` integer NOT NULL,
	`days` integer NOT NULL,
	`some_days` integer DEFAULT 0 NOT NULL,
	CONSTRAINT `usage_reported_pk` PRIMARY KEY(`source_id`, `week`),
	CONSTRAINT `fk_usage_reported_source_id_usage_sources_id_fk` FOREIGN KEY (`source_id`) REFERENCES `usage_sources`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `usage_settings` (
	`rollout_id` text PRIMARY KEY,
	`keep_days` integer NOT NULL,
	`keep_weeks` integer NOT NULL,
	`kept_from` integer DEFAULT 0 NOT NULL,
	`places_off` text DEFAULT '[]' NOT NULL,
	CONSTRAINT `fk_usage_settings_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `usage_sources` (
	`id` integer PRIMARY KEY,
	`rollout_id` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`columns` text,
	`ended_at` integer,
	CONSTRAINT `fk_usage_sources_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "usage_sources_kind" CHECK(kind in ('copilot', 'claude-enterprise', 'claude-code', 'openai', 'viva', 'csv', 'otel'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `usage_versions` (
	`rollout_id` text PRIMARY KEY,
	`version` integer NOT NULL,
	`changed_at` integer NOT NULL,
	CONSTRAINT `fk_usage_versions_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `usage_weeks` (
	`person_id` integer PRIMARY KEY,
	`first_week` integer NOT NULL,
	`actions` blob NOT NULL,
	CONSTRAINT `fk_usage_weeks_person_id_usage_people_id_fk` FOREIGN KEY (`person_id`) REFERENCES `usage_people`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `depth_looks` (
	`rollout_id` text PRIMARY KEY,
	`look` integer NOT NULL,
	`usage_version` integer NOT NULL,
	`week` integer NOT NULL,
	`definition` integer NOT NULL,
	`looked_at` integer NOT NULL,
	`noise` text NOT NULL,
	`dropped` text NOT NULL,
	`figures` text NOT NULL,
	CONSTRAINT `fk_depth_looks_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `depth_verdicts` (
	`rollout_id` text NOT NULL,
	`scope` text NOT NULL,
	`scope_id` text NOT NULL,
	`verdict` text NOT NULL,
	`judged` text NOT NULL,
	`first_week_on` text NOT NULL,
	`given_on` text NOT NULL,
	`verdict_before` text,
	`watched_on` text,
	`look` integer NOT NULL,
	CONSTRAINT `depth_verdicts_pk` PRIMARY KEY(`rollout_id`, `scope`, `scope_id`),
	CONSTRAINT `fk_depth_verdicts_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "depth_verdicts_scope" CHECK(scope in ('team', 'wave', 'rollout'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `hook_deliveries_received` ON `hook_deliveries` (`received_at`);--> statement-breakpoint
CREATE INDEX `usage_imports_digest` ON `usage_imports` (`source_id`,`digest`);--> statement-breakpoint
CREATE INDEX `usage_series_noted` ON `usage_series` (`noted_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `usage_people_key` ON `usage_people` (`source_id`,`key`);--> statement-breakpoint
CREATE INDEX `usage_people_user` ON `usage_people` (`user_id`);--> statement-breakpoint
CREATE INDEX `usage_people_team` ON `usage_people` (`team_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `usage_sources_name` ON `usage_sources` (`rollout_id`,`name`);