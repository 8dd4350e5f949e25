CREATE TABLE `core_entries` (
	`number` integer PRIMARY KEY,
	`workspace_id` text NOT NULL,
	`rollout_id` text NOT NULL,
	`slug` text NOT NULL,
	`kind` text NOT NULL,
	`workflow` text NOT NULL,
	`owner_id` text NOT NULL,
	`source_link` text,
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
CREATE UNIQUE INDEX `core_entries_slug` ON `core_entries` (`rollout_id`,`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `core_revisions_published` ON `core_revisions` (`entry_number`) WHERE status = 'published';--> statement-breakpoint
CREATE UNIQUE INDEX `core_revisions_prepared` ON `core_revisions` (`entry_number`) WHERE status in ('draft', 'reviewed');--> statement-breakpoint
CREATE INDEX `core_revisions_of_rollout` ON `core_revisions` (`rollout_id`,`status`);