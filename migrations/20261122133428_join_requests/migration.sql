CREATE TABLE `opt_ins` (
	`id` text PRIMARY KEY,
	`workspace_id` text NOT NULL,
	`rollout_id` text NOT NULL,
	`team_id` text NOT NULL,
	`asked_by` text NOT NULL,
	`why` text NOT NULL,
	`asked_at` integer NOT NULL,
	`withdrawn_at` integer,
	`withdrawn_by` text,
	CONSTRAINT `fk_opt_ins_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT `fk_opt_ins_team_id_teams_id_fk` FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `opt_ins_rollout` ON `opt_ins` (`rollout_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `opt_ins_once` ON `opt_ins` (`team_id`,`asked_at`);--> statement-breakpoint
CREATE INDEX `opt_ins_open` ON `opt_ins` (`team_id`) WHERE withdrawn_at is null;