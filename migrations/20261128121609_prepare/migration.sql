DROP INDEX IF EXISTS `certificates_holder`;--> statement-breakpoint
CREATE INDEX `certificates_newest` ON `certificates` (`rollout_id`,`holder_id`,`path`,`issued_at`);--> statement-breakpoint
CREATE INDEX `certificates_zone` ON `certificates` (`rollout_id`,`time_zone`);--> statement-breakpoint
CREATE INDEX `certificates_ending` ON `certificates` (`rollout_id`,`path`,`last_day_on`);--> statement-breakpoint
CREATE INDEX `sign_off_requests_champion` ON `sign_off_requests` (`rollout_id`,`champion_id`);--> statement-breakpoint
CREATE INDEX `sign_off_requests_team` ON `sign_off_requests` (`rollout_id`,`team_id`);--> statement-breakpoint
CREATE INDEX `path_walks_outcome` ON `path_walks` (`rollout_id`,`path`,`had_help`,`finished_at`,`person_id`);