/* Plays a plan, step by step, with a look by the oracle after each. */
import { listOpenRollouts } from '../../../src/features/rollout/rollouts/rollouts.store.ts';
import { contextOf } from '../../../src/platform/request.ts';
import { readTogether } from '../../../src/platform/transaction.ts';
import { type Dice, diceFrom } from './dice.ts';
import { type Doing, doAs } from './doings.ts';
import { type Ends, endsIn } from './ends.ts';
import type { Outcome } from './errand.ts';
import { chooseErrand } from './errands.ts';
import { type House, openHouse } from './house.ts';
import { openCompany } from './opening.ts';
import { type Oracle, openOracle, type Verdict } from './oracle.ts';
import type { Plan, Step } from './plan.ts';
import { openTrace, type Trace } from './trace.ts';
import { begin, isUndisturbed } from './trouble.ts';
import { turn } from './turns.ts';
import { rows } from './watch.ts';

export type Played = {
  trace: Trace;
  /** What the oracle found wrong, with the step; undefined when all is well. */
  wrong: { step: number; says: string } | undefined;
  steps: number;
  checks: number;
  lives: number;
  deaths: number;
  refused: number;
  acts: number;
  messages: number;
  phase: string;
} & Ends;

/** How long after the last fault everything that is due has been said. */
const LIVENESS_DAYS = 4;
const HOURS_BETWEEN = 2;

export async function playQuarter(
  plan: Plan,
  options: { path?: string; onStep?(step: Step, house: House): Promise<void> | void } = {},
): Promise<Played> {
  const { seed, startsAt } = plan;
  const house = await openHouse({ seed, startsAt, ...options });
  const trace = openTrace();
  try {
    const { phase } = await openCompany(house, diceFrom(seed + 1), plan.people);
    trace.add(`seed ${seed} ${startsAt} ${phase}`);
    const oracle = openOracle(house);
    let verdict: Verdict = oracle.look(undefined);
    let done = 0;
    for (const step of plan.steps) {
      const { who, outcome } = await playStep(house, step);
      verdict = oracle.look(step, outcome);
      trace.add(lineOf(house, step, who, trace));
      done += 1;
      await options.onStep?.(step, house);
      if (verdict.wrong !== undefined) break;
    }
    if (verdict.wrong === undefined) {
      verdict = await comeToRest(house, oracle);
      trace.add(`rest ${trace.markOf(verdict)}`);
    }
    const wrong =
      verdict.wrong === undefined
        ? undefined
        : { step: plan.steps[done - 1]?.number ?? -1, says: verdict.wrong };
    return {
      ...{ trace, wrong, steps: done, phase, lives: house.lives(), deaths: house.deaths() },
      ...{ refused: oracle.refused(), ...endsIn(house) },
      ...{ checks: verdict.checks, acts: oracle.acts(), messages: oracle.messages() },
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
async function playStep(house: House, step: Step): Promise<{ who: string; outcome?: Outcome }> {
  const { clock, world } = house.workspace;
  if (Temporal.Instant.compare(step.at, clock.now()) > 0) clock.moveTo(step.at);
  const dice = diceFrom(step.seed);
  const end = begin(house, step.fault);
  // Outside of what a process may die in: whom chance chooses is nothing that the bot does.
  const errand = isErrand(step) ? chooseErrand(house, dice) : undefined;
  let outcome: Outcome | undefined;
  let who = errand?.who ?? '';
  if (step.what.kind === 'act' && step.what.doing !== 'errand')
    who = choosePerson(house, step.what.doing, dice);
  const act = async () => {
    const { what } = step;
    if (what.kind === 'tick') return house.tick();
    if (what.kind === 'turn') {
      who = await turn(house, what.turn, dice);
      return;
    }
    if (what.doing === 'errand') outcome = await errand?.run();
    else await doAs({ world, userId: who, dice }, what.doing);
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

/** No more faults; the clock is right, the bot is in its channel, and two working days pass. */
async function comeToRest(house: House, oracle: Oracle): Promise<Verdict> {
  const { clock, company, faults } = house.workspace;
  faults.clear();
  house.skew(new Temporal.Duration());
  await company.invitesBot('ai-rollout');
  for (let hours = 0; hours < LIVENESS_DAYS * 24; hours += HOURS_BETWEEN) {
    clock.moveTo(clock.now().add({ hours: HOURS_BETWEEN }));
    await house.tick();
    oracle.look(undefined);
  }
  return oracle.lookAtRest();
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
  const doing = what.kind === 'act' ? what.doing : what.kind === 'turn' ? what.turn : 'jobs';
  const parts = [number, at, what.kind, doing, who, JSON.stringify(fault ?? null)];
  return `${parts.join(' ')} ${calls.length} ${trace.markOf([calls, head && [head.sequence, head.hash]])}`;
}
