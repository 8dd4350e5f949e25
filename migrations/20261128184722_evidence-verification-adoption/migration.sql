CREATE TABLE `installation` (
	`slot` integer PRIMARY KEY,
	`workspace_id` text NOT NULL,
	`enterprise_id` text,
	`known_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `escalation_steps` (
	`escalation_id` text NOT NULL,
	`number` integer NOT NULL,
	`team_id` text NOT NULL,
	`tier` text NOT NULL,
	`person_id` text,
	`because` text NOT NULL,
	`skipped` text NOT NULL,
	`asked_at` integer NOT NULL,
	`take_by` integer NOT NULL,
	`taken_by` text,
	`taken_at` integer,
	`settle_by` integer,
	`took_minutes` integer,
	`sponsors_told_at` integer,
	CONSTRAINT `escalation_steps_pk` PRIMARY KEY(`escalation_id`, `number`),
	CONSTRAINT `fk_escalation_steps_team_id_teams_id_fk` FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`),
	CONSTRAINT `escalation_steps_escalation` FOREIGN KEY (`escalation_id`) REFERENCES `escalations`(`id`),
	CONSTRAINT "escalation_steps_tier" CHECK(tier in ('champion', 'owner', 'lead')),
	CONSTRAINT "escalation_steps_because" CHECK(because in ('raised', 'critical', 'silent', 'unsettled', 'handed-up', 'left', 'away', 'drill')),
	CONSTRAINT "escalation_steps_person" CHECK(tier = 'lead' or person_id is not null),
	CONSTRAINT "escalation_steps_skipped" CHECK(json_valid(skipped)),
	CONSTRAINT "escalation_steps_taken" CHECK((taken_at is null) = (taken_by is null))
) STRICT;
--> statement-breakpoint
CREATE TABLE `escalations` (
	`id` text PRIMARY KEY,
	`workspace_id` text NOT NULL,
	`rollout_id` text NOT NULL,
	`team_id` text NOT NULL,
	`workflow` text NOT NULL,
	`link` text,
	`words` text NOT NULL,
	`is_critical` integer NOT NULL,
	`is_drill` integer NOT NULL,
	`source` text NOT NULL,
	`source_id` text,
	`asker_id` text NOT NULL,
	`raised_at` integer NOT NULL,
	`resolved_by` text,
	`resolved_at` integer,
	`finding` text,
	`answer` text,
	CONSTRAINT `fk_escalations_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT `fk_escalations_team_id_teams_id_fk` FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`),
	CONSTRAINT "escalations_source" CHECK(source in ('person', 'review', 'alarm')),
	CONSTRAINT "escalations_finding" CHECK(finding is null or finding in ('wrong', 'right', 'unclear')),
	CONSTRAINT "escalations_resolved" CHECK((resolved_at is null) = (resolved_by is null) and (resolved_at is null) = (finding is null))
) STRICT;
--> statement-breakpoint
CREATE TABLE `workflow_freezes` (
	`id` text PRIMARY KEY,
	`workspace_id` text NOT NULL,
	`rollout_id` text NOT NULL,
	`workflow` text NOT NULL,
	`cause` text NOT NULL,
	`case_id` text,
	`reason` text NOT NULL,
	`frozen_by` text NOT NULL,
	`frozen_at` integer NOT NULL,
	`settled_at` integer,
	`asked_by` text,
	`asked_at` integer,
	`asked_reason` text,
	`lifted_by` text,
	`lifted_at` integer,
	CONSTRAINT `fk_workflow_freezes_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "workflow_freezes_cause" CHECK(cause in ('case', 'alarm', 'lead')),
	CONSTRAINT "workflow_freezes_asked" CHECK((asked_at is null) = (asked_by is null)),
	CONSTRAINT "workflow_freezes_lifted" CHECK((lifted_at is null) = (lifted_by is null)),
	CONSTRAINT "workflow_freezes_two_people" CHECK(lifted_by is null or lifted_by <> asked_by)
) STRICT;
--> statement-breakpoint
CREATE TABLE `wave_causes` (
	`id` text PRIMARY KEY,
	`rollout_id` text NOT NULL,
	`wave` integer NOT NULL,
	`attempt` integer NOT NULL,
	`cause` text NOT NULL,
	`change` text NOT NULL,
	`said_by` text NOT NULL,
	`said_at` integer NOT NULL,
	`is_so` integer,
	`words` text,
	`answered_by` text,
	`answered_at` integer,
	CONSTRAINT `fk_wave_causes_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "wave_causes_is_so" CHECK(is_so is null or is_so in (0, 1))
) STRICT;
--> statement-breakpoint
ALTER TABLE `people` ADD `email` text;--> statement-breakpoint
ALTER TABLE `people` ADD `is_guest` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `gate_versions` ADD `until_on` text;--> statement-breakpoint
ALTER TABLE `overrides` ADD `found` text;--> statement-breakpoint
ALTER TABLE `overrides` ADD `change` text;--> statement-breakpoint
ALTER TABLE `overrides` ADD `without_sponsor` integer;--> statement-breakpoint
ALTER TABLE `rollouts` ADD `closed_by` text;--> statement-breakpoint
ALTER TABLE `rollouts` ADD `closed_reason` text;--> statement-breakpoint
ALTER TABLE `rollouts` ADD `closed_access` text;--> statement-breakpoint
ALTER TABLE `wave_pauses` ADD `attempt` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `wave_teams` ADD `attempt` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `waves` ADD `attempt` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_waves` (
	`workspace_id` text NOT NULL,
	`rollout_id` text NOT NULL,
	`number` integer NOT NULL,
	`attempt` integer DEFAULT 1 NOT NULL,
	`planned_on` text NOT NULL,
	`planned_by` text NOT NULL,
	`intended_on` text NOT NULL,
	`channel_id` text NOT NULL,
	`working_days` integer NOT NULL,
	`plan` text NOT NULL,
	`told_why` text,
	`told_stays` text,
	`told_by` text,
	`told_at` integer,
	`started_on` text,
	`started_at` integer,
	`started_by` text,
	`entry_criteria` text NOT NULL,
	`completed_on` text,
	`completed_by` text,
	`rolled_back_on` text,
	`ended_at` integer,
	CONSTRAINT `waves_pk` PRIMARY KEY(`rollout_id`, `number`, `attempt`),
	CONSTRAINT `fk_waves_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "waves_number" CHECK(number >= 0),
	CONSTRAINT "waves_attempt" CHECK(attempt >= 1),
	CONSTRAINT "waves_working_days" CHECK(working_days >= 0),
	CONSTRAINT "waves_plan" CHECK(json_valid("plan")),
	CONSTRAINT "waves_entry_criteria" CHECK(json_valid("entry_criteria"))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_waves`(`workspace_id`, `rollout_id`, `number`, `planned_on`, `planned_by`, `intended_on`, `channel_id`, `working_days`, `plan`, `told_why`, `told_stays`, `told_by`, `told_at`, `started_on`, `started_at`, `started_by`, `entry_criteria`, `completed_on`, `completed_by`, `rolled_back_on`, `ended_at`) SELECT `workspace_id`, `rollout_id`, `number`, `planned_on`, `planned_by`, `intended_on`, `channel_id`, `working_days`, `plan`, `told_why`, `told_stays`, `told_by`, `told_at`, `started_on`, `started_at`, `started_by`, `entry_criteria`, `completed_on`, `completed_by`, `rolled_back_on`, `ended_at` FROM `waves`;--> statement-breakpoint
DROP TABLE `waves`;--> statement-breakpoint
ALTER TABLE `__new_waves` RENAME TO `waves`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_wave_pauses` (
	`rollout_id` text NOT NULL,
	`wave` integer NOT NULL,
	`attempt` integer DEFAULT 1 NOT NULL,
	`place` integer NOT NULL,
	`from_on` text NOT NULL,
	`until_on` text,
	`reason` text NOT NULL,
	CONSTRAINT `wave_pauses_pk` PRIMARY KEY(`rollout_id`, `wave`, `attempt`, `place`)
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_wave_pauses`(`rollout_id`, `wave`, `place`, `from_on`, `until_on`, `reason`) SELECT `rollout_id`, `wave`, `place`, `from_on`, `until_on`, `reason` FROM `wave_pauses`;--> statement-breakpoint
DROP TABLE `wave_pauses`;--> statement-breakpoint
ALTER TABLE `__new_wave_pauses` RENAME TO `wave_pauses`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_wave_teams` (
	`rollout_id` text NOT NULL,
	`wave` integer NOT NULL,
	`attempt` integer DEFAULT 1 NOT NULL,
	`team_id` text NOT NULL,
	`place` integer NOT NULL,
	`roll_back_step` text,
	`roll_back_on` text,
	`roll_back_by` text,
	`roll_back_reason` text,
	`roll_back_keeps` text,
	CONSTRAINT `wave_teams_pk` PRIMARY KEY(`rollout_id`, `wave`, `attempt`, `team_id`),
	CONSTRAINT `fk_wave_teams_team_id_teams_id_fk` FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`),
	CONSTRAINT "wave_teams_step" CHECK(roll_back_step is null or roll_back_step in ('stop-new-seats', 'narrow', 'suspend'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_wave_teams`(`rollout_id`, `wave`, `team_id`, `place`, `roll_back_step`, `roll_back_on`, `roll_back_by`, `roll_back_reason`, `roll_back_keeps`) SELECT `rollout_id`, `wave`, `team_id`, `place`, `roll_back_step`, `roll_back_on`, `roll_back_by`, `roll_back_reason`, `roll_back_keeps` FROM `wave_teams`;--> statement-breakpoint
DROP TABLE `wave_teams`;--> statement-breakpoint
ALTER TABLE `__new_wave_teams` RENAME TO `wave_teams`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `wave_teams_team` ON `wave_teams` (`team_id`);--> statement-breakpoint
CREATE INDEX `access_events_team` ON `access_events` (`team_id`,`person_id`);--> statement-breakpoint
CREATE INDEX `escalations_rollout` ON `escalations` (`rollout_id`,`resolved_at`);--> statement-breakpoint
CREATE INDEX `escalations_team` ON `escalations` (`team_id`);--> statement-breakpoint
CREATE INDEX `workflow_freezes_rollout` ON `workflow_freezes` (`rollout_id`);--> statement-breakpoint
CREATE INDEX `wave_causes_wave` ON `wave_causes` (`rollout_id`,`wave`,`attempt`);