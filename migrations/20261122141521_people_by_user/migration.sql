CREATE INDEX `people_by_user` ON `people` (`user_id`);--> statement-breakpoint
ALTER TABLE `waves` DROP COLUMN `ended_at`;