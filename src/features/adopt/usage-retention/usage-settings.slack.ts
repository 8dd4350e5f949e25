import { z } from 'zod';
import { action, submission } from '../../../platform/slack/declarations.ts';
import { commaList, number, rolloutValue } from '../../../platform/slack/fields.ts';
import { close, open, type Reply } from '../../../platform/slack/reply.ts';
import { changeUsageSettings } from './let-go.usecase.ts';
import { findUsageSettings } from './usage-settings.store.ts';
import {
  KEEP_DAYS_LEAST,
  KEEP_DAYS_MOST,
  KEEP_WEEKS_LEAST,
  KEEP_WEEKS_MOST,
} from './usage-settings.ts';
import { OPEN_SETTINGS, SETTINGS_FORM, usageSettingsModal } from './usage-settings.view.ts';

const LEADS = ['lead', 'admin'] as const;

export const openSettings = action({
  actionId: OPEN_SETTINGS,
  who: LEADS,
  about: 'rollout',
  value: rolloutValue,
  run: ({ database, rolloutId }): Reply =>
    open(usageSettingsModal(rolloutId, findUsageSettings(database, rolloutId))),
});

export const settingsSubmission = submission({
  callbackId: SETTINGS_FORM,
  who: LEADS,
  about: 'rollout',
  context: rolloutValue,
  fields: z.object({
    days: number('The number of days', KEEP_DAYS_LEAST, KEEP_DAYS_MOST, '400').pipe(
      z.number().int(),
    ),
    weeks: number('The number of weeks', KEEP_WEEKS_LEAST, KEEP_WEEKS_MOST, '156').pipe(
      z.number().int(),
    ),
    places: commaList('Places').optional(),
  }),
  run(request, { days, weeks, places = [] }): Reply {
    changeUsageSettings(request, { keepDays: days, keepWeeks: weeks, placesOff: places });
    return close;
  },
});
