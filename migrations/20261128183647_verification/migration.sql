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
CREATE TABLE `check_results` (
	`number` integer PRIMARY KEY,
	`check_id` text NOT NULL,
	`outcome` text NOT NULL,
	`at` integer NOT NULL,
	`url` text,
	`note` text,
	`received_at` integer NOT NULL,
	CONSTRAINT `fk_check_results_check_id_checks_id_fk` FOREIGN KEY (`check_id`) REFERENCES `checks`(`id`),
	CONSTRAINT "check_results_outcome" CHECK(outcome is null or outcome in ('pass', 'fail'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `checks` (
	`id` text PRIMARY KEY,
	`rollout_id` text NOT NULL,
	`name` text NOT NULL,
	`workflow` text NOT NULL,
	`looks_for` text NOT NULL,
	`fresh_hours` integer NOT NULL,
	`owner_id` text NOT NULL,
	`declared_by` text NOT NULL,
	`declared_at` integer NOT NULL,
	`ended_at` integer,
	`last_outcome` text,
	`last_at` integer,
	`last_url` text,
	`last_note` text,
	`outcome_since` integer,
	CONSTRAINT `fk_checks_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "checks_outcome" CHECK(last_outcome is null or last_outcome in ('pass', 'fail'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `planted_errors` (
	`id` text PRIMARY KEY,
	`rollout_id` text NOT NULL,
	`workflow` text NOT NULL,
	`url` text,
	`note` text NOT NULL,
	`wrong` text NOT NULL,
	`source` text NOT NULL,
	`source_id` text,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL,
	`ended_at` integer,
	CONSTRAINT `fk_planted_errors_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "planted_errors_source" CHECK(source is null or source in ('person', 'escalation', 'edge-case'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `review_decisions` (
	`output_number` integer PRIMARY KEY,
	`rollout_id` text NOT NULL,
	`verdict` text NOT NULL,
	`reason` text NOT NULL,
	`decided_by` text NOT NULL,
	`decided_at` integer NOT NULL,
	CONSTRAINT `fk_review_decisions_output_number_outputs_number_fk` FOREIGN KEY (`output_number`) REFERENCES `outputs`(`number`),
	CONSTRAINT `fk_review_decisions_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "review_decisions_verdict" CHECK(verdict is null or verdict in ('right', 'minor', 'major', 'critical', 'cannot-tell'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `reviewers` (
	`rollout_id` text NOT NULL,
	`person_id` text NOT NULL,
	`hours_per_week` real NOT NULL,
	`workflows` text NOT NULL,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL,
	`ended_at` integer,
	CONSTRAINT `reviewers_pk` PRIMARY KEY(`rollout_id`, `person_id`),
	CONSTRAINT `fk_reviewers_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `reviews` (
	`id` text PRIMARY KEY,
	`rollout_id` text NOT NULL,
	`part` text NOT NULL,
	`workflow` text NOT NULL,
	`output_number` integer,
	`planted_id` text,
	`reviewer_id` text NOT NULL,
	`asked_at` integer NOT NULL,
	`due_on` text NOT NULL,
	`verdict` text,
	`reason` text,
	`given_at` integer,
	`withdrawn_at` integer,
	`withdrawn_why` text,
	CONSTRAINT `fk_reviews_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT `fk_reviews_output_number_outputs_number_fk` FOREIGN KEY (`output_number`) REFERENCES `outputs`(`number`),
	CONSTRAINT `fk_reviews_planted_id_planted_errors_id_fk` FOREIGN KEY (`planted_id`) REFERENCES `planted_errors`(`id`),
	CONSTRAINT "reviews_part" CHECK(part is null or part in ('first', 'second', 'planted')),
	CONSTRAINT "reviews_verdict" CHECK(verdict is null or verdict in ('right', 'minor', 'major', 'critical', 'cannot-tell')),
	CONSTRAINT "reviews_given" CHECK((verdict is null) = (given_at is null)),
	CONSTRAINT "reviews_withdrawn" CHECK(withdrawn_why is null or withdrawn_why in ('silent', 'left', 'given-on'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `outputs` (
	`number` integer PRIMARY KEY,
	`rollout_id` text NOT NULL,
	`output_id` text NOT NULL,
	`workflow` text NOT NULL,
	`team_id` text,
	`produced_at` integer NOT NULL,
	`producer_id` text,
	`url` text,
	`note` text,
	`source` text NOT NULL,
	`registered_at` integer NOT NULL,
	`register` integer NOT NULL,
	CONSTRAINT `fk_outputs_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT `fk_outputs_team_id_teams_id_fk` FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`),
	CONSTRAINT `outputs_id` UNIQUE(`rollout_id`,`output_id`),
	CONSTRAINT "outputs_source" CHECK(source in ('webhook', 'file', 'person'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `sample_registers` (
	`rollout_id` text NOT NULL,
	`number` integer NOT NULL,
	`opened_at` integer NOT NULL,
	`closes_on` text NOT NULL,
	`first_digits` text,
	`first_by` text,
	`second_digits` text,
	`second_by` text,
	`seed` text,
	`closed_at` integer,
	CONSTRAINT `sample_registers_pk` PRIMARY KEY(`rollout_id`, `number`),
	CONSTRAINT `fk_sample_registers_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `verification_later` (
	`rollout_id` text PRIMARY KEY,
	CONSTRAINT `fk_verification_later_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `drawn_outputs` (
	`output_number` integer PRIMARY KEY,
	`rollout_id` text NOT NULL,
	`register` integer NOT NULL,
	`place` integer NOT NULL,
	`ticket` text NOT NULL,
	`workflow` text NOT NULL,
	`team_id` text,
	`finding` text,
	`found_at` integer,
	`is_disputed` integer DEFAULT false NOT NULL,
	CONSTRAINT `fk_drawn_outputs_output_number_outputs_number_fk` FOREIGN KEY (`output_number`) REFERENCES `outputs`(`number`),
	CONSTRAINT `fk_drawn_outputs_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "drawn_outputs_finding" CHECK(finding is null or finding in ('right', 'minor', 'major', 'critical')),
	CONSTRAINT "drawn_outputs_found" CHECK((finding is null) = (found_at is null))
) STRICT;
--> statement-breakpoint
CREATE TABLE `sample_strata` (
	`rollout_id` text NOT NULL,
	`register` integer NOT NULL,
	`workflow` text NOT NULL,
	`team` text NOT NULL,
	`size` integer NOT NULL,
	`count` integer NOT NULL,
	CONSTRAINT `sample_strata_pk` PRIMARY KEY(`rollout_id`, `register`, `workflow`, `team`),
	CONSTRAINT `fk_sample_strata_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `sampling_rates` (
	`rollout_id` text NOT NULL,
	`workflow` text NOT NULL,
	`per_stratum` integer NOT NULL,
	`why` text NOT NULL,
	`changed_at` integer NOT NULL,
	CONSTRAINT `sampling_rates_pk` PRIMARY KEY(`rollout_id`, `workflow`),
	CONSTRAINT `fk_sampling_rates_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `hook_deliveries_received` ON `hook_deliveries` (`received_at`);--> statement-breakpoint
CREATE INDEX `check_results_check` ON `check_results` (`check_id`,`at`);--> statement-breakpoint
CREATE UNIQUE INDEX `checks_name` ON `checks` (`rollout_id`,`name`,`workflow`) WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX `planted_errors_rollout` ON `planted_errors` (`rollout_id`);--> statement-breakpoint
CREATE INDEX `reviews_reviewer` ON `reviews` (`rollout_id`,`reviewer_id`);--> statement-breakpoint
CREATE INDEX `reviews_output` ON `reviews` (`output_number`);--> statement-breakpoint
CREATE INDEX `reviews_open` ON `reviews` (`rollout_id`) WHERE given_at is null and withdrawn_at is null;--> statement-breakpoint
CREATE INDEX `outputs_register` ON `outputs` (`rollout_id`,`register`);--> statement-breakpoint
CREATE INDEX `drawn_outputs_register` ON `drawn_outputs` (`rollout_id`,`register`,`place`);--> statement-breakpoint
CREATE INDEX `drawn_outputs_workflow` ON `drawn_outputs` (`rollout_id`,`workflow`);