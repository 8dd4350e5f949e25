CREATE INDEX `certificates_ending` ON `certificates` (`rollout_id`,`path`,`last_day_on`);--> statement-breakpoint
CREATE INDEX `sign_off_requests_champion` ON `sign_off_requests` (`rollout_id`,`champion_id`);--> statement-breakpoint
CREATE INDEX `sign_off_requests_team` ON `sign_off_requests` (`team_id`);