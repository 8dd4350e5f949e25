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
CREATE INDEX `barrier_answers_rollout` ON `barrier_answers` (`rollout_id`);--> statement-breakpoint
CREATE INDEX `pulse_asked_team` ON `pulse_asked` (`team_id`);--> statement-breakpoint
CREATE INDEX `pulse_ballots_team` ON `pulse_ballots` (`team_id`);--> statement-breakpoint
CREATE INDEX `pulse_cells_rollout` ON `pulse_cells` (`rollout_id`);--> statement-breakpoint
CREATE INDEX `pulse_changes_cycle` ON `pulse_changes` (`cycle_id`);--> statement-breakpoint
CREATE INDEX `pulse_cycles_rollout` ON `pulse_cycles` (`rollout_id`,`number`);--> statement-breakpoint
CREATE INDEX `pulse_people_person` ON `pulse_people` (`person_id`);