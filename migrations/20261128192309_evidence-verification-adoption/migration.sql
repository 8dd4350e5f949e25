CREATE TABLE `hook_deliveries` (
	`rollout_id` text NOT NULL,
	`hook` text NOT NULL,
	`webhook_id` text NOT NULL,
	`body_hash` text NOT NULL,
	`answer` text NOT NULL,
	`received_at` integer NOT NULL,
	CONSTRAINT `hook_deliveries_pk` PRIMARY KEY(`rollout_id`, `hook`, `webhook_id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `hook_secrets` (
	`rollout_id` text PRIMARY KEY,
	`generation` integer NOT NULL,
	`previous_until` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `installation` (
	`slot` integer PRIMARY KEY,
	`workspace_id` text NOT NULL,
	`enterprise_id` text,
	`known_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `access_keepers` (
	`rollout_id` text PRIMARY KEY,
	`keeper_id` text NOT NULL,
	`chosen_by` text NOT NULL,
	`chosen_at` integer NOT NULL,
	CONSTRAINT `fk_access_keepers_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `usage_imports` (
	`id` integer PRIMARY KEY,
	`source_id` integer NOT NULL,
	`way` text NOT NULL,
	`imported_by` text NOT NULL,
	`digest` text NOT NULL,
	`source_version` text NOT NULL,
	`from_day` integer NOT NULL,
	`to_day` integer NOT NULL,
	`is_partial` integer NOT NULL,
	`rows` integer NOT NULL,
	`revised` integer NOT NULL,
	`changed` integer NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	CONSTRAINT `fk_usage_imports_source_id_usage_sources_id_fk` FOREIGN KEY (`source_id`) REFERENCES `usage_sources`(`id`),
	CONSTRAINT "usage_imports_way" CHECK(way in ('file', 'form', 'webhook', 'telemetry'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `usage_series` (
	`source_id` integer NOT NULL,
	`series` text NOT NULL,
	`started_at` integer NOT NULL,
	`heard_at` integer NOT NULL,
	`value` real NOT NULL,
	`noted_at` integer NOT NULL,
	CONSTRAINT `usage_series_pk` PRIMARY KEY(`source_id`, `series`),
	CONSTRAINT `fk_usage_series_source_id_usage_sources_id_fk` FOREIGN KEY (`source_id`) REFERENCES `usage_sources`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `usage_days` (
	`key` integer PRIMARY KEY,
	`actions` integer NOT NULL,
	`sessions` integer,
	`seconds` integer,
	`surfaces` integer DEFAULT 0 NOT NULL,
	`phase` integer,
	`import_id` integer NOT NULL,
	`revision` integer DEFAULT 0 NOT NULL,
	`person_id` integer GENERATED ALWAYS AS (key % 16777216) VIRTUAL,
	`day` integer GENERATED ALWAYS AS (key / 16777216) VIRTUAL
) STRICT;
--> statement-breakpoint
CREATE TABLE `usage_people` (
	`id` integer PRIMARY KEY,
	`source_id` integer NOT NULL,
	`key` text NOT NULL,
	`user_id` text,
	`matched_by` text,
	`team_id` text,
	`is_nobody` integer DEFAULT false NOT NULL,
	`erased_to` integer,
	CONSTRAINT `fk_usage_people_source_id_usage_sources_id_fk` FOREIGN KEY (`source_id`) REFERENCES `usage_sources`(`id`),
	CONSTRAINT `fk_usage_people_team_id_teams_id_fk` FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`),
	CONSTRAINT "usage_people_matched" CHECK(matched_by in ('slack-id', 'e-mail', 'mapping', 'lead'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `usage_reported` (
	`source_id` integer NOT NULL,
	`week` integer NOT NULL,
	`days` integer NOT NULL,
	`some_days` integer DEFAULT 0 NOT NULL,
	CONSTRAINT `usage_reported_pk` PRIMARY KEY(`source_id`, `week`),
	CONSTRAINT `fk_usage_reported_source_id_usage_sources_id_fk` FOREIGN KEY (`source_id`) REFERENCES `usage_sources`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `usage_settings` (
	`rollout_id` text PRIMARY KEY,
	`keep_days` integer NOT NULL,
	`keep_weeks` integer NOT NULL,
	`kept_from` integer DEFAULT 0 NOT NULL,
	`places_off` text DEFAULT '[]' NOT NULL,
	CONSTRAINT `fk_usage_settings_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `usage_sources` (
	`id` integer PRIMARY KEY,
	`rollout_id` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`columns` text,
	`ended_at` integer,
	CONSTRAINT `fk_usage_sources_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "usage_sources_kind" CHECK(kind in ('copilot', 'claude-enterprise', 'claude-code', 'openai', 'viva', 'csv', 'otel'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `usage_versions` (
	`rollout_id` text PRIMARY KEY,
	`version` integer NOT NULL,
	`changed_at` integer NOT NULL,
	CONSTRAINT `fk_usage_versions_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `usage_weeks` (
	`person_id` integer PRIMARY KEY,
	`first_week` integer NOT NULL,
	`actions` blob NOT NULL,
	CONSTRAINT `fk_usage_weeks_person_id_usage_people_id_fk` FOREIGN KEY (`person_id`) REFERENCES `usage_people`(`id`)
) STRICT;
--> statement-breakpoint
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
--> statement-breakpoint
CREATE TABLE `assessment_confirmations` (
	`id` text PRIMARY KEY,
	`workspace_id` text NOT NULL,
	`rollout_id` text NOT NULL,
	`question` text NOT NULL,
	`answered_by` text NOT NULL,
	`answered_at` integer NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`says` text NOT NULL,
	`words` text NOT NULL,
	CONSTRAINT `fk_assessment_confirmations_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "assessment_confirmations_question" CHECK(question in ('manual-work', 'changed-workflow', 'knowledge', 'feedback')),
	CONSTRAINT "assessment_confirmations_says" CHECK(says in ('so', 'not-quite')),
	CONSTRAINT "assessment_confirmations_other" CHECK("by" <> "answered_by")
) STRICT;
--> statement-breakpoint
CREATE TABLE `constraint_exemptions` (
	`id` text PRIMARY KEY,
	`workspace_id` text NOT NULL,
	`rollout_id` text NOT NULL,
	`question` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`reason` text NOT NULL,
	CONSTRAINT `fk_constraint_exemptions_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "constraint_exemptions_question" CHECK(question in ('manual-work', 'changed-workflow', 'knowledge', 'feedback'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `readiness_confirmations` (
	`id` text PRIMARY KEY,
	`workspace_id` text NOT NULL,
	`rollout_id` text NOT NULL,
	`team_id` text NOT NULL,
	`must` text NOT NULL,
	`says` text NOT NULL,
	`words` text NOT NULL,
	`about` text NOT NULL,
	`said_by` text NOT NULL,
	`said_at` integer NOT NULL,
	CONSTRAINT `fk_readiness_confirmations_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT `fk_readiness_confirmations_team_id_teams_id_fk` FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`),
	CONSTRAINT "readiness_confirmations_must" CHECK(must in ('sponsor-consent', 'data-rules', 'capacity')),
	CONSTRAINT "readiness_confirmations_says" CHECK(says in ('yes', 'no'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `check_results` (
	`number` integer PRIMARY KEY,
	`check_id` text NOT NULL,
	`outcome` text NOT NULL,
	`at` integer NOT NULL,
	`url` text,
	`note` text,
	`received_at` integer NOT NULL,
	CONSTRAINT `fk_check_results_check_id_checks_id_fk` FOREIGN KEY (`check_id`) REFERENCES `checks`(`id`),
	CONSTRAINT "check_results_outcome" CHECK(outcome is null or outcome in ('pass', 'fail'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `checks` (
	`id` text PRIMARY KEY,
	`rollout_id` text NOT NULL,
	`name` text NOT NULL,
	`workflow` text NOT NULL,
	`looks_for` text NOT NULL,
	`fresh_hours` integer NOT NULL,
	`owner_id` text NOT NULL,
	`declared_by` text NOT NULL,
	`declared_at` integer NOT NULL,
	`ended_at` integer,
	`last_outcome` text,
	`last_at` integer,
	`last_url` text,
	`last_note` text,
	`outcome_since` integer,
	CONSTRAINT `fk_checks_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "checks_outcome" CHECK(last_outcome is null or last_outcome in ('pass', 'fail'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `escalation_steps` (
	`escalation_id` text NOT NULL,
	`number` integer NOT NULL,
	`team_id` text NOT NULL,
	`tier` text NOT NULL,
	`person_id` text,
	`because` text NOT NULL,
	`skipped` text NOT NULL,
	`asked_at` integer NOT NULL,
	`take_by` integer NOT NULL,
	`taken_by` text,
	`taken_at` integer,
	`settle_by` integer,
	`took_minutes` integer,
	`sponsors_told_at` integer,
	CONSTRAINT `escalation_steps_pk` PRIMARY KEY(`escalation_id`, `number`),
	CONSTRAINT `fk_escalation_steps_team_id_teams_id_fk` FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`),
	CONSTRAINT `escalation_steps_escalation` FOREIGN KEY (`escalation_id`) REFERENCES `escalations`(`id`),
	CONSTRAINT "escalation_steps_tier" CHECK(tier in ('champion', 'owner', 'lead')),
	CONSTRAINT "escalation_steps_because" CHECK(because in ('raised', 'critical', 'silent', 'unsettled', 'handed-up', 'left', 'away', 'drill')),
	CONSTRAINT "escalation_steps_person" CHECK(tier = 'lead' or person_id is not null),
	CONSTRAINT "escalation_steps_skipped" CHECK(json_valid(skipped)),
	CONSTRAINT "escalation_steps_taken" CHECK((taken_at is null) = (taken_by is null))
) STRICT;
--> statement-breakpoint
CREATE TABLE `escalations` (
	`id` text PRIMARY KEY,
	`workspace_id` text NOT NULL,
	`rollout_id` text NOT NULL,
	`team_id` text NOT NULL,
	`workflow` text NOT NULL,
	`link` text,
	`words` text NOT NULL,
	`is_critical` integer NOT NULL,
	`is_drill` integer NOT NULL,
	`source` text NOT NULL,
	`source_id` text,
	`asker_id` text NOT NULL,
	`raised_at` integer NOT NULL,
	`resolved_by` text,
	`resolved_at` integer,
	`finding` text,
	`answer` text,
	CONSTRAINT `fk_escalations_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT `fk_escalations_team_id_teams_id_fk` FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`),
	CONSTRAINT "escalations_source" CHECK(source in ('person', 'review', 'alarm')),
	CONSTRAINT "escalations_finding" CHECK(finding is null or finding in ('wrong', 'right', 'unclear')),
	CONSTRAINT "escalations_resolved" CHECK((resolved_at is null) = (resolved_by is null) and (resolved_at is null) = (finding is null))
) STRICT;
--> statement-breakpoint
CREATE TABLE `planted_errors` (
	`id` text PRIMARY KEY,
	`rollout_id` text NOT NULL,
	`workflow` text NOT NULL,
	`url` text,
	`note` text NOT NULL,
	`wrong` text NOT NULL,
	`source` text NOT NULL,
	`source_id` text,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL,
	`ended_at` integer,
	CONSTRAINT `fk_planted_errors_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "planted_errors_source" CHECK(source is null or source in ('person', 'escalation', 'edge-case'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `review_decisions` (
	`output_number` integer PRIMARY KEY,
	`rollout_id` text NOT NULL,
	`verdict` text NOT NULL,
	`reason` text NOT NULL,
	`decided_by` text NOT NULL,
	`decided_at` integer NOT NULL,
	CONSTRAINT `fk_review_decisions_output_number_outputs_number_fk` FOREIGN KEY (`output_number`) REFERENCES `outputs`(`number`),
	CONSTRAINT `fk_review_decisions_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "review_decisions_verdict" CHECK(verdict is null or verdict in ('right', 'minor', 'major', 'critical', 'cannot-tell'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `reviewers` (
	`rollout_id` text NOT NULL,
	`person_id` text NOT NULL,
	`hours_per_week` real NOT NULL,
	`workflows` text NOT NULL,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL,
	`ended_at` integer,
	CONSTRAINT `reviewers_pk` PRIMARY KEY(`rollout_id`, `person_id`),
	CONSTRAINT `fk_reviewers_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `reviews` (
	`id` text PRIMARY KEY,
	`rollout_id` text NOT NULL,
	`part` text NOT NULL,
	`workflow` text NOT NULL,
	`output_number` integer,
	`planted_id` text,
	`reviewer_id` text NOT NULL,
	`asked_at` integer NOT NULL,
	`due_on` text NOT NULL,
	`verdict` text,
	`reason` text,
	`given_at` integer,
	`withdrawn_at` integer,
	`withdrawn_why` text,
	CONSTRAINT `fk_reviews_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT `fk_reviews_output_number_outputs_number_fk` FOREIGN KEY (`output_number`) REFERENCES `outputs`(`number`),
	CONSTRAINT `fk_reviews_planted_id_planted_errors_id_fk` FOREIGN KEY (`planted_id`) REFERENCES `planted_errors`(`id`),
	CONSTRAINT "reviews_part" CHECK(part is null or part in ('first', 'second', 'planted')),
	CONSTRAINT "reviews_verdict" CHECK(verdict is null or verdict in ('right', 'minor', 'major', 'critical', 'cannot-tell')),
	CONSTRAINT "reviews_given" CHECK((verdict is null) = (given_at is null)),
	CONSTRAINT "reviews_withdrawn" CHECK(withdrawn_why is null or withdrawn_why in ('silent', 'left', 'given-on'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `outputs` (
	`number` integer PRIMARY KEY,
	`rollout_id` text NOT NULL,
	`output_id` text NOT NULL,
	`workflow` text NOT NULL,
	`team_id` text,
	`produced_at` integer NOT NULL,
	`producer_id` text,
	`url` text,
	`note` text,
	`source` text NOT NULL,
	`registered_at` integer NOT NULL,
	`register` integer NOT NULL,
	CONSTRAINT `fk_outputs_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT `fk_outputs_team_id_teams_id_fk` FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`),
	CONSTRAINT `outputs_id` UNIQUE(`rollout_id`,`output_id`),
	CONSTRAINT "outputs_source" CHECK(source in ('webhook', 'file', 'person'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `sample_registers` (
	`rollout_id` text NOT NULL,
	`number` integer NOT NULL,
	`opened_at` integer NOT NULL,
	`closes_on` text NOT NULL,
	`first_digits` text,
	`first_by` text,
	`second_digits` text,
	`second_by` text,
	`seed` text,
	`closed_at` integer,
	CONSTRAINT `sample_registers_pk` PRIMARY KEY(`rollout_id`, `number`),
	CONSTRAINT `fk_sample_registers_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `verification_later` (
	`rollout_id` text PRIMARY KEY,
	CONSTRAINT `fk_verification_later_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `drawn_outputs` (
	`output_number` integer PRIMARY KEY,
	`rollout_id` text NOT NULL,
	`register` integer NOT NULL,
	`place` integer NOT NULL,
	`ticket` text NOT NULL,
	`workflow` text NOT NULL,
	`team_id` text,
	`finding` text,
	`found_at` integer,
	`is_disputed` integer DEFAULT false NOT NULL,
	CONSTRAINT `fk_drawn_outputs_output_number_outputs_number_fk` FOREIGN KEY (`output_number`) REFERENCES `outputs`(`number`),
	CONSTRAINT `fk_drawn_outputs_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "drawn_outputs_finding" CHECK(finding is null or finding in ('right', 'minor', 'major', 'critical')),
	CONSTRAINT "drawn_outputs_found" CHECK((finding is null) = (found_at is null))
) STRICT;
--> statement-breakpoint
CREATE TABLE `sample_strata` (
	`rollout_id` text NOT NULL,
	`register` integer NOT NULL,
	`workflow` text NOT NULL,
	`team` text NOT NULL,
	`size` integer NOT NULL,
	`count` integer NOT NULL,
	CONSTRAINT `sample_strata_pk` PRIMARY KEY(`rollout_id`, `register`, `workflow`, `team`),
	CONSTRAINT `fk_sample_strata_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `sampling_rates` (
	`rollout_id` text NOT NULL,
	`workflow` text NOT NULL,
	`per_stratum` integer NOT NULL,
	`why` text NOT NULL,
	`changed_at` integer NOT NULL,
	CONSTRAINT `sampling_rates_pk` PRIMARY KEY(`rollout_id`, `workflow`),
	CONSTRAINT `fk_sampling_rates_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `workflow_freezes` (
	`id` text PRIMARY KEY,
	`workspace_id` text NOT NULL,
	`rollout_id` text NOT NULL,
	`workflow` text NOT NULL,
	`cause` text NOT NULL,
	`case_id` text,
	`reason` text NOT NULL,
	`frozen_by` text NOT NULL,
	`frozen_at` integer NOT NULL,
	`settled_at` integer,
	`asked_by` text,
	`asked_at` integer,
	`asked_reason` text,
	`lifted_by` text,
	`lifted_at` integer,
	CONSTRAINT `fk_workflow_freezes_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "workflow_freezes_cause" CHECK(cause in ('case', 'alarm', 'lead')),
	CONSTRAINT "workflow_freezes_asked" CHECK((asked_at is null) = (asked_by is null)),
	CONSTRAINT "workflow_freezes_lifted" CHECK((lifted_at is null) = (lifted_by is null)),
	CONSTRAINT "workflow_freezes_two_people" CHECK(lifted_by is null or lifted_by <> asked_by)
) STRICT;
--> statement-breakpoint
CREATE TABLE `wave_causes` (
	`id` text PRIMARY KEY,
	`rollout_id` text NOT NULL,
	`wave` integer NOT NULL,
	`attempt` integer NOT NULL,
	`cause` text NOT NULL,
	`change` text NOT NULL,
	`said_by` text NOT NULL,
	`said_at` integer NOT NULL,
	`is_so` integer,
	`words` text,
	`answered_by` text,
	`answered_at` integer,
	CONSTRAINT `fk_wave_causes_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "wave_causes_is_so" CHECK(is_so is null or is_so in (0, 1))
) STRICT;
--> statement-breakpoint
ALTER TABLE `people` ADD `email` text;--> statement-breakpoint
ALTER TABLE `people` ADD `is_guest` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `readiness_answers` ADD `owner_id` text;--> statement-breakpoint
ALTER TABLE `gate_versions` ADD `until_on` text;--> statement-breakpoint
ALTER TABLE `overrides` ADD `found` text;--> statement-breakpoint
ALTER TABLE `overrides` ADD `change` text;--> statement-breakpoint
ALTER TABLE `overrides` ADD `without_sponsor` integer;--> statement-breakpoint
ALTER TABLE `sign_off_requests` ADD `observed_at` integer;--> statement-breakpoint
ALTER TABLE `sign_off_requests` ADD `observed_words` text;--> statement-breakpoint
ALTER TABLE `path_walks` ADD `was_inside` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `rollouts` ADD `access` text;--> statement-breakpoint
ALTER TABLE `rollouts` ADD `closed_by` text;--> statement-breakpoint
ALTER TABLE `rollouts` ADD `closed_reason` text;--> statement-breakpoint
ALTER TABLE `rollouts` ADD `closed_access` text;--> statement-breakpoint
ALTER TABLE `teams` ADD `left_at` integer;--> statement-breakpoint
ALTER TABLE `teams` ADD `left_how` text;--> statement-breakpoint
ALTER TABLE `teams` ADD `left_into` text;--> statement-breakpoint
ALTER TABLE `teams` ADD `left_reason` text;--> statement-breakpoint
ALTER TABLE `wave_pauses` ADD `attempt` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `wave_teams` ADD `attempt` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `waves` ADD `attempt` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_waves` (
	`workspace_id` text NOT NULL,
	`rollout_id` text NOT NULL,
	`number` integer NOT NULL,
	`attempt` integer DEFAULT 1 NOT NULL,
	`planned_on` text NOT NULL,
	`planned_by` text NOT NULL,
	`intended_on` text NOT NULL,
	`channel_id` text NOT NULL,
	`working_days` integer NOT NULL,
	`plan` text NOT NULL,
	`told_why` text,
	`told_stays` text,
	`told_by` text,
	`told_at` integer,
	`started_on` text,
	`started_at` integer,
	`started_by` text,
	`entry_criteria` text NOT NULL,
	`completed_on` text,
	`completed_by` text,
	`rolled_back_on` text,
	`ended_at` integer,
	CONSTRAINT `waves_pk` PRIMARY KEY(`rollout_id`, `number`, `attempt`),
	CONSTRAINT `fk_waves_rollout_id_rollouts_id_fk` FOREIGN KEY (`rollout_id`) REFERENCES `rollouts`(`id`),
	CONSTRAINT "waves_number" CHECK(number >= 0),
	CONSTRAINT "waves_attempt" CHECK(attempt >= 1),
	CONSTRAINT "waves_working_days" CHECK(working_days >= 0),
	CONSTRAINT "waves_plan" CHECK(json_valid("plan")),
	CONSTRAINT "waves_entry_criteria" CHECK(json_valid("entry_criteria"))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_waves`(`workspace_id`, `rollout_id`, `number`, `planned_on`, `planned_by`, `intended_on`, `channel_id`, `working_days`, `plan`, `told_why`, `told_stays`, `told_by`, `told_at`, `started_on`, `started_at`, `started_by`, `entry_criteria`, `completed_on`, `completed_by`, `rolled_back_on`, `ended_at`) SELECT `workspace_id`, `rollout_id`, `number`, `planned_on`, `planned_by`, `intended_on`, `channel_id`, `working_days`, `plan`, `told_why`, `told_stays`, `told_by`, `told_at`, `started_on`, `started_at`, `started_by`, `entry_criteria`, `completed_on`, `completed_by`, `rolled_back_on`, `ended_at` FROM `waves`;--> statement-breakpoint
DROP TABLE `waves`;--> statement-breakpoint
ALTER TABLE `__new_waves` RENAME TO `waves`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_wave_pauses` (
	`rollout_id` text NOT NULL,
	`wave` integer NOT NULL,
	`attempt` integer DEFAULT 1 NOT NULL,
	`place` integer NOT NULL,
	`from_on` text NOT NULL,
	`until_on` text,
	`reason` text NOT NULL,
	CONSTRAINT `wave_pauses_pk` PRIMARY KEY(`rollout_id`, `wave`, `attempt`, `place`)
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_wave_pauses`(`rollout_id`, `wave`, `place`, `from_on`, `until_on`, `reason`) SELECT `rollout_id`, `wave`, `place`, `from_on`, `until_on`, `reason` FROM `wave_pauses`;--> statement-breakpoint
DROP TABLE `wave_pauses`;--> statement-breakpoint
ALTER TABLE `__new_wave_pauses` RENAME TO `wave_pauses`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_wave_teams` (
	`rollout_id` text NOT NULL,
	`wave` integer NOT NULL,
	`attempt` integer DEFAULT 1 NOT NULL,
	`team_id` text NOT NULL,
	`place` integer NOT NULL,
	`roll_back_step` text,
	`roll_back_on` text,
	`roll_back_by` text,
	`roll_back_reason` text,
	`roll_back_keeps` text,
	CONSTRAINT `wave_teams_pk` PRIMARY KEY(`rollout_id`, `wave`, `attempt`, `team_id`),
	CONSTRAINT `fk_wave_teams_team_id_teams_id_fk` FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`),
	CONSTRAINT "wave_teams_step" CHECK(roll_back_step is null or roll_back_step in ('stop-new-seats', 'narrow', 'suspend'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_wave_teams`(`rollout_id`, `wave`, `team_id`, `place`, `roll_back_step`, `roll_back_on`, `roll_back_by`, `roll_back_reason`, `roll_back_keeps`) SELECT `rollout_id`, `wave`, `team_id`, `place`, `roll_back_step`, `roll_back_on`, `roll_back_by`, `roll_back_reason`, `roll_back_keeps` FROM `wave_teams`;--> statement-breakpoint
DROP TABLE `wave_teams`;--> statement-breakpoint
ALTER TABLE `__new_wave_teams` RENAME TO `wave_teams`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
DROP INDEX IF EXISTS `teams_name`;--> statement-breakpoint
CREATE INDEX `wave_teams_team` ON `wave_teams` (`team_id`);--> statement-breakpoint
CREATE INDEX `hook_deliveries_received` ON `hook_deliveries` (`received_at`);--> statement-breakpoint
CREATE INDEX `access_events_team` ON `access_events` (`team_id`,`person_id`);--> statement-breakpoint
CREATE INDEX `usage_imports_digest` ON `usage_imports` (`source_id`,`digest`);--> statement-breakpoint
CREATE INDEX `usage_series_noted` ON `usage_series` (`noted_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `usage_people_key` ON `usage_people` (`source_id`,`key`);--> statement-breakpoint
CREATE INDEX `usage_people_user` ON `usage_people` (`user_id`);--> statement-breakpoint
CREATE INDEX `usage_people_team` ON `usage_people` (`team_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `usage_sources_name` ON `usage_sources` (`rollout_id`,`name`);--> statement-breakpoint
CREATE INDEX `assessment_confirmations_rollout` ON `assessment_confirmations` (`rollout_id`);--> statement-breakpoint
CREATE INDEX `constraint_exemptions_rollout` ON `constraint_exemptions` (`rollout_id`);--> statement-breakpoint
CREATE INDEX `readiness_confirmations_rollout` ON `readiness_confirmations` (`rollout_id`,`team_id`);--> statement-breakpoint
CREATE INDEX `check_results_check` ON `check_results` (`check_id`,`at`);--> statement-breakpoint
CREATE UNIQUE INDEX `checks_name` ON `checks` (`rollout_id`,`name`,`workflow`) WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX `escalations_rollout` ON `escalations` (`rollout_id`,`resolved_at`);--> statement-breakpoint
CREATE INDEX `escalations_team` ON `escalations` (`team_id`);--> statement-breakpoint
CREATE INDEX `planted_errors_rollout` ON `planted_errors` (`rollout_id`);--> statement-breakpoint
CREATE INDEX `reviews_reviewer` ON `reviews` (`rollout_id`,`reviewer_id`);--> statement-breakpoint
CREATE INDEX `reviews_output` ON `reviews` (`output_number`);--> statement-breakpoint
CREATE INDEX `reviews_open` ON `reviews` (`rollout_id`) WHERE given_at is null and withdrawn_at is null;--> statement-breakpoint
CREATE INDEX `outputs_register` ON `outputs` (`rollout_id`,`register`);--> statement-breakpoint
CREATE INDEX `drawn_outputs_register` ON `drawn_outputs` (`rollout_id`,`register`,`place`);--> statement-breakpoint
CREATE INDEX `drawn_outputs_workflow` ON `drawn_outputs` (`rollout_id`,`workflow`);--> statement-breakpoint
CREATE INDEX `workflow_freezes_rollout` ON `workflow_freezes` (`rollout_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `teams_name_of_present` ON `teams` (`rollout_id`,lower("name")) WHERE left_at is null;--> statement-breakpoint
CREATE INDEX `wave_causes_wave` ON `wave_causes` (`rollout_id`,`wave`,`attempt`);