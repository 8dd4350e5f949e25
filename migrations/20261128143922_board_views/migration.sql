CREATE TABLE `board_views` (
	`user_id` text PRIMARY KEY,
	`workspace_id` text NOT NULL,
	`rollout_id` text NOT NULL,
	`filter` text NOT NULL,
	`page` integer NOT NULL,
	CONSTRAINT `fk_board_views_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
