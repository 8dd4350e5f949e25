ALTER TABLE `nudge_items` ADD `ending` text;--> statement-breakpoint
ALTER TABLE `nudge_items` ADD `ending_why` text DEFAULT '' NOT NULL;