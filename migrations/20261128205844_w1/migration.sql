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
CREATE INDEX `constraint_solutions_rollout` ON `constraint_solutions` (`rollout_id`,`constraint_id`);