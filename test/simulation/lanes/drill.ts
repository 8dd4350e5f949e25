/*
 * The sender as it runs by itself for some minutes, from one number: lanes that sleep and are woken, a Slack that
 * takes its time and loses answers, receivers that are slower still, a database that cannot be written for a
 * while, and processes that are stopped. Whatever could have left and waits, and whoever wakes for nothing, is wrong.
 */
import { replaceEntropy } from '../../../src/platform/entropy.ts';
import { type Dice, diceFrom } from '../quarter/dice.ts';
import { seededEntropy } from '../seeded-entropy.ts';
import type { Drilled } from '../sender/drill.ts';
import { gateOfSlack } from './gate-of-slack.ts';
import { judgeAtRest, judgeUnkept } from './judge-at-rest.ts';
import { judgeWaits } from './judge-waits.ts';
import { LANES, type LaneName, openLaneYard, PLACES } from './lane-yard.ts';
import { slowSlack } from './slow-slack.ts';
import { type VirtualTimers, virtualTimers } from './virtual-timers.ts';

const STRETCHES = 20;
const IDLE_MS = 1000;
const WAITS = [0, 60, 300, 1000, 2500, 6000];
/** Everything that was said is there by then, what was lost and looked for too. */
const REST_MS = 45_000;
const QUIET_S = 8;

export async function drillLanes(seed: number): Promise<Drilled> {
  const dice = diceFrom(seed);
  const startsAt = Temporal.Instant.from('2027-03-01T00:00:00Z').add({ hours: dice.below(5000) });
  const timers = virtualTimers(startsAt.epochMilliseconds);
  const putBack = replaceEntropy(seededEntropy(seed, timers.now));
  const drilled: Drilled = { wrong: undefined, checks: 0, said: 0, deaths: 0 };
  try {
    await drillWith(timers, dice, drilled);
  } finally {
    putBack();
    timers.putBack();
  }
  return drilled;
}

async function drillWith(timers: VirtualTimers, dice: Dice, drilled: Drilled): Promise<void> {
  const expect = (holds: boolean, says: () => string) => {
    drilled.checks += 1;
    if (!holds) drilled.wrong ??= says();
  };
  const gate = gateOfSlack(timers.now, (says) => expect(false, () => says));
  let isReadOnly = false;
  let isStopped = false;
  const slack = slowSlack(timers, diceFrom(dice.seed()), {
    began(call) {
      if (call.method === 'chat.postMessage') {
        expect(!isReadOnly, () => `${call.key} left while nothing could be written.`);
        expect(!isStopped, () => `${call.key} left after the sender was stopped.`);
      }
      gate.began(call);
    },
    ended(call) {
      gate.ended(call);
      if (isReadOnly && call.method === 'chat.postMessage') unkept.add(call.key ?? '');
    },
  });
  const yard = openLaneYard(timers, diceFrom(dice.seed()), slack.fetch);
  const atOnce = new Set<string>();
  let knowsAll = 0;
  let said = 0;
  const untold = new Set<LaneName>();
  const unkept = new Set<string>();

  const isAwake = (lane: LaneName) =>
    lane === 'slack'
      ? slack.calls.some(({ ended }) => ended === undefined)
      : yard.told.some((one) => one.lane === lane && one.ended === undefined);

  function judge(): void {
    const now = timers.now();
    const alarms = timers.alarms();
    const lanes = isStopped ? [] : LANES;
    const asleep = lanes.filter((lane) => !isAwake(lane)).length;
    // Where there is room beside what is under way, its lane looks again as well.
    expect(
      alarms.length >= asleep && alarms.length <= lanes.length,
      () => `${asleep} lanes are asleep, and ${alarms.length} are to be woken.`,
    );
    const last = Math.max(now, ...alarms);
    expect(last <= now + IDLE_MS, () => `A lane sleeps until ${last}, and it is ${now}.`);
    if (!isReadOnly && !isStopped) judgeWaits({ yard, gate, now, atOnce, knowsAll }, expect);
  }

  async function pass(milliseconds: number): Promise<void> {
    const until = timers.now() + milliseconds;
    await timers.settle();
    do judge();
    while (drilled.wrong === undefined && (await timers.pass(until)));
  }

  /** Something is said in some of the lanes; those that are told of it look at once, and nobody else. */
  function say(): void {
    const before = timers.alarms();
    const rows = yard.rows();
    const isTold = dice.chance(0.7);
    const lanesTold = new Set<LaneName>();
    for (let count = dice.below(dice.chance(0.15) ? 24 : 5); count > 0; count -= 1) {
      const lane = dice.chance(0.75) ? 'slack' : (dice.pick(LANES) ?? 'slack');
      const place = dice.pick(PLACES[lane]) ?? '';
      const key = `thing:${said}`;
      const later = dice.chance(0.1) ? { inMs: dice.below(5000) } : {};
      yard.say({ key, lane, place, ...later });
      said += 1;
      untold.add(lane);
      // Behind another, or with a time of its own, it is seen with the next look.
      const isBehind = rows.some((one) => one.place === place && one.settled === null);
      const isAtOnce = isTold && !isBehind && later.inMs === undefined;
      if (isAtOnce) {
        atOnce.add(key);
        lanesTold.add(lane);
      }
    }
    if (!isTold) return;
    yard.wake();
    const now = timers.now();
    const changed = timers.alarms().filter((at) => at === now).length;
    const others = before.filter((at) => at === now).length;
    const may = Math.max(1, untold.size);
    untold.clear();
    const asleep = [...lanesTold].filter((lane) => !isAwake(lane));
    expect(
      changed >= asleep.length,
      () => `${changed} lanes look at once, and ${asleep} were told of something.`,
    );
    expect(
      changed - others <= may,
      () => `${changed - others} lanes were woken for what was said in ${may}.`,
    );
  }

  async function stop(): Promise<void> {
    isStopped = true;
    let hasStopped = false;
    const stopping = yard.stop().then(() => {
      hasStopped = true;
    });
    await timers.settle();
    while (!hasStopped && (await timers.pass(timers.now() + REST_MS))) drilled.checks += 1;
    await stopping;
    yard.wake();
    await timers.settle();
    expect(timers.alarms().length === 0, () => 'Who was stopped is to be woken.');
    const half = yard.rows().filter(({ state }) => state === 'sending');
    expect(half.length === 0, () => `${half[0]?.key} was on its way when the sender had stopped.`);
  }

  function boot(): void {
    isStopped = false;
    gate.forget();
    yard.boot();
    drilled.deaths += 1;
    knowsAll = timers.now();
  }

  function setReadOnly(isSet: boolean): void {
    isReadOnly = isSet;
    yard.setReadOnly(isSet);
    knowsAll = timers.now() + IDLE_MS;
  }

  await timers.settle();
  for (let stretch = 0; stretch < STRETCHES && drilled.wrong === undefined; stretch += 1) {
    if (!isReadOnly) say();
    if (dice.chance(0.15)) slack.loseNext(dice.chance(0.5) ? 'lost-answer' : 'lost-request');
    const trouble = isReadOnly ? 0 : dice.below(20);
    if (trouble < 2) setReadOnly(!isReadOnly);
    // What could not be stored yet is looked for, or said again, by the next process.
    else if (trouble < 4 && timers.now() >= knowsAll) {
      await stop();
      boot();
    }
    await pass(dice.pick(WAITS) ?? 0);
  }
  if (isReadOnly) setReadOnly(false);
  slack.loseNext('answered');
  await pass(REST_MS);
  const woken = timers.woken();
  await pass(QUIET_S * IDLE_MS);
  const times = timers.woken() - woken;
  expect(
    Math.abs(times - QUIET_S * LANES.length) <= LANES.length,
    () => `Lanes with nothing to do were woken ${times} times in ${QUIET_S} seconds.`,
  );
  // What somebody lets go is put nowhere, and the lane to Slack looks at once all the same.
  yard.hold('held', dice.pick(PLACES.slack) ?? '');
  yard.letGo('held');
  yard.wake();
  const isAtOnce = timers.alarms().includes(timers.now());
  expect(isAtOnce, () => 'Something may go, and nobody looks.');
  await pass(2 * IDLE_MS);
  judgeAtRest(yard, slack, drilled.deaths, expect);
  judgeUnkept(yard, unkept, expect);
  drilled.said = said;
  await stop();
  yard.database.$client.close();
}
