CREATE TABLE `depth_looks` (
	`rollout_id` text PRIMARY KEY,
	`look` integer NOT NULL,
	`usage_version` integer NOT NULL,
	`week` integer NOT NULL,
	`definition` integer NOT NULL,
	`looked_at` integer NOT NULL,
	`noise` text NOT NULL,
	`dropped` text NOT NULL,
	`figures` text NOT NULL,
	CONSTRAINT `fk_depth_looks_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `depth_verdicts` (
	`rollout_id` text NOT NULL,
	`scope` text NOT NULL,
	`scope_id` text NOT NULL,
	`verdict` text NOT NULL,
	`judged` text NOT NULL,
	`first_week_on` text NOT NULL,
	`given_on` text NOT NULL,
	`verdict_before` text,
	`watched_on` text,
	`look` integer NOT NULL,
	CONSTRAINT `depth_verdicts_pk` PRIMARY KEY(`rollout_id`, `scope`, `scope_id`),
	CONSTRAINT `fk_depth_verdicts_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "depth_verdicts_scope" CHECK(scope in ('team', 'wave', 'rollout'))
) STRICT;
