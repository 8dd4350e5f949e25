/*
 * The sender by itself for a day, from one number: hundreds of things to say, a Slack that keeps its limits,
 * everything that can happen to a call, processes that die, and a judge who knows what each row must be.
 */
import { replaceEntropy } from '../../../src/platform/entropy.ts';
import { onceFor } from '../../../src/platform/once-for.ts';
import { diceFrom } from '../quarter/dice.ts';
import { seededEntropy } from '../seeded-entropy.ts';
import type { Expect, Flush } from './flush.ts';
import { judgePlainer, judgeTogether } from './judge-edits.ts';
import { judgeAtRest, judgeProgress, judgeTurns } from './judge-flow.ts';
import { judgeBoot, watchLog } from './judge-log.ts';
import { modelOutside, type OutsideModel } from './judge-outside.ts';
import { judgeClosed, judgeHourly, reopen } from './judge-places.ts';
import { judgeEstate, judgeQuiet, judgeRows } from './judge-rows.ts';
import { judgeStatus } from './judge-status.ts';
import { judgeLooks } from './look-model.ts';
import { isAhead, isInAnother, type Row } from './row-model.ts';
import { makeTrouble, sayThings, waitOf } from './sender-day.ts';
import { openYard, type Yard } from './yard.ts';

export type Drilled = { wrong: string | undefined; checks: number; said: number; deaths: number };

const ROUNDS = 30;
const STEP_MS = 250;
/** More than this many little waits are never needed for what one round says. */
const STEPS_MOST = 160;
const REST_HOURS = 30;
/** Looked at once an hour, each of several that fail in one place has its twelve tries, one after the other. */
const REST_HOURS_MOST = 150;

const logOf = onceFor(watchLog);

export async function drillSender(seed: number): Promise<Drilled> {
  const dice = diceFrom(seed);
  const startsAt = Temporal.Instant.from('2027-03-01T00:00:00Z').add({ hours: dice.below(5000) });
  const yard = openYard(startsAt);
  const putBack = replaceEntropy(seededEntropy(seed, yard.now));
  const drilled: Drilled = { wrong: undefined, checks: 0, said: 0, deaths: 0 };
  const outside = modelOutside();
  const expect: Expect = (holds, says) => {
    drilled.checks += 1;
    if (!holds) drilled.wrong ??= says();
  };
  try {
    for (let round = 1; round <= ROUNDS && drilled.wrong === undefined; round += 1) {
      drilled.said += sayThings(yard, dice, round, expect);
      makeTrouble(yard, dice, expect);
      await flushAndJudge(yard, drilled, expect, outside);
      if (yard.slack.token === undefined && dice.chance(0.4))
        await settle(yard, drilled, expect, outside);
      yard.wait(waitOf(dice));
    }
    if (drilled.wrong === undefined) await comeToRest(yard, drilled, expect, outside);
    return drilled;
  } finally {
    putBack();
    yard.database().$client.close();
  }
}

async function flushAndJudge(
  yard: Yard,
  drilled: Drilled,
  expect: Expect,
  outside: OutsideModel,
): Promise<void> {
  const now = yard.now();
  const before = yard.rows();
  const closed = yard.closed();
  const arrived = new Set(yard.slack.arrivals.flatMap(({ key }) => key ?? []));
  yard.slack.takeCalls();
  const hasDied = await yard.flush();
  const after = yard.rows();
  const flush: Flush = {
    ...{ before, after, closed, arrived, now, hasDied, calls: yard.slack.takeCalls() },
    quietEnds: yard.slack.quiet.ends,
  };
  judgeRows(yard, flush, expect);
  outside.judge(flush, yard.outside.takeTries(), expect);
  judgeTurns(yard, flush, expect);
  judgeTogether(flush, expect);
  judgePlainer(flush, expect);
  judgeQuiet(yard, flush, expect);
  judgeClosed(yard, flush, expect);
  judgeLooks(flush, expect);
  judgeHourly(yard, flush, expect);
  logOf(yard).judge(flush, yard.takeLines(), expect);
  judgeStatus(yard, flush, expect);
  if (!hasDied) judgeProgress(yard, flush, expect);
  if (hasDied) {
    drilled.deaths += 1;
    const estate = yard.rows();
    yard.slack.forget();
    yard.boot();
    judgeBoot(
      estate.some(({ state }) => state === 'sending'),
      yard.takeLines(),
      expect,
    );
    judgeEstate(estate, yard.rows(), now, expect);
  }
  for (const complaint of yard.slack.complaints.splice(0)) expect(false, () => complaint);
}

/** Little waits until nothing is due but what Slack or caution keeps back. */
async function settle(
  yard: Yard,
  drilled: Drilled,
  expect: Expect,
  outside: OutsideModel,
): Promise<void> {
  const isDue = () => {
    const all = yard.rows();
    const now = yard.now();
    return all.some(
      (row) =>
        row.state === 'queued' &&
        row.at <= now &&
        !isInAnother(row, all) &&
        !all.some((one) => isAhead(one, row, now)),
    );
  };
  let steps = 0;
  for (; isDue() && drilled.wrong === undefined; steps += 1) {
    const busy = yard.slack.busyUntil() - yard.now();
    yard.wait(busy > 0 ? busy : STEP_MS);
    await flushAndJudge(yard, drilled, expect, outside);
    if (steps > STEPS_MOST) break;
  }
  expect(steps <= STEPS_MOST, () => 'What is due does not go out.');
}

const isWaiting = ({ state }: Row) => state === 'queued' || state === 'sending';

async function comeToRest(
  yard: Yard,
  drilled: Drilled,
  expect: Expect,
  outside: OutsideModel,
): Promise<void> {
  const { slack } = yard;
  slack.fates.clear();
  slack.token = undefined;
  for (const place of [...slack.closed.keys()]) slack.closed.delete(place);
  for (const place of yard.closed().keys()) reopen(yard, place, expect);
  const isOver = (hours: number) =>
    hours >= REST_HOURS && (hours >= REST_HOURS_MOST || !yard.rows().some(isWaiting));
  for (let hours = 0; !isOver(hours) && drilled.wrong === undefined; hours += 1) {
    yard.wait(3_600_000);
    await flushAndJudge(yard, drilled, expect, outside);
    await settle(yard, drilled, expect, outside);
  }
  judgeAtRest(yard, expect);
}
