ALTER TABLE `outbox` ADD `joined_to` integer;--> statement-breakpoint
CREATE INDEX `audit_news` ON `audit` (`rollout_id`,`act`,`at`) WHERE is_news = 1;--> statement-breakpoint
CREATE INDEX `outbox_posts` ON `outbox` (`destination`,`settled_at`) WHERE carrier = 'post';--> statement-breakpoint
CREATE INDEX `outbox_joined` ON `outbox` (`joined_to`) WHERE joined_to is not null;