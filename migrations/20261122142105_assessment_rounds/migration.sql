CREATE TABLE `assessment_rounds` (
	`id` text PRIMARY KEY,
	`workspace_id` text NOT NULL,
	`rollout_id` text NOT NULL,
	`taken_by` text NOT NULL,
	`at` integer NOT NULL,
	`conclusion` text NOT NULL,
	CONSTRAINT `fk_assessment_rounds_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `assessment_rounds_rollout` ON `assessment_rounds` (`rollout_id`);