CREATE TABLE `published_figures` (
	`rollout_id` text NOT NULL,
	`team_id` text NOT NULL,
	`figures` text NOT NULL,
	CONSTRAINT `published_figures_pk` PRIMARY KEY(`rollout_id`, `team_id`),
	CONSTRAINT `fk_published_figures_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT `fk_published_figures_team_id_teams_id_fk` FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`)
) STRICT;
--> statement-breakpoint
ALTER TABLE `usage_sources` ADD `pull_url` text;--> statement-breakpoint
ALTER TABLE `usage_sources` ADD `power_from` integer;--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_usage_imports` (
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
	CONSTRAINT "usage_imports_way" CHECK(way in ('file', 'form', 'webhook', 'telemetry', 'pull'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_usage_imports`(`id`, `source_id`, `way`, `imported_by`, `digest`, `source_version`, `from_day`, `to_day`, `is_partial`, `rows`, `revised`, `changed`, `started_at`, `finished_at`) SELECT `id`, `source_id`, `way`, `imported_by`, `digest`, `source_version`, `from_day`, `to_day`, `is_partial`, `rows`, `revised`, `changed`, `started_at`, `finished_at` FROM `usage_imports`;--> statement-breakpoint
DROP TABLE `usage_imports`;--> statement-breakpoint
ALTER TABLE `__new_usage_imports` RENAME TO `usage_imports`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `usage_imports_digest` ON `usage_imports` (`source_id`,`digest`);