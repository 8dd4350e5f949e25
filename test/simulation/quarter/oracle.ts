/* Looks after each step whether what has happened may have happened. What it finds wrong first ends the quarter. */
import { readTogether } from '../../../src/platform/transaction.ts';
import { calmIn } from './calm.ts';
import type { Elsewhere } from './elsewhere/elsewhere.ts';
import { watchElsewhere } from './elsewhere/watch-elsewhere.ts';
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
import { watchPeople } from './watch-people.ts';
import { watchPlan } from './watch-plan.ts';
import { watchRecord } from './watch-record.ts';
import { watchVoice } from './watch-voice.ts';

export type Verdict = { wrong: Wrong | undefined; checks: number };

/** What is wrong, and the promise that it breaks. */
export type Wrong = { says: string; expected: string };

export type Oracle = {
  /** What the step was to bring has to hold as well. */
  look(step: Step | undefined, outcome?: Outcome): Verdict;
  lookAtRest(): Verdict;
  acts(): number;
  /** Acts that were answered with a reference, since something was in the way. */
  refused(): number;
  messages(): number;
};

type Promised = { watch: Watch; expected: string };
const NO_ERRORS = 'Nothing goes wrong on our side while nothing stands in the way.';
const ERRANDS = 'What somebody may do is done, and what they may not is refused.';
const KEPT = 'What is remembered equals a computation from scratch.';

/** Slack lets an act be answered for half an hour; what comes again after that cannot be. */
const OF_OLD_SCREENS = /Failed to respond to the response_url/;
/** From scratch is dear: so often, and always after another process has taken over. */
const STEPS_BETWEEN_SCRATCH = 25;

export function openOracle(house: House, elsewhere: Elsewhere): Oracle {
  const { records } = house.workspace.world;
  let checks = 0;
  let wrong: Wrong | undefined;
  let looked = records.messages.all().length;
  let fresh = records.messages.all().slice(looked);
  let lives = house.lives();
  let looks = 0;
  let refused = 0;
  const calm = calmIn(house);
  const watches: readonly Promised[] = [
    {
      watch: watchPlan(calm.isCalm),
      expected: 'Each message is planned, sent and put off as the rules have it.',
    },
    {
      watch: watchVoice(() => fresh),
      expected: 'Messages come in their reader’s hours, within their number, each thing once.',
    },
    {
      watch: watchDelivery(() => fresh),
      expected: 'What is to be said leaves once, or stands before a lead.',
    },
    { watch: watchAccess, expected: 'Only teams that may have access have it.' },
    { watch: watchGates(), expected: 'No gate opens by one person, too early, or unshown.' },
    {
      watch: watchRecord(),
      expected: 'Each act stands on the record once, whole and in its order.',
    },
    { watch: watchPeople(), expected: 'A day later at the latest it is known who is here.' },
    {
      watch: watchElsewhere(elsewhere),
      expected:
        'What programs tell and are told counts once, in its order, and in the end all of it.',
    },
    { watch: watchDue(), expected: 'Two days after the last fault, what is due has been said.' },
  ];

  function look(step: Step | undefined, isAtRest: boolean, outcome?: Outcome): Verdict {
    const all = records.messages.all();
    fresh = all.slice(looked);
    looked = all.length;
    const scene: Scene = { house, step, now: house.now(), isAtRest };
    const reportOn = (expected: string): Report => ({
      expect(holds, says) {
        checks += 1;
        if (!holds) wrong ??= { says: says(), expected };
      },
    });
    const errors = house.takeErrors().filter((one) => !OF_OLD_SCREENS.test(one));
    if (excuses(step?.fault)) refused += errors.filter((one) => one.includes('reference')).length;
    reportOn(NO_ERRORS).expect(errors.length === 0 || excuses(step?.fault), () =>
      errors.join('\n'),
    );
    const failing = outcome?.();
    reportOn(ERRANDS).expect(failing === undefined, () => failing ?? '');
    calm.note(scene, errors.length > 0);
    for (const { watch, expected } of watches) watch(scene, reportOn(expected));
    const isNewLife = house.lives() !== lives;
    lives = house.lives();
    looks += 1;
    const isDay = looks % STEPS_BETWEEN_SCRATCH === 1 || isAtRest;
    if (isDay || isNewLife) watchKept(scene, reportOn(KEPT));
    return { wrong, checks };
  }

  const count = (sql: string) => Number(house.bot().database.$client.prepare(sql).pluck().get());
  /** Nobody else writes meanwhile, so others are asked about once. */
  const together = (read: () => Verdict) => readTogether(house.bot().database, read);
  return {
    look: (step, outcome) => together(() => look(step, false, outcome)),
    lookAtRest: () => together(() => look(undefined, true)),
    refused: () => refused,
    acts: () => count('select count(*) from audit'),
    messages: () => count("select count(*) from outbox where state = 'sent'"),
  };
}
