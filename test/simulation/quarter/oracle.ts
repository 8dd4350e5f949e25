/* Looks after each step whether what has happened may have happened. What it finds wrong first ends the quarter. */
import type { Outcome } from './errand.ts';
import type { House } from './house.ts';
import type { Step } from './plan.ts';
import { excuses } from './trouble.ts';
import type { Report, Scene, Watch } from './watch.ts';
import { watchAccess } from './watch-access.ts';
import { watchDelivery } from './watch-delivery.ts';
import { watchDue } from './watch-due.ts';
import { watchGates } from './watch-gates.ts';
import { watchKept } from './watch-kept.ts';
import { watchVoice } from './watch-voice.ts';

export type Verdict = { wrong: string | undefined; checks: number };

export type Oracle = {
  /** What the step was to bring has to hold as well. */
  look(step: Step | undefined, outcome?: Outcome): Verdict;
  lookAtRest(): Verdict;
  acts(): number;
  /** Acts that were answered with a reference, since something was in the way. */
  refused(): number;
  messages(): number;
};

/** Slack lets an act be answered for half an hour; what comes again after that cannot be. */
const OF_OLD_SCREENS = /Failed to respond to the response_url/;
/** From scratch is dear: so often, and always after another process has taken over. */
const STEPS_BETWEEN_SCRATCH = 25;

export function openOracle(house: House): Oracle {
  const { records } = house.workspace.world;
  let checks = 0;
  let wrong: string | undefined;
  let looked = records.messages.all().length;
  let fresh = records.messages.all().slice(looked);
  let lives = house.lives();
  let looks = 0;
  let refused = 0;
  const watches: Watch[] = [
    watchVoice(() => fresh),
    watchDelivery(() => fresh),
    watchAccess,
    watchGates(),
    watchDue,
  ];

  function look(step: Step | undefined, isAtRest: boolean, outcome?: Outcome): Verdict {
    const all = records.messages.all();
    fresh = all.slice(looked);
    looked = all.length;
    const scene: Scene = { house, step, now: house.now(), isAtRest };
    const report: Report = {
      expect(holds, says) {
        checks += 1;
        if (!holds) wrong ??= says();
      },
    };
    const errors = house.takeErrors().filter((one) => !OF_OLD_SCREENS.test(one));
    if (excuses(step?.fault)) refused += errors.filter((one) => one.includes('reference')).length;
    report.expect(errors.length === 0 || excuses(step?.fault), () => errors.join('\n'));
    const failing = outcome?.();
    report.expect(failing === undefined, () => failing ?? '');
    for (const watch of watches) watch(scene, report);
    const isNewLife = house.lives() !== lives;
    lives = house.lives();
    looks += 1;
    const isDay = looks % STEPS_BETWEEN_SCRATCH === 1 || isAtRest;
    if (isDay || isNewLife) watchKept(scene, report);
    return { wrong, checks };
  }

  const count = (sql: string) => Number(house.bot().database.$client.prepare(sql).pluck().get());
  return {
    look: (step, outcome) => look(step, false, outcome),
    lookAtRest: () => look(undefined, true),
    refused: () => refused,
    acts: () => count('select count(*) from audit'),
    messages: () => count("select count(*) from outbox where state = 'sent'"),
  };
}
