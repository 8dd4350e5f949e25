DROP INDEX IF EXISTS `opt_ins_rollout`;--> statement-breakpoint
DROP INDEX IF EXISTS `learning_weeks_rollout`;--> statement-breakpoint
DROP INDEX IF EXISTS `learnings_rollout`;--> statement-breakpoint
CREATE INDEX `opt_ins_of_rollout` ON `opt_ins` (`rollout_id`,`team_id`);--> statement-breakpoint
CREATE INDEX `learning_weeks_of_rollout` ON `learning_weeks` (`rollout_id`,`team_id`);--> statement-breakpoint
CREATE INDEX `learnings_of_rollout` ON `learnings` (`rollout_id`,`team_id`);