import { z } from 'zod';
import type { UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { sentence } from '../../../platform/slack/blocks.ts';
import { action, command, submission } from '../../../platform/slack/declarations.ts';
import { commaList, noArguments, number, rolloutValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import {
  close,
  fieldErrors,
  open,
  type Reply,
  replace,
  tell,
  update,
} from '../../../platform/slack/reply.ts';
import { endSource } from './end-source.usecase.ts';
import { eraseOwn } from './erase-own.usecase.ts';
import { changeUsageSettings } from './let-go.usecase.ts';
import { findOwnUsage } from './own-usage.store.ts';
import { ERASE_OWN, EXPORT_OWN, ownExportMessage, ownUsageMessage } from './own-usage.view.ts';
import { settlePerson } from './settle-person.usecase.ts';
import { getUsagePage } from './usage-page.store.ts';
import {
  END_SOURCE,
  OPEN_QUEUE,
  OPEN_SETTINGS,
  OPEN_USAGE,
  queueEmptyModal,
  SETTLE_FORM,
  settleFields,
  settleModal,
  usagePageMessage,
} from './usage-page.view.ts';
import { countWaitingPeople, listWaitingPeople } from './usage-people.store.ts';
import { findUsageSettings } from './usage-settings.store.ts';
import {
  KEEP_DAYS_LEAST,
  KEEP_DAYS_MOST,
  KEEP_WEEKS_LEAST,
  KEEP_WEEKS_MOST,
} from './usage-settings.ts';
import { SETTINGS_FORM, usageSettingsModal } from './usage-settings.view.ts';
import { listUsageSources } from './usage-sources.store.ts';

const LEADS = ['lead', 'admin'] as const;

const usageCommand = command({
  command: '/rollout',
  name: 'usage',
  summary: 'where usage comes from, and who is still to be settled',
  usage: '',
  who: LEADS,
  instead: [{ says: 'Your own record', run: '/core me' }],
  about: 'rollout',
  arguments: noArguments,
  run: (request): Reply => tell(pageOf(request)),
});

const openUsage = action({
  actionId: OPEN_USAGE,
  who: LEADS,
  about: 'rollout',
  value: rolloutValue,
  run: (request): Reply => tell(pageOf(request)),
});

const pageOf = (request: RolloutRequest) =>
  usagePageMessage(request.rolloutId, getUsagePage(request), request.today);

const meCommand = command({
  command: '/core',
  name: 'me',
  summary: 'what is kept of your own use; take it with you, or erase it',
  usage: '',
  who: 'anyone',
  shows: 'cut',
  about: 'rollout',
  arguments: noArguments,
  run(request): Reply {
    const { keepDays } = findUsageSettings(request.database, request.rolloutId);
    const own = findOwnUsage(request, request.acting.userId);
    return tell(ownUsageMessage(request.rolloutId, own, { today: request.today, keepDays }));
  },
});

const exportOwn = action({
  actionId: EXPORT_OWN,
  who: 'anyone',
  shows: 'cut',
  about: 'rollout',
  value: rolloutValue,
  run: (request): Reply => tell(ownExportMessage(findOwnUsage(request, request.acting.userId))),
});

const eraseOwnRecord = action({
  actionId: ERASE_OWN,
  who: 'anyone',
  shows: 'cut',
  acts: true,
  about: 'rollout',
  value: rolloutValue,
  run(request): Reply {
    eraseOwn(request);
    return replace(
      sentence('Your record is erased. What you do from tomorrow on is counted again.'),
    );
  },
});

const openQueue = action({
  actionId: OPEN_QUEUE,
  who: LEADS,
  about: 'rollout',
  value: rolloutValue,
  run: (request): Reply => open(queueModal(request)),
});

function queueModal({ database, rolloutId }: RolloutRequest): Modal {
  const [person] = listWaitingPeople(database, rolloutId, 1);
  if (person === undefined) return queueEmptyModal();
  const source = listUsageSources(database, rolloutId).find(({ id }) => id === person.sourceId);
  const waiting = countWaitingPeople(database, rolloutId);
  return settleModal(rolloutId, { ...person, source: source?.name ?? '' }, waiting);
}

const settleSubmission = submission({
  callbackId: SETTLE_FORM,
  who: LEADS,
  about: 'rollout',
  context: rolloutValue.extend({ usagePersonId: z.number() }),
  fields: z.record(z.string(), z.union([z.string(), z.array(z.string())]).optional()),
  run(request, fields, { usagePersonId }): Reply {
    const named = settleFields(usagePersonId);
    const who = fields[named.who];
    const isNobody = (fields[named.nobody] ?? []).length > 0;
    if (isNobody === (typeof who === 'string' && who !== ''))
      return fieldErrors({ [named.who]: 'Choose a person, or say below that it is none.' });
    const userId = isNobody ? undefined : (who as UserId);
    settlePerson(request, { usagePersonId, userId });
    return update(queueModal(request));
  },
});

const openSettings = action({
  actionId: OPEN_SETTINGS,
  who: LEADS,
  about: 'rollout',
  value: rolloutValue,
  run: ({ database, rolloutId }): Reply =>
    open(usageSettingsModal(rolloutId, findUsageSettings(database, rolloutId))),
});

const settingsSubmission = submission({
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

const endSourceAction = action({
  actionId: END_SOURCE,
  who: LEADS,
  acts: true,
  about: 'rollout',
  value: rolloutValue.extend({ sourceId: z.number() }),
  run(request, { sourceId }): Reply {
    endSource(request, { sourceId });
    return replace(pageOf(request));
  },
});

export const usageCommands = [usageCommand, meCommand];
export const usageActions = [
  openUsage,
  exportOwn,
  eraseOwnRecord,
  openQueue,
  openSettings,
  endSourceAction,
];
export const usageSubmissions = [settleSubmission, settingsSubmission];
