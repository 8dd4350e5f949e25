import { z } from 'zod';
import type { UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { action, submission } from '../../../platform/slack/declarations.ts';
import { rolloutValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { fieldErrors, open, type Reply, update } from '../../../platform/slack/reply.ts';
import { listUsageSources } from '../usage-sources/usage-sources.store.ts';
import { settlePerson } from './settle-person.usecase.ts';
import { countWaitingPeople, listWaitingPeople } from './usage-people.store.ts';
import {
  OPEN_QUEUE,
  queueEmptyModal,
  SETTLE_FORM,
  settleFields,
  settleModal,
} from './usage-queue.view.ts';

const LEADS = ['lead', 'admin'] as const;

export const openQueue = action({
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

export const settleSubmission = submission({
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
