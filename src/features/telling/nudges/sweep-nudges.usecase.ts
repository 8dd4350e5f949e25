import { findLastSequence } from '../../../platform/audit/record-since.ts';
import { dateAt, isAfter } from '../../../platform/calendar.ts';
import { type Database, write } from '../../../platform/database.ts';
import { elapsed } from '../../../platform/entropy.ts';
import { enqueueMany } from '../../../platform/outbox/outbox.ts';
import { listening, noReads } from '../../../platform/reading.ts';
import type { Request } from '../../../platform/request.ts';
import { sayCount } from '../../../platform/words.ts';
import { type Owed, owedAsAsked } from '../obligations/owed.ts';
import { editNudge } from './edit-nudge.usecase.ts';
import type { PlannedNudge } from './nudge.ts';
import type { NudgeHistory } from './nudge-history.ts';
import { getNextSlice, type NudgePlan, planSlice } from './nudge-plan.store.ts';
import { AHEAD, holdsUntil } from './nudge-plan-holds.ts';
import { PEOPLE_PER_SLICE, type PeopleSlice, reachedBy } from './nudge-plan-slice.ts';
import { isAsFound, listeningTo, noteFound } from './nudge-rounds.store.ts';
import {
  addPlannedNudges,
  countCancelledFrom,
  findNudge,
  findSweep,
  listNudgeItems,
  listNudgeKeysFrom,
  listOpenItems,
  type OpenItem,
  saveSweep,
} from './nudges.store.ts';
import { renewNews } from './renew-news.usecase.ts';
import { settleItem } from './settle-item.usecase.ts';

export const NUDGE_DELIVERY = 'nudge';
/** Within somebody's hours a message waits this long: what is done meanwhile is never asked for. */
export const SETTLES_FOR = Temporal.Duration.from({ hours: 1 });

/** So long goes by at most with people of whom nothing has changed, before everybody else has their turn. */
const AS_FOUND_MS = 10;

/**
 * Changes the messages of which something is done by now, and plans those that are to come. Where
 * people are many, each go takes some of them, and the round is through when all have had their turn.
 */
export function sweepNudges(
  request: Request,
  { size }: { size: number } = { size: PEOPLE_PER_SLICE },
): string {
  const { database, now } = request;
  const { workspaceId } = request.acting;
  return write(database, () => {
    const last = findSweep(database, workspaceId);
    const begun = elapsed();
    let next = getNextSlice(request, { reached: last?.reached ?? null, size });
    let isKnown = isAsFound(request, next);
    while (isKnown && reachedBy(next.slice) !== null && elapsed() - begun < AS_FOUND_MS) {
      next = getNextSlice(request, { reached: reachedBy(next.slice), size });
      isKnown = isAsFound(request, next);
    }
    const { settled, planned } = isKnown ? lookAtNews(request, next) : sweepSlice(request, next);
    const round =
      last === undefined || last.reached === null
        ? { sweptAt: now, lastSequence: findLastSequence(database) }
        : last;
    saveSweep(database, workspaceId, { ...round, reached: reachedBy(next.slice) });
    return [
      ...(planned > 0 ? [`${sayCount(planned, 'nudge')} planned`] : []),
      ...(settled > 0 ? [`${sayCount(settled, 'message')} updated`] : []),
    ].join(', ');
  });
}

type Next = ReturnType<typeof getNextSlice>;
type Swept = { settled: number; planned: number };

function lookAtNews(request: Request, { of }: Next): Swept {
  renewNews(request, owedAsAsked(of));
  return { settled: 0, planned: 0 };
}

function sweepSlice(request: Request, next: Next): Swept {
  const reads = noReads();
  const { of, owed } = listeningTo(next.of);
  const plan = listening(reads, 'whole', () => planSlice(request, { ...next, of }));
  const settled = listening(reads, 'whole', () => settleDone(request, plan, next.slice));
  renewNews(request, plan.owed);
  const planned = listening(reads, 'whole', () => enqueuePlanned(request, plan.planned));
  const { availability, urgentlyTold, statusEnds = [] } = plan.people;
  if (settled === 0 && urgentlyTold.size === 0) {
    const about = { planned: plan.planned.values(), availability, statusEnds };
    const concerns = new Set<string>([...owed.keys(), ...availability.keys()]);
    noteFound(request, next, { owed, reads, concerns, until: holdsUntil(about, request.now) });
  }
  return { settled, planned };
}

function enqueuePlanned(request: Request, planned: NudgePlan['planned']): number {
  const { database, acting, now } = request;
  const { workspaceId } = acting;
  const fresh = selectFresh(database, planned, now);
  if (fresh.length === 0) return 0;
  addPlannedNudges(
    database,
    fresh.map(({ key, personId, sendOn, isUrgent }) => ({
      ...{ key, personId, sendOn, isUrgent },
      workspaceId,
    })),
    now,
  );
  const settled = now.add(SETTLES_FOR);
  enqueueMany(
    request,
    NUDGE_DELIVERY,
    fresh.map(({ key, personId, sendAt, isUrgent }) => ({
      key,
      notBefore: isAfter(sendAt, now) ? sendAt : isUrgent ? now : settled,
      destination: personId,
    })),
  );
  return fresh.length;
}

/** What is to come soon and has no message on its way; a day whose message was cancelled takes another. */
function selectFresh(
  database: Database,
  planned: NudgePlan['planned'],
  now: Temporal.Instant,
): PlannedNudge[] {
  const horizon = now.add(AHEAD).epochMilliseconds;
  const soon = [...planned.values()].filter(({ sendAt }) => sendAt.epochMilliseconds <= horizon);
  if (soon.length === 0) return [];
  const yesterday = dateAt(now, 'UTC').subtract({ days: 1 });
  const people = soon.map(({ personId }) => personId);
  const known = listNudgeKeysFrom(database, people, yesterday);
  const cancelled = countCancelledFrom(database, people, yesterday);
  return soon.flatMap((nudge) => {
    const before = cancelled.get(nudge.key) ?? 0;
    const key = before === 0 ? nudge.key : `${nudge.key}:${before + 1}`;
    return known.has(key) ? [] : [{ ...nudge, key }];
  });
}

/** Edits each message of which something was done since; it pings nobody. */
function settleDone(request: Request, { owed, history }: NudgePlan, slice: PeopleSlice): number {
  const { database } = request;
  const isDone = ({ aboutId, obligationKey }: OpenItem) =>
    owed.get(aboutId)?.has(obligationKey) !== true;
  if (!isAnyDone(owed, history)) return 0;
  const keys = new Set(
    listOpenItems(database, slice)
      .filter(isDone)
      .map((item) => item.nudgeKey),
  );
  let edited = 0;
  for (const key of keys) {
    const nudge = findNudge(database, key);
    if (nudge === undefined) continue;
    const settled = listNudgeItems(database, key).filter(
      (item) => item.isOpen && isDone({ ...item, nudgeKey: key }),
    );
    for (const item of settled) settleItem(request, nudge, item);
    // What was carried over is shown done where it stands live.
    if (settled.every((item) => item.carriedTo !== undefined)) continue;
    editNudge(request, nudge, owed);
    edited += 1;
  }
  return edited;
}

/** Whether anything that a message is about is owed no longer. */
function isAnyDone(owed: Owed, history: NudgeHistory): boolean {
  for (const [aboutId, byKey] of history.about) {
    const own = owed.get(aboutId);
    for (const [key, { contacts }] of byKey) {
      if (contacts.length > 0 && own?.has(key) !== true) return true;
    }
  }
  return false;
}
