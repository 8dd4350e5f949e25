DROP INDEX IF EXISTS `access_standings_rollout`;--> statement-breakpoint
CREATE INDEX `access_standings_allowed` ON `access_standings` (`rollout_id`,`allowed`,`person_id`);--> statement-breakpoint
CREATE INDEX `access_standings_person` ON `access_standings` (`person_id`);