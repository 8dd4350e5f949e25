import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import { enqueueNews } from '../../../platform/outbox/direct.ts';
import { asGroundswell, type RolloutRequest } from '../../../platform/request.ts';
import { type Message, mention } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { listActiveLeads } from '../nominations/nominations.store.ts';
import {
  type ChampionLoad,
  judgeLoad,
  type LoadVerdict,
  lastMonday,
  proposeRelief,
} from './load.ts';
import { findHasServed, findLoad, listLoads, saveHoursUsed } from './workload.store.ts';
import { championOverMessage, overKey, youAreOverMessage } from './workload.view.ts';

export type HoursOutcome =
  | { kind: 'entered'; verdict: LoadVerdict }
  | { kind: 'not-in-office' }
  | { kind: 'another-week' };

/** A champion says what last week took; two weeks over tell them, a third tells the leads. */
export function enterHours(
  request: RolloutRequest,
  { weekStartsOn, hours }: { weekStartsOn: Temporal.PlainDate; hours: number },
): HoursOutcome {
  const { database, rolloutId, now, today } = request;
  const personId = request.acting.userId;
  return write(database, (): HoursOutcome => {
    if (!weekStartsOn.equals(lastMonday(today))) return { kind: 'another-week' };
    if (!findHasServed(request, personId, weekStartsOn)) return { kind: 'not-in-office' };
    saveHoursUsed(database, { rolloutId, personId, weekStartsOn, hours, enteredAt: now });
    const load = findLoad(request, personId);
    if (load === undefined) return { kind: 'not-in-office' };
    const verdict = judgeLoad(load, today);
    if (verdict.tell.length > 0) notifyOfOverload(request, load, verdict);
    return { kind: 'entered', verdict };
  });
}

function notifyOfOverload(request: RolloutRequest, load: ChampionLoad, verdict: LoadVerdict): void {
  const { database, rolloutId, acting, today } = request;
  const firstOver = lastMonday(today).subtract({ weeks: verdict.weeksOver - 1 });
  const reliefs = proposeRelief(load, listLoads(request), today).map((relief) => ({
    ...relief,
    toName: findName(database, relief.toId),
  }));
  const say = (to: UserId, message: Message): boolean =>
    enqueueNews(request, { key: overKey(to, load.personId, firstOver), to, message });
  if (verdict.tell.includes('champion'))
    say(load.personId, youAreOverMessage(rolloutId, verdict, reliefs));
  if (!verdict.tell.includes('lead')) return;
  const message = championOverMessage(rolloutId, acting.name, verdict, reliefs);
  const notified = listActiveLeads(database, rolloutId).filter((to) => say(to, message));
  if (notified.length === 0) return;
  record(asGroundswell(request), {
    act: 'workload.tell-leads',
    subject: `person:${load.personId}`,
    says: `${mention(load.personId)} has been over the approved hours for ${verdict.weeksOver} weeks.`,
    isNews: false,
  });
}
