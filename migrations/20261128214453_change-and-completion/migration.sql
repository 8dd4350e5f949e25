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
ALTER TABLE `outputs` ADD `ticket` text;--> statement-breakpoint
DROP INDEX IF EXISTS `outputs_register`;--> statement-breakpoint
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
CREATE INDEX `champions_closed` ON `champions` (`rollout_id`,`person_id`) WHERE ended_cause = 'deactivated';--> statement-breakpoint
CREATE INDEX `outputs_draw` ON `outputs` (`rollout_id`,`register`,`workflow`,`team_id`,`ticket`);