CREATE TABLE `lesson_additions` (
	`rollout_id` text NOT NULL,
	`lesson_id` text NOT NULL,
	`additions` text NOT NULL,
	CONSTRAINT `lesson_additions_pk` PRIMARY KEY(`rollout_id`, `lesson_id`),
	CONSTRAINT `fk_lesson_additions_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "lesson_additions_additions" CHECK(json_valid("additions"))
) STRICT;
