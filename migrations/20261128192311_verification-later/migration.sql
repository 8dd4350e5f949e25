-- Rollouts that left their infrastructure behind before verification came: their waves are not asked about it
-- until they register a first output.
INSERT INTO `verification_later` (`rollout_id`)
SELECT `id` FROM `rollouts` WHERE `phase` IN ('expansion', 'broad', 'sustained') AND `closed_at` IS NULL;
