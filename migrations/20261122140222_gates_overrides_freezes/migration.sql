CREATE TABLE `freezes` (
	`id` text PRIMARY KEY,
	`workspace_id` text NOT NULL,
	`rollout_id` text NOT NULL,
	`kind` text NOT NULL,
	`reason` text NOT NULL,
	`from_on` text NOT NULL,
	`until_on` text,
	`declared_by` text NOT NULL,
	`declared_at` integer NOT NULL,
	`lifted_by` text,
	`lifted_at` integer,
	CONSTRAINT `fk_freezes_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "freezes_kind" CHECK(kind in ('year-end', 'incident', 'other')),
	CONSTRAINT "freezes_days" CHECK(until_on is null or until_on >= from_on)
) STRICT;
--> statement-breakpoint
CREATE TABLE `gate_passes` (
	`workspace_id` text NOT NULL,
	`rollout_id` text NOT NULL,
	`gate` text NOT NULL,
	`at` integer NOT NULL,
	`passed_by` text NOT NULL,
	`version` integer NOT NULL,
	`opens_on` text NOT NULL,
	`criteria` text NOT NULL,
	CONSTRAINT `gate_passes_pk` PRIMARY KEY(`rollout_id`, `gate`),
	CONSTRAINT `fk_gate_passes_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "gate_passes_criteria" CHECK(json_valid("criteria"))
) STRICT;
--> statement-breakpoint
CREATE TABLE `gate_versions` (
	`workspace_id` text NOT NULL,
	`rollout_id` text NOT NULL,
	`gate` text NOT NULL,
	`number` integer NOT NULL,
	`criteria` text NOT NULL,
	`frozen_at` integer NOT NULL,
	`frozen_by` text NOT NULL,
	`reason` text NOT NULL,
	`changes` text NOT NULL,
	CONSTRAINT `gate_versions_pk` PRIMARY KEY(`rollout_id`, `gate`, `number`),
	CONSTRAINT `fk_gate_versions_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "gate_versions_number" CHECK(number > 0),
	CONSTRAINT "gate_versions_criteria" CHECK(json_valid("criteria"))
) STRICT;
--> statement-breakpoint
CREATE TABLE `overrides` (
	`id` text PRIMARY KEY,
	`workspace_id` text NOT NULL,
	`rollout_id` text NOT NULL,
	`gate` text NOT NULL,
	`criteria` text NOT NULL,
	`asks` text NOT NULL,
	`reason` text NOT NULL,
	`risk` text NOT NULL,
	`requested_by` text NOT NULL,
	`requested_at` integer NOT NULL,
	`asked` text NOT NULL,
	`answer_by` integer NOT NULL,
	`expires_on` text NOT NULL,
	`reviewed_after` text NOT NULL,
	`decided` text,
	`decided_by` text,
	`decided_at` integer,
	`decided_why` text,
	`ended` text,
	`ended_at` integer,
	`reviewed_by` text,
	`reviewed_at` integer,
	`finding` text,
	CONSTRAINT `fk_overrides_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "overrides_decided" CHECK(decided is null or decided in ('approved', 'declined', 'withdrawn')),
	CONSTRAINT "overrides_two_people" CHECK(decided is not 'approved' or decided_by <> requested_by),
	CONSTRAINT "overrides_ended" CHECK(ended is null or ended in ('fulfilled', 'expired')),
	CONSTRAINT "overrides_phase" CHECK(reviewed_after in ('assessment', 'infrastructure', 'expansion', 'broad', 'sustained'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `rollout_pauses` (
	`id` text PRIMARY KEY,
	`workspace_id` text NOT NULL,
	`rollout_id` text NOT NULL,
	`from_at` integer NOT NULL,
	`paused_by` text NOT NULL,
	`reason` text NOT NULL,
	`until_at` integer,
	`resumed_by` text,
	`resumed_reason` text,
	CONSTRAINT `fk_rollout_pauses_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `freezes_rollout` ON `freezes` (`rollout_id`);--> statement-breakpoint
CREATE INDEX `overrides_rollout` ON `overrides` (`rollout_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `rollout_pauses_one_open` ON `rollout_pauses` (`rollout_id`) WHERE until_at is null;