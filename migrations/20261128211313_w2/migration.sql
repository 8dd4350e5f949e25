CREATE TABLE `verification_limits` (
	`rollout_id` text PRIMARY KEY,
	`take_hours` real NOT NULL,
	`settle_hours` real NOT NULL,
	`draw_days` integer NOT NULL,
	`review_days` integer NOT NULL,
	`silent_days` integer NOT NULL,
	CONSTRAINT `fk_verification_limits_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
--> statement-breakpoint
ALTER TABLE `outputs` ADD `ticket` text;--> statement-breakpoint
DROP INDEX IF EXISTS `outputs_register`;--> statement-breakpoint
CREATE INDEX `outputs_draw` ON `outputs` (`rollout_id`,`register`,`workflow`,`team_id`,`ticket`);