import type { Acting } from '../../../platform/acting.ts';
import { recordEntry } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { enqueueMessageEntry } from '../../../platform/outbox/outbox.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { listActiveLeads } from '../nominations/nominations.store.ts';
import {
  type ChampionLoad,
  judgeLoad,
  type LoadVerdict,
  lastMonday,
  proposeRelief,
} from './load.ts';
import { findHasServed, listLoads, saveHoursUsed } from './workload.store.ts';
import { championOverMessage, overKey, youAreOverMessage } from './workload.view.ts';

export type HoursOutcome =
  | { kind: 'noted'; verdict: LoadVerdict }
  | { kind: 'not-in-office' }
  | { kind: 'another-week' };

/** A champion says what last week took; two weeks over tell them, a third tells the leads. */
export function enterHours(
  database: Database,
  input: {
    acting: Acting;
    rolloutId: RolloutId;
    weekStartsOn: Temporal.PlainDate;
    hours: number;
    certified: ReadonlySet<UserId>;
  },
  at: { now: Temporal.Instant; today: Temporal.PlainDate },
): HoursOutcome {
  return write(database, (): HoursOutcome => {
    const { acting, rolloutId, weekStartsOn, hours, certified } = input;
    if (!weekStartsOn.equals(lastMonday(at.today))) return { kind: 'another-week' };
    const reading = { database, rolloutId, ...at };
    const personId = acting.userId;
    if (!findHasServed(reading, personId, weekStartsOn)) return { kind: 'not-in-office' };
    saveHoursUsed(database, { rolloutId, personId, weekStartsOn, hours, enteredAt: at.now });
    const loads = listLoads(reading, certified);
    const load = loads.find((one) => one.personId === personId);
    if (load === undefined) return { kind: 'not-in-office' };
    const verdict = judgeLoad(load, at.today);
    tellOfOverload(reading, acting, { load, loads, verdict });
    return { kind: 'noted', verdict };
  });
}

function tellOfOverload(
  reading: ReadContext,
  acting: Acting,
  { load, loads, verdict }: { load: ChampionLoad; loads: ChampionLoad[]; verdict: LoadVerdict },
): void {
  const { database, rolloutId, now, today } = reading;
  const firstOver = lastMonday(today).subtract({ weeks: verdict.weeksOver - 1 });
  const reliefs = proposeRelief(load, loads, today).map((relief) => ({
    ...relief,
    toName: findName(database, relief.toId),
  }));
  const say = (to: UserId, message: ReturnType<typeof youAreOverMessage>): boolean => {
    const key = overKey(to, load.personId, firstOver);
    const { workspaceId } = acting;
    return enqueueMessageEntry(database, { key, workspaceId, rolloutId, now, to, message });
  };
  if (verdict.tell.includes('champion'))
    say(load.personId, youAreOverMessage(rolloutId, verdict, reliefs));
  if (!verdict.tell.includes('lead')) return;
  const message = championOverMessage(rolloutId, acting.name, verdict, reliefs);
  const told = listActiveLeads(database, rolloutId).filter((to) => say(to, message));
  if (told.length === 0) return;
  recordEntry(database, {
    workspaceId: acting.workspaceId,
    rolloutId,
    at: now,
    actor: 'groundswell',
    act: 'workload.tell-leads',
    subject: `person:${load.personId}`,
    says: `${mention(load.personId)} has been over the approved hours for ${verdict.weeksOver} weeks.`,
    isNews: false,
  });
}
