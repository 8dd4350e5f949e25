CREATE TABLE `access_ticks` (
	`rollout_id` text NOT NULL,
	`person_id` text NOT NULL,
	`given` integer NOT NULL,
	`ticked_by` text NOT NULL,
	`ticked_at` integer NOT NULL,
	CONSTRAINT `access_ticks_pk` PRIMARY KEY(`rollout_id`, `person_id`),
	CONSTRAINT `fk_access_ticks_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
