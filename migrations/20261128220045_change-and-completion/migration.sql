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
CREATE TABLE `channel_members` (
	`channel_id` text NOT NULL,
	`user_id` text NOT NULL,
	CONSTRAINT `channel_members_pk` PRIMARY KEY(`channel_id`, `user_id`)
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
CREATE TABLE `barrier_answers` (
	`id` text PRIMARY KEY,
	`rollout_id` text NOT NULL,
	`team_id` text,
	`cycle_id` text NOT NULL,
	`construct` text NOT NULL,
	`choice` text NOT NULL,
	`says` text NOT NULL,
	`by_id` text NOT NULL,
	`decided_at` integer NOT NULL,
	CONSTRAINT `fk_barrier_answers_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT `fk_barrier_answers_team_id_teams_id_fk` FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`),
	CONSTRAINT `fk_barrier_answers_cycle_id_pulse_cycles_id_fk` FOREIGN KEY (`cycle_id`) REFERENCES `pulse_cycles`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `completions` (
	`id` text PRIMARY KEY,
	`workspace_id` text NOT NULL,
	`rollout_id` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_at` integer NOT NULL,
	`words` text NOT NULL,
	`decision` text,
	`decided_by` text,
	`decided_at` integer,
	`why` text,
	`evidence` text,
	`watched_on` text,
	`reopened_by` text,
	`reopened_at` integer,
	`reopened_why` text,
	CONSTRAINT `fk_completions_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "completions_decision" CHECK(decision in ('agreed', 'declined', 'withdrawn')),
	CONSTRAINT "completions_two_people" CHECK(decision <> 'agreed' or decided_by <> asked_by),
	CONSTRAINT "completions_evidence" CHECK(evidence is null or json_valid(evidence))
) STRICT;
--> statement-breakpoint
CREATE TABLE `completion_keepings` (
	`completion_id` text NOT NULL,
	`rollout_id` text NOT NULL,
	`person_id` text NOT NULL,
	`answer` text NOT NULL,
	`note` text NOT NULL,
	`at` integer NOT NULL,
	CONSTRAINT `completion_keepings_pk` PRIMARY KEY(`completion_id`, `person_id`),
	CONSTRAINT `fk_completion_keepings_completion_id_completions_id_fk` FOREIGN KEY (`completion_id`) REFERENCES `completions`(`id`),
	CONSTRAINT "completion_keepings_answer" CHECK(answer in ('keeps', 'cannot'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `pulse_asked` (
	`cycle_id` text NOT NULL,
	`rollout_id` text NOT NULL,
	`team_id` text NOT NULL,
	`person_id` text NOT NULL,
	CONSTRAINT `pulse_asked_pk` PRIMARY KEY(`cycle_id`, `person_id`),
	CONSTRAINT `fk_pulse_asked_cycle_id_pulse_cycles_id_fk` FOREIGN KEY (`cycle_id`) REFERENCES `pulse_cycles`(`id`),
	CONSTRAINT `fk_pulse_asked_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT `fk_pulse_asked_team_id_teams_id_fk` FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `pulse_ballots` (
	`name` text PRIMARY KEY,
	`cycle_id` text NOT NULL,
	`rollout_id` text NOT NULL,
	`team_id` text NOT NULL,
	`sealed` text NOT NULL,
	CONSTRAINT `fk_pulse_ballots_cycle_id_pulse_cycles_id_fk` FOREIGN KEY (`cycle_id`) REFERENCES `pulse_cycles`(`id`),
	CONSTRAINT `fk_pulse_ballots_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT `fk_pulse_ballots_team_id_teams_id_fk` FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `pulse_cells` (
	`id` text PRIMARY KEY,
	`rollout_id` text NOT NULL,
	`item` text NOT NULL,
	`team_id` text,
	`members` text NOT NULL,
	`basis` text NOT NULL,
	`band` text NOT NULL,
	`band_before` text,
	`told_on` text NOT NULL,
	`changed_on` text,
	CONSTRAINT `fk_pulse_cells_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT `fk_pulse_cells_team_id_teams_id_fk` FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `pulse_changes` (
	`id` text PRIMARY KEY,
	`rollout_id` text NOT NULL,
	`cycle_id` text NOT NULL,
	`team_id` text,
	`says` text NOT NULL,
	`by_id` text NOT NULL,
	`said_at` integer NOT NULL,
	CONSTRAINT `fk_pulse_changes_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT `fk_pulse_changes_cycle_id_pulse_cycles_id_fk` FOREIGN KEY (`cycle_id`) REFERENCES `pulse_cycles`(`id`),
	CONSTRAINT `fk_pulse_changes_team_id_teams_id_fk` FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `pulse_cycles` (
	`id` text PRIMARY KEY,
	`rollout_id` text NOT NULL,
	`number` integer NOT NULL,
	`opens_on` text NOT NULL,
	`closes_on` text NOT NULL,
	`closed_on` text,
	`items` text NOT NULL,
	`secret` text,
	CONSTRAINT `fk_pulse_cycles_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `pulse_instruments` (
	`rollout_id` text PRIMARY KEY,
	`title` text NOT NULL,
	`wording` text NOT NULL,
	`imported_at` integer NOT NULL,
	CONSTRAINT `fk_pulse_instruments_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `pulse_people` (
	`rollout_id` text NOT NULL,
	`person_id` text NOT NULL,
	`unanswered` integer NOT NULL,
	`is_opted_out` integer NOT NULL,
	CONSTRAINT `pulse_people_pk` PRIMARY KEY(`rollout_id`, `person_id`),
	CONSTRAINT `fk_pulse_people_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `pulses` (
	`rollout_id` text PRIMARY KEY,
	`every_weeks` integer NOT NULL,
	`started_on` text NOT NULL,
	`stopped_on` text,
	`ledger_key` text NOT NULL,
	CONSTRAINT `fk_pulses_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `published_figures` (
	`rollout_id` text NOT NULL,
	`team_id` text NOT NULL,
	`figures` text NOT NULL,
	CONSTRAINT `published_figures_pk` PRIMARY KEY(`rollout_id`, `team_id`),
	CONSTRAINT `fk_published_figures_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT `fk_published_figures_team_id_teams_id_fk` FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `constraint_solutions` (
	`id` text PRIMARY KEY,
	`rollout_id` text NOT NULL,
	`constraint_id` text NOT NULL,
	`version` integer NOT NULL,
	`words` text NOT NULL,
	`said_by` text NOT NULL,
	`said_at` integer NOT NULL,
	`is_so` integer,
	`answer` text,
	`answered_by` text,
	`answered_at` integer,
	CONSTRAINT `fk_constraint_solutions_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "constraint_solutions_is_so" CHECK(is_so is null or is_so in (0, 1))
) STRICT;
--> statement-breakpoint
CREATE TABLE `verification_limits` (
	`rollout_id` text PRIMARY KEY,
	`take_hours` real NOT NULL,
	`settle_hours` real NOT NULL,
	`draw_days` integer NOT NULL,
	`review_days` integer NOT NULL,
	`silent_days` integer NOT NULL,
	CONSTRAINT `fk_verification_limits_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `sponsor_months` (
	`rollout_id` text NOT NULL,
	`month` text NOT NULL,
	`working` text NOT NULL,
	`risk` text NOT NULL,
	`need` text NOT NULL,
	`read_by` text,
	`sent_at` integer,
	CONSTRAINT `sponsor_months_pk` PRIMARY KEY(`rollout_id`, `month`),
	CONSTRAINT `fk_sponsor_months_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `why_reads` (
	`rollout_id` text NOT NULL,
	`wave` integer NOT NULL,
	`attempt` integer NOT NULL,
	`person_id` text NOT NULL,
	`at` integer NOT NULL,
	CONSTRAINT `why_reads_pk` PRIMARY KEY(`rollout_id`, `wave`, `attempt`, `person_id`),
	CONSTRAINT `fk_why_reads_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
--> statement-breakpoint
ALTER TABLE `usage_sources` ADD `pull_url` text;--> statement-breakpoint
ALTER TABLE `usage_sources` ADD `power_from` integer;--> statement-breakpoint
ALTER TABLE `outputs` ADD `ticket` text;--> statement-breakpoint
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
DROP INDEX IF EXISTS `outputs_register`;--> statement-breakpoint
CREATE INDEX `usage_imports_digest` ON `usage_imports` (`source_id`,`digest`);--> statement-breakpoint
CREATE INDEX `people_fetched` ON `people` (`fetched_at`);--> statement-breakpoint
CREATE INDEX `kept_events_subject` ON `kept_events` (`subject`);--> statement-breakpoint
CREATE INDEX `kept_events_due` ON `kept_events` (`next_attempt_at`);--> statement-breakpoint
CREATE INDEX `long_lists_shown` ON `long_lists` (`shown_at`);--> statement-breakpoint
CREATE INDEX `barrier_answers_rollout` ON `barrier_answers` (`rollout_id`);--> statement-breakpoint
CREATE INDEX `completions_rollout` ON `completions` (`rollout_id`);--> statement-breakpoint
CREATE INDEX `completion_keepings_rollout` ON `completion_keepings` (`rollout_id`);--> statement-breakpoint
CREATE INDEX `pulse_asked_team` ON `pulse_asked` (`team_id`);--> statement-breakpoint
CREATE INDEX `pulse_ballots_team` ON `pulse_ballots` (`team_id`);--> statement-breakpoint
CREATE INDEX `pulse_cells_rollout` ON `pulse_cells` (`rollout_id`);--> statement-breakpoint
CREATE INDEX `pulse_changes_cycle` ON `pulse_changes` (`cycle_id`);--> statement-breakpoint
CREATE INDEX `pulse_cycles_rollout` ON `pulse_cycles` (`rollout_id`,`number`);--> statement-breakpoint
CREATE INDEX `pulse_people_person` ON `pulse_people` (`person_id`);--> statement-breakpoint
CREATE INDEX `constraint_solutions_rollout` ON `constraint_solutions` (`rollout_id`,`constraint_id`);--> statement-breakpoint
CREATE INDEX `champions_closed` ON `champions` (`rollout_id`,`person_id`) WHERE ended_cause = 'deactivated';--> statement-breakpoint
CREATE INDEX `outputs_draw` ON `outputs` (`rollout_id`,`register`,`workflow`,`team_id`,`ticket`);