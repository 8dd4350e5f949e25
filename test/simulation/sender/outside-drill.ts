/*
 * What is told elsewhere, for some days, from one number: receivers that are gone for hours or for good, answers
 * that are lost, things that nobody wants, people who send again what was given up, and processes that die.
 */
import { replaceEntropy } from '../../../src/platform/entropy.ts';
import { type Dice, diceFrom } from '../quarter/dice.ts';
import { seededEntropy } from '../seeded-entropy.ts';
import type { Drilled } from './drill.ts';
import type { Expect } from './flush.ts';
import { modelOutside, type OutsideModel } from './judge-outside.ts';
import { judgeEstate } from './judge-rows.ts';
import { type Outside, RECEIVERS, UNWANTED, WAYS } from './outside.ts';
import { type Row, standOf } from './row-model.ts';
import { openYard, type Yard } from './yard.ts';

const ROUNDS = 60;
const HOUR_MS = 3_600_000;
/** Looked at once an hour: the twelve tries of the first, half a day, and one of each that stood behind it. */
const REST_HOURS = 26;
const WAITS = [1100, 40_000, 300_000, 960_000, 960_000, 960_000, HOUR_MS, 4 * HOUR_MS];

export async function drillOutside(seed: number): Promise<Drilled> {
  const dice = diceFrom(seed);
  const startsAt = Temporal.Instant.from('2027-03-01T00:00:00Z').add({ hours: dice.below(5000) });
  const yard = openYard(startsAt);
  const putBack = replaceEntropy(seededEntropy(seed, yard.now));
  const drilled: Drilled = { wrong: undefined, checks: 0, said: 0, deaths: 0 };
  const expect: Expect = (holds, says) => {
    drilled.checks += 1;
    if (!holds) drilled.wrong ??= says();
  };
  const model = modelOutside();
  for (const receiver of RECEIVERS) if (dice.chance(0.6)) yard.outside.gone.add(receiver);
  try {
    for (let round = 1; round <= ROUNDS && drilled.wrong === undefined; round += 1) {
      drilled.said += tell(yard, dice, round);
      makeTrouble(yard, dice);
      if (dice.chance(0.15)) sendAgain(yard, dice, { model, expect });
      if (await flushAndJudge(yard, model, expect)) drilled.deaths += 1;
      yard.wait(dice.pick(WAITS) ?? HOUR_MS);
    }
    yard.dieAt(undefined);
    for (let hours = 0; hours < REST_HOURS && drilled.wrong === undefined; hours += 1) {
      yard.wait(HOUR_MS);
      await flushAndJudge(yard, model, expect);
    }
    for (const { key, state } of yard.rows()) {
      const isOver = state === 'sent' || state === 'failed';
      expect(isOver, () => `${key} is still ${state}, whoever is gone.`);
      const isTaken = state !== 'sent' || yard.outside.taken.includes(key);
      expect(isTaken, () => `${key} is said to have been told, and nobody was.`);
    }
    return drilled;
  } finally {
    putBack();
    yard.database().$client.close();
  }
}

/** Mostly something new, and always where somebody has come back or gone: what follows on it is the question. */
function tell(yard: Yard, dice: Dice, round: number): number {
  const turned = turn(yard.outside, dice);
  const some = dice.chance(0.4) ? [] : Array.from({ length: 1 + dice.below(2) }, () => WAYS);
  const wanted = [
    ...turned.map((receiver) => WAYS.filter((way) => way.startsWith(receiver))),
    ...some,
  ];
  for (const [number, ways] of wanted.entries()) {
    const payload = dice.chance(0.06) ? UNWANTED : 'wanted';
    yard.tellOutside(`told:${round}:${number}`, dice.pick(ways) ?? '', payload);
  }
  return wanted.length;
}

/** Who came back or went; who comes back does not stay long. */
function turn({ gone }: Outside, dice: Dice): string[] {
  return RECEIVERS.filter((receiver) => {
    const isGone = gone.has(receiver);
    if (!dice.chance(isGone ? 0.1 : 0.4)) return false;
    if (isGone) gone.delete(receiver);
    else gone.add(receiver);
    return true;
  });
}

function makeTrouble({ outside, dieAt }: Yard, dice: Dice): void {
  if (dice.chance(0.1)) outside.losesAnswers = 1 + dice.below(3);
  if (dice.chance(0.05)) dieAt({ at: 'statement', after: dice.below(20) });
}

function sendAgain(
  yard: Yard,
  dice: Dice,
  { model, expect }: { model: OutsideModel; expect: Expect },
): void {
  const row = dice.pick(yard.rows().filter(({ state }) => state === 'failed'));
  if (row === undefined) return;
  yard.sendAgain(row.key);
  model.sentAgain(row.destination);
  const meant: Row = {
    ...{ ...row, state: 'queued', attempts: 0, at: yard.now() },
    ...{ claimed: null, settled: null },
  };
  const is = yard.rows().find(({ key }) => key === row.key);
  const isSame = is !== undefined && standOf(is) === standOf(meant);
  expect(isSame, () => `Sent again, ${standOf(row)} is ${is && standOf(is)}.`);
}

/** True when the process died. */
async function flushAndJudge(yard: Yard, model: OutsideModel, expect: Expect): Promise<boolean> {
  const now = yard.now();
  const before = yard.rows();
  yard.outside.takeTries();
  const hasDied = await yard.flush();
  const after = yard.rows();
  const nothing = { calls: [], closed: new Map(), arrived: new Set<string>() };
  const flush = { before, after, now, hasDied, ...nothing, quietEnds: () => new Set<number>() };
  model.judge(flush, yard.outside.takeTries(), expect);
  if (hasDied) {
    yard.boot();
    judgeEstate(after, yard.rows(), now, expect);
  }
  return hasDied;
}
