ALTER TABLE `nudge_items` ADD `carried_to` text REFERENCES nudges(key);--> statement-breakpoint
ALTER TABLE `nudges` ADD `cancelled_at` integer;