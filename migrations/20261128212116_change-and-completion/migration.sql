CREATE TABLE `instance_lease` (
	`slot` integer PRIMARY KEY,
	`path` text NOT NULL,
	`holder` text NOT NULL,
	`seen_at` integer NOT NULL
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
ALTER TABLE `outputs` ADD `ticket` text;--> statement-breakpoint
DROP INDEX IF EXISTS `outputs_register`;--> statement-breakpoint
CREATE INDEX `people_fetched` ON `people` (`fetched_at`);--> statement-breakpoint
CREATE INDEX `kept_events_subject` ON `kept_events` (`subject`);--> statement-breakpoint
CREATE INDEX `kept_events_due` ON `kept_events` (`next_attempt_at`);--> statement-breakpoint
CREATE INDEX `completions_rollout` ON `completions` (`rollout_id`);--> statement-breakpoint
CREATE INDEX `completion_keepings_rollout` ON `completion_keepings` (`rollout_id`);--> statement-breakpoint
CREATE INDEX `champions_closed` ON `champions` (`rollout_id`,`person_id`) WHERE ended_cause = 'deactivated';--> statement-breakpoint
CREATE INDEX `outputs_draw` ON `outputs` (`rollout_id`,`register`,`workflow`,`team_id`,`ticket`);