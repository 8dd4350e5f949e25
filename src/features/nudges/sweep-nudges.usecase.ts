import {
  findLastSequence,
  listRecordBetween,
  type RecordLine,
} from '../../platform/audit/record-since.ts';
import { type Database, write } from '../../platform/database.ts';
import type { UserId, WorkspaceId } from '../../platform/ids.ts';
import { enqueueAll } from '../../platform/outbox/outbox.ts';
import { sayCount } from '../../platform/slack/blocks.ts';
import { findPerson } from '../../platform/slack/directory.ts';
import type { PlannedNudge } from '../nudge-plans/nudge.ts';
import type { Obligation } from '../obligations/obligation.ts';
import type { Declared } from '../product-feature.ts';
import { todayAt } from '../rollouts/rollout.ts';
import { editNudge } from './edit-nudge.usecase.ts';
import { removeReply } from './nudge-history.store.ts';
import { findNudgePlan } from './nudge-plan.store.ts';
import {
  addPlannedNudges,
  findNudge,
  listNudgeDaysFrom,
  listNudgeItems,
  listOpenItems,
  markItemDone,
  type NudgeItem,
  type NudgeRow,
  saveSweep,
} from './nudges.store.ts';

export const NUDGE_CARRIER = 'nudge';
/** Within somebody's hours a message waits this long: what is done meanwhile is never asked for. */
export const SETTLES_FOR = Temporal.Duration.from({ hours: 1 });
/** What comes later than this is left to a later sweep, which knows more. */
const AHEAD = Temporal.Duration.from({ hours: 2 });

/** Changes the messages of which something is done by now, and plans those that are to come. */
export function sweepNudges(
  declared: Declared,
  database: Database,
  workspaceId: WorkspaceId,
  now: Temporal.Instant,
): string {
  return write(database, () => {
    const plan = findNudgePlan(declared, database, now);
    const settled = settleDone(database, plan.obligations, now);
    const planned = enqueuePlanned(database, workspaceId, plan.planned, now);
    saveSweep(database, workspaceId, { sweptAt: now, lastSequence: findLastSequence(database) });
    return [
      ...(planned > 0 ? [`${sayCount(planned, 'nudge')} planned`] : []),
      ...(settled > 0 ? [`${sayCount(settled, 'message')} brought up to date`] : []),
    ].join(', ');
  });
}

function enqueuePlanned(
  database: Database,
  workspaceId: WorkspaceId,
  planned: readonly PlannedNudge[],
  now: Temporal.Instant,
): number {
  const horizon = now.add(AHEAD);
  const yesterday = now.toZonedDateTimeISO('UTC').toPlainDate().subtract({ days: 1 });
  const days = listNudgeDaysFrom(database, yesterday);
  const fresh = planned.flatMap((nudge) => {
    if (Temporal.Instant.compare(nudge.sendAt, horizon) > 0) return [];
    const day = days.get(nudge.key);
    if (day === undefined) return [nudge];
    return day.isTaken ? [] : [{ ...nudge, key: `${nudge.key}:${day.messages + 1}` }];
  });
  if (fresh.length === 0) return 0;
  addPlannedNudges(
    database,
    fresh.map(({ key, personId, sendOn }) => ({ key, personId, sendOn, workspaceId })),
    now,
  );
  enqueueAll(
    database,
    fresh.map(({ key, personId, sendAt }) => ({
      key,
      workspaceId,
      rolloutId: undefined,
      now,
      notBefore: Temporal.Instant.compare(sendAt, now) > 0 ? sendAt : now.add(SETTLES_FOR),
      carrier: NUDGE_CARRIER,
      destination: personId,
      payload: {},
    })),
  );
  return fresh.length;
}

/** Edits each message of which something was done since; it pings nobody. */
function settleDone(
  database: Database,
  stillOpen: readonly Obligation[],
  now: Temporal.Instant,
): number {
  const items = listOpenItems(database);
  if (items.length === 0) return 0;
  const open = new Set(stillOpen.map((one) => `${one.personId} ${one.key}`));
  const done = items.filter((item) => !open.has(`${item.aboutId} ${item.obligationKey}`));
  const keys = [...new Set(done.map((item) => item.nudgeKey))];
  let edited = 0;
  for (const key of keys) {
    const nudge = findNudge(database, key);
    if (nudge === undefined) continue;
    const settled = listNudgeItems(database, key).filter(
      (item) => item.isOpen && !open.has(`${item.aboutId} ${item.obligationKey}`),
    );
    for (const item of settled) markDone(database, nudge, item, now);
    // What was carried over is shown done where it stands live.
    if (settled.every((item) => item.carriedTo !== undefined)) continue;
    editNudge(database, nudge, stillOpen, now);
    edited += 1;
  }
  return edited;
}

function markDone(
  database: Database,
  nudge: NudgeRow,
  item: NudgeItem,
  now: Temporal.Instant,
): void {
  const timeZone = findPerson(database, nudge.personId)?.timeZone ?? 'UTC';
  const deed = findDeed(database, item, nudge.sentAt ?? now, now);
  markItemDone(database, nudge.key, item, {
    on: todayAt({ timeZone }, deed?.at ?? now),
    by: deed === undefined || deed.actor === 'groundswell' ? undefined : (deed.actor as UserId),
  });
  removeReply(database, item.aboutId, item.obligationKey);
}

/** Which entry of the record settled it: on its subject by the one who owed it, by another, or on its topic. */
function findDeed(
  database: Database,
  { rolloutId, topic, obligationKey, aboutId }: NudgeItem,
  after: Temporal.Instant,
  until: Temporal.Instant,
): RecordLine | undefined {
  const ofTopic = listRecordBetween(database, rolloutId, after, until).filter(({ act }) =>
    act.startsWith(`${topic}.`),
  );
  const isOnIt = ({ subject }: RecordLine) =>
    obligationKey.includes(subject.slice(subject.indexOf(':') + 1));
  const isOwn = ({ actor }: RecordLine) => actor === aboutId;
  return (
    ofTopic.find((line) => isOnIt(line) && isOwn(line)) ??
    ofTopic.find(isOnIt) ??
    ofTopic.find(isOwn)
  );
}
