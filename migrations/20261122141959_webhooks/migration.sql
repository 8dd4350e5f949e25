CREATE TABLE `webhook_endpoints` (
	`id` text PRIMARY KEY,
	`rollout_id` text NOT NULL,
	`url` text NOT NULL,
	`secret` text NOT NULL,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL,
	`removed_at` integer,
	CONSTRAINT `fk_webhook_endpoints_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `webhook_endpoints_rollout` ON `webhook_endpoints` (`rollout_id`);
