CREATE TABLE `channel_members` (
	`channel_id` text NOT NULL,
	`user_id` text NOT NULL,
	CONSTRAINT `channel_members_pk` PRIMARY KEY(`channel_id`, `user_id`)
) STRICT;
