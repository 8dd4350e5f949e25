CREATE TABLE `hours_used` (
	`rollout_id` text NOT NULL,
	`person_id` text NOT NULL,
	`week_starts_on` text NOT NULL,
	`hours` real NOT NULL,
	`entered_at` integer NOT NULL,
	CONSTRAINT `hours_used_pk` PRIMARY KEY(`rollout_id`, `person_id`, `week_starts_on`),
	CONSTRAINT `fk_hours_used_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "hours_used_hours" CHECK(hours >= 0 and hours <= 80)
) STRICT;
--> statement-breakpoint
CREATE TABLE `thanks` (
	`id` text PRIMARY KEY,
	`rollout_id` text NOT NULL,
	`from_id` text NOT NULL,
	`to_id` text NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	`note` text NOT NULL,
	CONSTRAINT `fk_thanks_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "thanks_note" CHECK(note in ('not-asked', 'asked', 'agreed', 'kept'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `questions` (
	`id` text PRIMARY KEY,
	`rollout_id` text NOT NULL,
	`team_id` text NOT NULL,
	`asker_id` text NOT NULL,
	`text` text NOT NULL,
	`asked_at` integer NOT NULL,
	`for_id` text,
	`answered_by` text,
	`answered_at` integer,
	`answer` text,
	CONSTRAINT `fk_questions_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT `fk_questions_team_id_teams_id_fk` FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `buddy_talks` (
	`rollout_id` text NOT NULL,
	`handover_id` text NOT NULL,
	`talk_on` text NOT NULL,
	`held_at` integer NOT NULL,
	CONSTRAINT `buddy_talks_pk` PRIMARY KEY(`handover_id`, `talk_on`),
	CONSTRAINT `fk_buddy_talks_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT `fk_buddy_talks_handover_id_handovers_id_fk` FOREIGN KEY (`handover_id`) REFERENCES `handovers`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `handovers` (
	`id` text PRIMARY KEY,
	`rollout_id` text NOT NULL,
	`team_id` text NOT NULL,
	`from_id` text NOT NULL,
	`to_id` text NOT NULL,
	`started_by` text NOT NULL,
	`started_at` integer NOT NULL,
	`context` text NOT NULL,
	`ticked` text NOT NULL,
	`confirmed_by_from` integer,
	`confirmed_by_to` integer,
	`cancelled_by` text,
	`cancelled_at` integer,
	CONSTRAINT `fk_handovers_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT `fk_handovers_team_id_teams_id_fk` FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`),
	CONSTRAINT "handovers_ticked" CHECK(json_valid("ticked"))
) STRICT;
--> statement-breakpoint
CREATE TABLE `absences` (
	`id` text PRIMARY KEY,
	`rollout_id` text NOT NULL,
	`person_id` text NOT NULL,
	`from_on` text NOT NULL,
	`to_on` text NOT NULL,
	`said_at` integer NOT NULL,
	`taken_back_at` integer,
	CONSTRAINT `fk_absences_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "absences_order" CHECK(from_on <= to_on)
) STRICT;
--> statement-breakpoint
CREATE INDEX `thanks_to` ON `thanks` (`rollout_id`,`to_id`);--> statement-breakpoint
CREATE INDEX `questions_rollout` ON `questions` (`rollout_id`,`answered_at`);--> statement-breakpoint
CREATE INDEX `handovers_rollout` ON `handovers` (`rollout_id`);--> statement-breakpoint
CREATE INDEX `absences_person` ON `absences` (`rollout_id`,`person_id`);