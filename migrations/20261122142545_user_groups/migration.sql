CREATE TABLE `user_groups` (
	`rollout_id` text PRIMARY KEY,
	`group` text NOT NULL,
	`linked_by` text NOT NULL,
	`is_on` integer NOT NULL,
	`last_at` integer,
	`last_says` text,
	`last_is_problem` integer,
	CONSTRAINT `fk_user_groups_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
