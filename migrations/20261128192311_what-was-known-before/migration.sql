-- Rollouts that left their infrastructure behind before verification came: their waves are not asked about it
-- until they register a first output.
INSERT INTO `verification_later` (`rollout_id`)
SELECT `id` FROM `rollouts` WHERE `phase` IN ('expansion', 'broad', 'sustained') AND `closed_at` IS NULL;--> statement-breakpoint
-- Who led a rollout or was in its pilot while learning was looked up until now, and is kept from now on.
UPDATE `path_walks` SET `was_inside` = 1
WHERE EXISTS (SELECT 1 FROM `rollout_roles` r WHERE r.rollout_id = path_walks.rollout_id AND r.user_id = path_walks.person_id AND r.role = 'lead')
  OR EXISTS (SELECT 1 FROM `rollouts` o JOIN `team_members` m ON m.team_id = o.pilot_team_id WHERE o.id = path_walks.rollout_id AND m.user_id = path_walks.person_id)
  OR EXISTS (SELECT 1 FROM `rollouts` o JOIN `teams` t ON t.id = o.pilot_team_id WHERE o.id = path_walks.rollout_id AND t.manager_id = path_walks.person_id);
