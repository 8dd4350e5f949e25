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
CREATE INDEX `escalations_rollout` ON `escalations` (`rollout_id`,`resolved_at`);--> statement-breakpoint
CREATE INDEX `escalations_team` ON `escalations` (`team_id`);--> statement-breakpoint
CREATE INDEX `workflow_freezes_rollout` ON `workflow_freezes` (`rollout_id`);