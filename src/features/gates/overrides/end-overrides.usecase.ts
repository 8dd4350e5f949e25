import { recordEntry } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import { enqueueMessageEntry } from '../../../platform/outbox/outbox.ts';
import type { ReadContext } from '../../../platform/request.ts';
import type { GateCatalog } from '../../contract/criterion.ts';
import { sayGate } from '../../contract/gate-words.ts';
import { type Rollout, todayAt } from '../../rollout/rollouts/rollout.ts';
import { findGateByKey, findGateStatus } from '../gates/gate-status.store.ts';
import { overrideEndDue } from './override-decision.ts';
import { answerMessage, endedMessage } from './override-messages.view.ts';
import { findOverrideWords } from './override-words.store.ts';
import { type KeptOverride, listOverrides, saveOverrideFate } from './overrides.store.ts';
import { isLapsedUntold } from './overrides-due.store.ts';
import { settleRequests } from './settle-requests.usecase.ts';

/** Ends overrides that are fulfilled or expired, and tells of requests that nobody answered; says what it did. */
export function endOverrides(
  database: Database,
  catalog: GateCatalog<ReadContext>,
  rollout: Rollout,
  now: Temporal.Instant,
): string {
  return write(database, (): string => {
    const done = listOverrides(database, rollout.id).flatMap((override) => [
      ...endOne(database, catalog, rollout, override, now),
      ...lapseOne(database, rollout, override, now),
    ]);
    return done.join(' ');
  });
}

function endOne(
  database: Database,
  catalog: GateCatalog<ReadContext>,
  rollout: Rollout,
  override: KeptOverride,
  now: Temporal.Instant,
): string[] {
  const end = findEnd(database, catalog, rollout, override, now);
  if (end === undefined) return [];
  const ended: KeptOverride = { ...override, ended: end };
  saveOverrideFate(database, ended);
  const place = { workspaceId: rollout.workspaceId, rolloutId: rollout.id };
  const how = end.how === 'fulfilled' ? 'has ended: its criteria are met' : 'has expired';
  recordEntry(database, {
    ...place,
    at: now,
    actor: 'groundswell',
    act: `overrides.${end.how === 'fulfilled' ? 'fulfil' : 'expire'}`,
    subject: `gate:${override.gate}`,
    says: `The override of ${sayGate(override.gate)} ${how}.`,
    after: { ended: end.how, criteria: override.criteria },
    isNews: true,
  });
  enqueueMessageEntry(database, {
    key: `overrides:${override.id}:ended`,
    ...place,
    now,
    to: rollout.channelId,
    message: endedMessage(ended, findOverrideWords(database, rollout.id, undefined, now)),
  });
  return [`Ended an override of ${override.gate}: ${end.how}.`];
}

/** The end that has come to an approved override, by the criteria as they stand now. */
export function findEnd(
  database: Database,
  catalog: GateCatalog<ReadContext>,
  rollout: Rollout,
  override: KeptOverride,
  now: Temporal.Instant,
): KeptOverride['ended'] {
  if (override.decision?.kind !== 'approved' || override.ended !== undefined) return undefined;
  const today = todayAt(rollout, now);
  const reading = { database, rolloutId: rollout.id, now, today };
  const gate = findGateByKey(catalog, reading, override.gate);
  const status = gate === undefined ? undefined : findGateStatus(catalog, database, gate, now);
  const unmet =
    status === undefined
      ? override.criteria
      : status.verdict.criteria
          .filter(({ judgement }) => judgement.verdict !== 'pass')
          .map(({ name }) => name);
  return overrideEndDue(override, unmet, now, today);
}

function lapseOne(
  database: Database,
  rollout: Rollout,
  override: KeptOverride,
  now: Temporal.Instant,
): string[] {
  if (!isLapsedUntold(database, override, now)) return [];
  settleRequests(database, rollout, override, now);
  enqueueMessageEntry(database, {
    key: `overrides:${override.id}:lapsed`,
    workspaceId: rollout.workspaceId,
    rolloutId: rollout.id,
    now,
    to: override.requestedBy,
    message: answerMessage(
      override,
      findOverrideWords(database, rollout.id, override.requestedBy, now),
    ),
  });
  recordEntry(database, {
    workspaceId: rollout.workspaceId,
    rolloutId: rollout.id,
    at: now,
    actor: 'groundswell',
    act: 'overrides.lapse',
    subject: `gate:${override.gate}`,
    says: `Nobody answered the request to override ${sayGate(override.gate)} in time, so it lapsed.`,
    isNews: false,
  });
  return [`A request to override ${override.gate} lapsed.`];
}
