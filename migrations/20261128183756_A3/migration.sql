ALTER TABLE `teams` ADD `left_at` integer;--> statement-breakpoint
ALTER TABLE `teams` ADD `left_how` text;--> statement-breakpoint
ALTER TABLE `teams` ADD `left_into` text;--> statement-breakpoint
ALTER TABLE `teams` ADD `left_reason` text;--> statement-breakpoint
DROP INDEX IF EXISTS `teams_name`;--> statement-breakpoint
CREATE UNIQUE INDEX `teams_name_of_present` ON `teams` (`rollout_id`,lower("name")) WHERE left_at is null;