CREATE TABLE `obligation_arrangements` (
	`rollout_id` text NOT NULL,
	`subject` text NOT NULL,
	`team_id` text,
	`arranged_on` text NOT NULL,
	`arranged_by` text NOT NULL,
	`given_to` text,
	`due_on` text,
	`dropped` text,
	CONSTRAINT `obligation_arrangements_pk` PRIMARY KEY(`rollout_id`, `subject`),
	CONSTRAINT `fk_obligation_arrangements_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
