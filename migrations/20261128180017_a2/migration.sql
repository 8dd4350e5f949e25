ALTER TABLE `gate_versions` ADD `until_on` text;--> statement-breakpoint
ALTER TABLE `overrides` ADD `found` text;--> statement-breakpoint
ALTER TABLE `overrides` ADD `change` text;--> statement-breakpoint
ALTER TABLE `overrides` ADD `without_sponsor` integer;