/* Plays a plan, step by step, with a look by the oracle after each. */
import { listOpenRollouts } from '../../../src/features/rollout/rollouts/rollouts.store.ts';
import { contextOf } from '../../../src/platform/request.ts';
import { readTogether } from '../../../src/platform/transaction.ts';
import { drill } from '../drills.ts';
import type { Drilled } from '../sender/drill.ts';
import { type Dice, diceFrom } from './dice.ts';
import { type Doing, doAs } from './doings.ts';
import { type Elsewhere, openElsewhere } from './elsewhere/elsewhere.ts';
import { type Ends, endsIn } from './ends.ts';
import type { Outcome } from './errand.ts';
import { chooseErrand } from './errands.ts';
import { type House, openHouse } from './house.ts';
import { openCompany } from './opening.ts';
import { openOracle, type Verdict, type Wrong } from './oracle.ts';
import type { Plan, Step } from './plan.ts';
import { comeToRest } from './rest.ts';
import { sayWhat } from './step-words.ts';
import { openTrace, type Trace } from './trace.ts';
import { begin, isUndisturbed } from './trouble.ts';
import { turn } from './turns.ts';
import { rows } from './watch.ts';

export type Played = {
  trace: Trace;
  /** What the oracle found wrong, with the step; undefined when all is well. */
  wrong: ({ step: number } & Wrong) | undefined;
  steps: number;
  checks: number;
  lives: number;
  deaths: number;
  refused: number;
  acts: number;
  messages: number;
  phase: string;
} & Ends;

type Playing = {
  path?: string;
  /** Without its drills where these are played elsewhere, or were right already. */
  isDrilled?: boolean;
  onStep?(step: Step, house: House): Promise<void> | void;
};

const NOT_DRILLED: Drilled = { wrong: undefined, checks: 0, said: 0, deaths: 0 };
const DRILLS =
  'Sender, ledger, the plan of messages, gates and access, each alone, keep to their rules.';

export async function playQuarter(
  plan: Plan,
  { isDrilled = true, onStep, ...options }: Playing = {},
): Promise<Played> {
  const { seed, startsAt } = plan;
  const drilled = isDrilled ? await drill(seed) : NOT_DRILLED;
  const house = await openHouse({ seed, startsAt, ...options });
  const trace = openTrace();
  try {
    const { phase } = await openCompany(house, diceFrom(seed + 1), plan.people);
    trace.add(`seed ${seed} ${startsAt} ${phase}`);
    const elsewhere = openElsewhere(house);
    const oracle = openOracle(house, elsewhere);
    trace.add(`drills ${trace.markOf(drilled)}`);
    let verdict: Verdict = oracle.look(undefined);
    if (drilled.wrong !== undefined) verdict.wrong ??= { says: drilled.wrong, expected: DRILLS };
    let done = 0;
    for (const step of drilled.wrong === undefined ? plan.steps : []) {
      const { who, outcome } = await playStep(house, elsewhere, step);
      verdict = oracle.look(step, outcome);
      trace.add(lineOf(house, step, who, trace));
      done += 1;
      await onStep?.(step, house);
      if (verdict.wrong !== undefined) break;
    }
    if (verdict.wrong === undefined) {
      verdict = await comeToRest(house, elsewhere, oracle);
      trace.add(`rest ${trace.markOf(verdict)}`);
    }
    const wrong =
      verdict.wrong === undefined
        ? undefined
        : { step: plan.steps[done - 1]?.number ?? -1, ...verdict.wrong };
    return {
      ...{ trace, wrong, steps: done, phase, lives: house.lives(), deaths: house.deaths() },
      ...{ refused: oracle.refused(), ...endsIn(house) },
      ...{
        checks: verdict.checks + drilled.checks,
        acts: oracle.acts(),
        messages: oracle.messages(),
      },
    };
  } finally {
    await house.close();
  }
}

/** Mostly somebody who owes something, and now and then anybody at all. */
function choosePerson(house: House, doing: Doing, dice: Dice): string {
  const { members } = house.workspace.world.records;
  const people = members.all().filter(({ isBot, deactivated }) => !isBot && !deactivated);
  const here = new Set<string>(people.map(({ id }) => id));
  const { database, app } = house.bot();
  const state = { database, product: app.product, now: house.now() };
  const owing = readTogether(database, () =>
    listOpenRollouts(database).flatMap((rollout) => app.product.owed(contextOf(state, rollout))),
  );
  const owners = [...new Set<string>(owing.map(({ personId }) => personId))]
    .filter((id) => here.has(id))
    .sort();
  const isOwner = dice.chance(doing === 'needed' || doing === 'message' ? 0.85 : 0.4);
  const anybody = (dice.chance(0.5) ? dice.pick(people.slice(0, 12)) : dice.pick(people))?.id ?? '';
  return isOwner ? (dice.pick(owners) ?? anybody) : anybody;
}

const isErrand = ({ what }: Step) => what.kind === 'act' && what.doing === 'errand';

/** Answers who acted, and what has to hold after that. */
async function playStep(
  house: House,
  elsewhere: Elsewhere,
  step: Step,
): Promise<{ who: string; outcome?: Outcome }> {
  const { clock, world } = house.workspace;
  if (Temporal.Instant.compare(step.at, clock.now()) > 0) clock.moveTo(step.at);
  const dice = diceFrom(step.seed);
  const end = begin(house, step.fault);
  if (step.fault?.kind === 'receiver') elsewhere.trouble(step.fault);
  // Outside of what a process may die in: whom chance chooses is nothing that the bot does.
  const errand = isErrand(step) ? chooseErrand(house, dice) : undefined;
  let outcome: Outcome | undefined;
  let who = errand?.who ?? '';
  if (step.what.kind === 'act' && step.what.doing !== 'errand')
    who = choosePerson(house, step.what.doing, dice);
  const act = async () => {
    const { what } = step;
    const hasMail = await house.mail.bring(diceFrom(step.seed + 1));
    if (what.kind === 'tick') return house.tick();
    if (what.kind === 'turn') {
      who = await turn(house, what.turn, dice);
      return;
    }
    if (what.kind === 'program') {
      await elsewhere.run(what.program, dice);
      return house.flush();
    }
    if (what.doing === 'errand') {
      outcome = await errand?.run();
      // What came late may have done it first, or have made it impossible.
      if (hasMail) outcome = undefined;
    }
    if (what.doing !== 'errand') await doAs({ world, userId: who, dice }, what.doing);
    await world.activity.settled();
    await house.flush();
  };
  try {
    await house.surviving(act, step.fault?.kind === 'death' ? step.fault.point : undefined);
    if (step.fault?.kind === 'redelivery') {
      await house.workspace.redeliver(dice.chance(0.5) ? 'interactive' : 'events_api');
      await house.flush();
    }
  } finally {
    end();
  }
  return outcome === undefined || !isUndisturbed(step) ? { who } : { who, outcome };
}

function lineOf(
  house: House,
  { number, at, what, fault }: Step,
  who: string,
  trace: Trace,
): string {
  const calls = house.workspace.calls().splice(0);
  const [head] = rows<{ sequence: number | null; hash: string | null }>(
    { house },
    'select max(sequence) as sequence, hash from audit',
  );
  const parts = [number, at, what.kind, sayWhat(what), who, JSON.stringify(fault ?? null)];
  return `${parts.join(' ')} ${calls.length} ${trace.markOf([calls, head && [head.sequence, head.hash]])}`;
}
