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
CREATE INDEX `completions_rollout` ON `completions` (`rollout_id`);--> statement-breakpoint
CREATE INDEX `completion_keepings_rollout` ON `completion_keepings` (`rollout_id`);