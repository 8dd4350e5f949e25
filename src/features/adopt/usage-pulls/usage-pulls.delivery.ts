import { setImmediate as breathe } from 'node:timers/promises';
import type { DeliveryHandler, DeliveryTools, OutboxRow } from '../../../platform/outbox/outbox.ts';
import { findOutsideKey, outsideKeyNames } from '../../../platform/outside-keys.ts';
import { inRollout, ownRequest, type RolloutRequest } from '../../../platform/request.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import type { DayNumber, UsageSource } from '../usage/usage.ts';
import { listPulledSources } from '../usage-sources/source-reports.store.ts';
import { askSource } from './ask-source.ts';
import { isPulled } from './pull-api.ts';
import { takePulledDay } from './take-pulled-day.usecase.ts';

export const USAGE_PULL = 'usage-pull';

type Delivered = Awaited<ReturnType<DeliveryHandler['deliver']>>;

/** Asks a source for one day and takes in what it answers. The same day asked twice changes nothing. */
export const usagePullDelivery: DeliveryHandler = {
  name: USAGE_PULL,
  repeatable: true,
  lane: 'sources',
  async deliver(row, tools) {
    const { database } = tools;
    const rollout = row.rolloutId === null ? undefined : findRollout(database, row.rolloutId);
    const sourceId = Number(row.destination.split(':')[1]);
    const source =
      rollout && listPulledSources(database, rollout.id).find(({ id }) => id === sourceId);
    if (rollout === undefined || rollout.closedAt !== undefined || source === undefined)
      return { kind: 'cancelled', problem: 'It is no longer asked.' };
    const request = inRollout(ownRequest(tools, row.workspaceId), rollout);
    return await pull(request, source, { day: dayOf(row), fetch: tools.fetch });
  },
};

function dayOf({ payload }: OutboxRow): DayNumber {
  return (payload as { day: DayNumber }).day;
}

async function pull(
  request: RolloutRequest,
  source: UsageSource,
  { day, fetch }: { day: DayNumber; fetch: DeliveryTools['fetch'] },
): Promise<Delivered> {
  const { kind, pullUrl: url = '' } = source;
  if (!isPulled(kind)) return { kind: 'cancelled', problem: 'It is no longer asked.' };
  const key = findOutsideKey(request.database, kind);
  if (key === undefined)
    return { kind: 'failed-once', problem: `${outsideKeyNames[kind]} is not set.` };
  const asked = await askSource(fetch, { kind, url, key }, day);
  switch (asked.kind) {
    case 'problem':
      return { kind: asked.isFinal ? 'refused' : 'failed-once', problem: asked.problem };
    case 'no-report':
      return { kind: 'sent' };
    case 'rows':
      break;
  }
  const steps = takePulledDay(request, source, { day, rows: asked.rows });
  for (;;) {
    const step = steps.next();
    if (step.done !== true) await breathe();
    else if (step.value === undefined) return { kind: 'sent' };
    else return { kind: 'refused', problem: step.value };
  }
}
