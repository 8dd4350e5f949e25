import { z } from 'zod';
import type { Request } from '../../../platform/request.ts';
import { action, command, submission } from '../../../platform/slack/declarations.ts';
import { date, noArguments } from '../../../platform/slack/fields.ts';
import { fieldErrors, open, type Reply, update } from '../../../platform/slack/reply.ts';
import { topicTitle } from '../../contract/topic.ts';
import { todayAt } from '../../rollout/rollouts/rollout.ts';
import { budgetChoices } from './nudge-budget.ts';
import { BY_ROLE } from './nudge-budget.view.ts';
import { getBudget } from './nudge-budget-roles.store.ts';
import { findNudgeSettings } from './nudge-settings.store.ts';
import {
  nudgeSettingsModal,
  OPEN_SETTINGS,
  SETTINGS_FORM,
  STOP_TOPIC,
  settingsSavedModal,
  topicStoppedModal,
} from './nudge-settings-modal.view.ts';
import { saveNudgeSettings, stopTopic } from './save-nudge-settings.usecase.ts';

export const settingsCommand = command({
  command: '/rollout',
  name: 'settings',
  summary: 'how you hear from me: how often, when, and about what',
  usage: '',
  who: 'anyone',
  shows: 'own',
  about: 'workspace',
  arguments: noArguments,
  run: showSettings,
});

export const openSettings = action({
  actionId: OPEN_SETTINGS,
  who: 'anyone',
  shows: 'own',
  about: 'workspace',
  value: z.object({}),
  run: showSettings,
});

function showSettings(request: Request): Reply {
  const { database, product, acting } = request;
  const settings = findNudgeSettings(database, acting.userId);
  const byRole = getBudget(request, acting.userId, undefined);
  return open(nudgeSettingsModal(settings, acting.timeZone, product.topics, byRole));
}

const time = z
  .string({ error: 'Choose a time.' })
  .transform((typed) => Temporal.PlainTime.from(typed));

export const settingsSubmission = submission({
  callbackId: SETTINGS_FORM,
  who: 'anyone',
  shows: 'own',
  about: 'workspace',
  context: z.object({}),
  fields: z.object({
    from: time,
    until: time,
    weekdays: z.array(z.string().transform(Number)).min(1, { error: 'Choose at least one day.' }),
    budget: z.enum([BY_ROLE, ...budgetChoices], { error: 'Choose how often.' }),
    quiet_until: date('The day').optional(),
    stopped_topics: z.array(z.string()).optional(),
  }),
  run(request, typed): Reply {
    const outcome = saveNudgeSettings(request, {
      from: typed.from,
      until: typed.until,
      weekdays: typed.weekdays,
      quietUntilOn: typed.quiet_until,
      stoppedTopics: typed.stopped_topics ?? [],
      budget: typed.budget === BY_ROLE ? undefined : typed.budget,
    });
    if (outcome.kind === 'saved')
      return update(
        settingsSavedModal(outcome.settings, request.product.topics, {
          budget: getBudget(request, request.acting.userId, outcome.settings.budget),
          today: todayAt(request.acting, request.now),
        }),
      );
    if (outcome.kind === 'quiet-in-the-past') {
      return fieldErrors({ quiet_until: 'This day has passed. Choose today or a later day.' });
    }
    switch (outcome.problem.kind) {
      case 'too-short':
        return fieldErrors({
          until: `Leave at least ${outcome.problem.least === 1 ? 'an hour' : `${outcome.problem.least} hours`}, so that a message can reach you.`,
        });
      case 'no-working-day':
        return fieldErrors({ weekdays: 'Choose at least one day.' });
      case 'unknown-time-zone':
        return fieldErrors({
          from: 'Slack has no time zone for you. Set one in your Slack profile first.',
        });
    }
  },
});

/** From *Why me?*: one topic less, at one press. */
export const stopTopicAction = action({
  actionId: STOP_TOPIC,
  who: 'anyone',
  shows: 'own',
  about: 'workspace',
  value: z.object({ topic: z.string() }),
  run(request, { topic }): Reply {
    stopTopic(request, { topic });
    return update(topicStoppedModal(topicTitle(request.product.topics, topic)));
  },
});
