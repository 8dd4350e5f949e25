import type { House } from './house.ts';
import type { Step } from './plan.ts';
export type Verdict = { wrong: string | undefined; checks: number };
export function openOracle(house: House) {
  let checks = 0;
  return {
    look(step: Step | undefined): Verdict {
      checks++;
      const e = house.takeErrors();
      return { checks, wrong: e.length && !step?.fault ? e.join('\n') : undefined };
    },
    lookAtRest: (): Verdict => ({ wrong: undefined, checks }),
    acts: () =>
      house.bot().database.$client.prepare('select count(*) from audit').pluck().get() as number,
    messages: () => house.workspace.world.records.messages.all().length,
  };
}
