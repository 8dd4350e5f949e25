CREATE TABLE `silent_receivers` (
	`receiver` text PRIMARY KEY,
	`since_at` integer NOT NULL
) STRICT;
