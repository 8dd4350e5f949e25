CREATE TABLE `certificates` (
	`id` text PRIMARY KEY,
	`rollout_id` text NOT NULL,
	`holder_id` text NOT NULL,
	`path` text NOT NULL,
	`issued_at` integer NOT NULL,
	`time_zone` text NOT NULL,
	`last_day_on` text NOT NULL,
	`rests_on` text NOT NULL,
	`task_description` text,
	`task_link` text,
	`observed_by` text,
	`signed_off_by` text,
	`signed_off_as` text,
	CONSTRAINT `fk_certificates_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "certificates_path" CHECK(path in ('member', 'champion')),
	CONSTRAINT "certificates_rests_on" CHECK(json_valid("rests_on")),
	CONSTRAINT "certificates_signed_off_as" CHECK(signed_off_as is null or signed_off_as in ('champion', 'lead'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `sign_off_requests` (
	`id` text PRIMARY KEY,
	`rollout_id` text NOT NULL,
	`champion_id` text NOT NULL,
	`team_id` text NOT NULL,
	`task_description` text NOT NULL,
	`task_link` text NOT NULL,
	`observed_by` text NOT NULL,
	`signer_id` text NOT NULL,
	`asked_at` integer NOT NULL,
	`decision` text,
	`decided_by` text,
	`decided_at` integer,
	`reason` text,
	CONSTRAINT `fk_sign_off_requests_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT `fk_sign_off_requests_team_id_teams_id_fk` FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`),
	CONSTRAINT "sign_off_requests_decision" CHECK(decision is null or decision in ('approved', 'returned', 'asked-another'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `lesson_releases` (
	`rollout_id` text NOT NULL,
	`lesson_id` text NOT NULL,
	`major` integer NOT NULL,
	`minor` integer NOT NULL,
	`released_at` integer NOT NULL,
	CONSTRAINT `lesson_releases_pk` PRIMARY KEY(`rollout_id`, `lesson_id`, `major`, `minor`),
	CONSTRAINT `fk_lesson_releases_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `own_lessons` (
	`rollout_id` text PRIMARY KEY,
	`folder` text NOT NULL,
	`use` text NOT NULL,
	`seen` text NOT NULL,
	`lessons` text NOT NULL,
	`mistakes` integer NOT NULL,
	`read_at` integer NOT NULL,
	CONSTRAINT `fk_own_lessons_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "own_lessons_use" CHECK(use in ('extend', 'replace')),
	CONSTRAINT "own_lessons_lessons" CHECK(json_valid("lessons"))
) STRICT;
--> statement-breakpoint
CREATE TABLE `lesson_progress` (
	`rollout_id` text NOT NULL,
	`person_id` text NOT NULL,
	`lesson_id` text NOT NULL,
	`major` integer NOT NULL,
	`minor` integer NOT NULL,
	`steps_done` integer NOT NULL,
	`finished_at` integer,
	CONSTRAINT `lesson_progress_pk` PRIMARY KEY(`rollout_id`, `person_id`, `lesson_id`, `major`),
	CONSTRAINT `fk_lesson_progress_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `path_walks` (
	`rollout_id` text NOT NULL,
	`person_id` text NOT NULL,
	`path` text NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`had_help` integer,
	`messages` integer DEFAULT 0 NOT NULL,
	CONSTRAINT `path_walks_pk` PRIMARY KEY(`rollout_id`, `person_id`, `path`),
	CONSTRAINT `fk_path_walks_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "path_walks_path" CHECK(path in ('member', 'champion'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `test_answers` (
	`rollout_id` text NOT NULL,
	`person_id` text NOT NULL,
	`lesson_id` text NOT NULL,
	`attempt` integer NOT NULL,
	`scenario_id` text NOT NULL,
	`choice` text NOT NULL,
	`answered_at` integer NOT NULL,
	CONSTRAINT `test_answers_pk` PRIMARY KEY(`rollout_id`, `person_id`, `lesson_id`, `attempt`, `scenario_id`),
	CONSTRAINT `fk_test_answers_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "test_answers_choice" CHECK(choice in ('use', 'do-not', 'check-how'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `test_attempts` (
	`rollout_id` text NOT NULL,
	`person_id` text NOT NULL,
	`lesson_id` text NOT NULL,
	`number` integer NOT NULL,
	`major` integer NOT NULL,
	`minor` integer NOT NULL,
	`scenario_ids` text NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	`passed` integer,
	CONSTRAINT `test_attempts_pk` PRIMARY KEY(`rollout_id`, `person_id`, `lesson_id`, `number`),
	CONSTRAINT `fk_test_attempts_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "test_attempts_scenario_ids" CHECK(json_valid("scenario_ids"))
) STRICT;
--> statement-breakpoint
CREATE TABLE `training_settings` (
	`rollout_id` text PRIMARY KEY,
	`pass_mark_percent` integer NOT NULL,
	`member_scenarios` integer NOT NULL,
	`champion_scenarios` integer NOT NULL,
	`member_days` integer NOT NULL,
	`champion_days` integer NOT NULL,
	`changed_at` integer NOT NULL,
	CONSTRAINT `fk_training_settings_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `certificates_holder` ON `certificates` (`rollout_id`,`holder_id`);--> statement-breakpoint
CREATE INDEX `sign_off_requests_signer` ON `sign_off_requests` (`rollout_id`,`signer_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `sign_off_requests_one_open` ON `sign_off_requests` (`rollout_id`,`champion_id`) WHERE decision is null;