CREATE TABLE `core_files` (
	`entry_number` integer PRIMARY KEY,
	`path` text NOT NULL,
	`source` text NOT NULL,
	`owner_id` text NOT NULL,
	`base` text,
	CONSTRAINT `fk_core_files_entry_number_core_entries_number_fk` FOREIGN KEY (`entry_number`) REFERENCES `core_entries`(`number`)
) STRICT;
