ALTER TABLE `nudge_sweeps` ADD `reached` text;--> statement-breakpoint
DROP INDEX IF EXISTS `nudge_items_open`;--> statement-breakpoint
CREATE INDEX `nudge_items_about` ON `nudge_items` (`about_id`) WHERE is_open = 1;