DROP INDEX IF EXISTS `champions_rollout`;--> statement-breakpoint
DROP INDEX IF EXISTS `handovers_rollout`;--> statement-breakpoint
DROP INDEX IF EXISTS `team_members_user`;--> statement-breakpoint
CREATE INDEX `champions_of_rollout` ON `champions` (`rollout_id`,`team_id`);--> statement-breakpoint
CREATE INDEX `champions_team` ON `champions` (`team_id`);--> statement-breakpoint
CREATE INDEX `champions_hours_end` ON `champions` (`rollout_id`,`hours_until_on`) WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX `handovers_of_rollout` ON `handovers` (`rollout_id`,`team_id`);--> statement-breakpoint
CREATE INDEX `questions_open` ON `questions` (`rollout_id`,`team_id`) WHERE answered_at is null;--> statement-breakpoint
CREATE INDEX `questions_open_for` ON `questions` (`for_id`) WHERE answered_at is null;--> statement-breakpoint
CREATE INDEX `questions_answered_by` ON `questions` (`rollout_id`,`answered_by`);--> statement-breakpoint
CREATE INDEX `questions_asker` ON `questions` (`asker_id`);--> statement-breakpoint
CREATE INDEX `team_members_person` ON `team_members` (`user_id`,`rollout_id`);--> statement-breakpoint
CREATE INDEX `teams_of_rollout` ON `teams` (`rollout_id`,`id`);--> statement-breakpoint
CREATE INDEX `teams_manager` ON `teams` (`manager_id`);