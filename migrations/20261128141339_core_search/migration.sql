CREATE TABLE `core_search_texts` (
	`entry_number` integer PRIMARY KEY,
	`rollout_id` text NOT NULL,
	`scope` text NOT NULL,
	`title` text NOT NULL,
	`synonyms` text NOT NULL,
	`body` text NOT NULL,
	CONSTRAINT `fk_core_search_texts_entry_number_core_entries_number_fk` FOREIGN KEY (`entry_number`) REFERENCES `core_entries`(`number`),
	CONSTRAINT `fk_core_search_texts_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
