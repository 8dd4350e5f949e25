ALTER TABLE `outputs` ADD `ticket` text;--> statement-breakpoint
DROP INDEX IF EXISTS `outputs_register`;--> statement-breakpoint
CREATE INDEX `outputs_draw` ON `outputs` (`rollout_id`,`register`,`workflow`,`team_id`,`ticket`);