CREATE TABLE `closed_places` (
	`destination` text PRIMARY KEY,
	`workspace_id` text NOT NULL,
	`rollout_id` text,
	`code` text NOT NULL,
	`problem` text NOT NULL,
	`since_at` integer NOT NULL,
	`left_at` integer
) STRICT;
