/* The end of a quarter: nothing goes wrong any more, and the jobs run on. */
import { diceFrom } from './dice.ts';
import type { Elsewhere } from './elsewhere/elsewhere.ts';
import type { House } from './house.ts';
import type { Oracle, Verdict } from './oracle.ts';
import { REST } from './plan.ts';

/** How long after the last fault everything that is due has been said. */
const LIVENESS_DAYS = 2;
const HOURS_BETWEEN = 2;

/** No more faults; the clock is right, the bot is in its channel, and two days pass. */
export async function comeToRest(
  house: House,
  elsewhere: Elsewhere,
  oracle: Oracle,
): Promise<Verdict> {
  const { clock, company, faults } = house.workspace;
  faults.clear();
  house.skew(new Temporal.Duration());
  await company.invitesBot('ai-rollout');
  await house.mail.bring(diceFrom(1), true);
  await elsewhere.finish();
  for (let hours = 0; hours < LIVENESS_DAYS * 24; hours += HOURS_BETWEEN) {
    clock.moveTo(clock.now().add({ hours: HOURS_BETWEEN }));
    await house.tick();
    const step = { number: REST, at: clock.now(), seed: hours, what: { kind: 'tick' } as const };
    const { wrong, checks } = oracle.look({ ...step, fault: undefined });
    if (wrong !== undefined) return { wrong, checks };
  }
  return oracle.lookAtRest();
}
