/*
 * Gates by themselves for some months, from one number: people who may and may not come with every act there
 * is, at moments at which something ends, and what stands afterwards is compared with a model of it.
 */
import { replaceEntropy } from '../../../src/platform/entropy.ts';
import type { UserId } from '../../../src/platform/ids.ts';
import { madeUp } from '../quarter/evidence-model.ts';
import { type Look, looksAt } from '../quarter/gate-look.ts';
import { approversAt, isOpen } from '../quarter/override-model.ts';
import type { Step } from '../quarter/plan.ts';
import type { Report, Scene } from '../quarter/watch.ts';
import { watchGates } from '../quarter/watch-gates.ts';
import { seededEntropy } from '../seeded-entropy.ts';
import type { Drilled } from '../sender/drill.ts';
import type { Act } from './act.ts';
import { freeze, stopOrGo, stopOrGoQuietly, thaw } from './act-brakes.ts';
import { edit } from './act-edit.ts';
import { loosen, open } from './act-gates.ts';
import { endDue, freezeDue } from './act-jobs.ts';
import { ask, decide, review } from './act-overrides.ts';
import { PEOPLE } from './beginning.ts';
import { openGateYard, type Yard } from './gate-yard.ts';
import { somethingHappens } from './happenings.ts';
import { judgeBeside } from './judge-beside.ts';
import { nextMoment } from './moments.ts';
import { onRecord } from './on-record.ts';

const YARDS = 2;
const ACTS = 48;
/** All gates beside the few that a quarter looks at: so often. */
const LOOKS_BESIDE = 3;
const ACT_SHARES: readonly (readonly [number, Act])[] = [
  ...([
    [6, open],
    [9, ask],
    [17, decide],
    [10, edit],
    [6, loosen],
    [4, review],
  ] as const),
  ...([
    [2, stopOrGo],
    [1.5, stopOrGoQuietly],
    [5, freeze],
    [2.5, thaw],
    [2, freezeDue],
    [8, endDue],
  ] as const),
];

export async function drillGates(seed: number): Promise<Drilled> {
  const drilled: Drilled = { wrong: undefined, checks: 0, said: 0, deaths: 0 };
  for (let count = 0; count < YARDS; count += 1) drillOne(YARDS * seed + count, drilled);
  return drilled;
}

function drillOne(seed: number, drilled: Drilled): void {
  const now = { at: 0 };
  const putBack = replaceEntropy(seededEntropy(seed, () => now.at));
  const yard = openGateYard(seed);
  const report: Report = {
    expect(holds, says) {
      drilled.checks += 1;
      if (!holds) drilled.wrong ??= `gates ${seed}: ${says()}`;
    },
  };
  const watch = watchGates(madeUp);
  const look = (number: number, isSwept: boolean) => {
    const what = isSwept ? { kind: 'tick' } : { kind: 'act', doing: 'errand' };
    const step = { number, at: yard.clock.now(), seed: number, what, fault: undefined } as Step;
    yard.setFacts({});
    const scene: Scene = { house: yard.house, step, now: yard.clock.now(), isAtRest: false };
    watch(scene, report);
    const after = lookAt(yard);
    if (number % LOOKS_BESIDE === 0) judgeBeside(after, report);
    return after;
  };
  try {
    watch({ house: yard.house, step: undefined, now: yard.clock.now(), isAtRest: false }, report);
    let last = lookAt(yard);
    for (let number = 0; number < ACTS && drilled.wrong === undefined; number += 1) {
      yard.clock.moveTo(nextMoment(yard, last));
      now.at = yard.clock.now().epochMilliseconds;
      if (yard.dice.chance(0.5)) somethingHappens(yard, last);
      const act = isOpenable(last) && yard.dice.chance(0.4) ? open : yard.dice.weighed(ACT_SHARES);
      perform(yard, act, report);
      // After the jobs nothing is left over.
      const isSwept = act === endDue && yard.dice.chance(0.5);
      if (isSwept) perform(yard, freezeDue, report);
      last = look(number, isSwept);
      drilled.said += 1;
    }
  } finally {
    putBack();
    yard.database.$client.close();
  }
}

/** Whether the gate before which the rollout stands could be opened, which is rare enough. */
const isOpenable = ({ models, place }: Look) => {
  const model = models.get(`leaving-${place.phase}`);
  return model !== undefined && model.refusal === undefined;
};

function lookAt({ house }: Yard): Look {
  const [look] = looksAt(house, madeUp);
  if (look === undefined) throw new Error('The rollout is gone.');
  return look;
}

function perform(yard: Yard, act: Act, report: Report): void {
  const { dice, clock } = yard;
  const look = lookAt(yard);
  const now = clock.now().epochMilliseconds;
  const who = whoComes(yard, look, act);
  const before = lastAct(yard);
  const today = look.context.today.toString();
  const done = act({ yard, dice, look, who, request: yard.as(who), now, today });
  if (done === undefined) return;
  const { says, wanted, got, acts } = done;
  report.expect(got === wanted, () => `${clock.now()}: ${says}: ${got}, and should be ${wanted}.`);
  const recorded = onRecord(yard, before, who, act);
  report.expect(
    recorded.acts.toSorted().join() === [...acts].toSorted().join(),
    () => `${says}: on the record are ${recorded.acts}, and should be ${acts}.`,
  );
  report.expect(
    recorded.wrong.length === 0,
    () => `${says}: on the record is wrong ${recorded.wrong}.`,
  );
}

const lastAct = (yard: Yard) =>
  yard.rows<{ last: number | null }>('select max(sequence) as last from audit')[0]?.last ?? 0;

/** Whoever may, in most cases; nobody who has left. */
function whoComes({ dice, rows }: Yard, { all, context }: Look, act: Act): UserId {
  const gone = new Set(
    rows<{ id: string }>('select user_id as id from people where is_deactivated = 1').map(
      ({ id }) => id,
    ),
  );
  const here = PEOPLE.filter((id) => !gone.has(id));
  const now = context.now.epochMilliseconds;
  const open = all.overrides.findLast((one) => isOpen(one, now));
  const suits = act === decide && open !== undefined ? approversAt(all, open, now) : all.leads;
  const among = dice.weighed<readonly string[]>([
    [6, suits],
    [1, all.leads],
    [1, all.sponsors],
    [1.5, here],
  ]);
  return (dice.pick(among) ?? dice.pick(here) ?? 'UA') as UserId;
}
