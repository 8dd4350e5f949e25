CREATE TABLE `holiday_places` (
	`place` text PRIMARY KEY,
	`name` text NOT NULL,
	`known_until_year` integer,
	`changed_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `public_holidays` (
	`place` text NOT NULL,
	`on_date` text NOT NULL,
	`name` text NOT NULL,
	CONSTRAINT `public_holidays_pk` PRIMARY KEY(`place`, `on_date`),
	CONSTRAINT `fk_public_holidays_place_holiday_places_place_fk` FOREIGN KEY (`place`) REFERENCES `holiday_places`(`place`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `person_holiday_places` (
	`user_id` text PRIMARY KEY,
	`workspace_id` text NOT NULL,
	`place` text NOT NULL,
	`changed_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
ALTER TABLE `teams` ADD `holiday_place` text;