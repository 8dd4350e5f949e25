import type { ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { sayCount } from '../../../platform/words.ts';
import type { Criterion, Judgement } from '../../contract/criterion.ts';
import { getSupply } from './supply.store.ts';
import { limitsOf, limitWords } from './wave-limits.ts';

/** Capacity sets the pace, on the day of the start as well: between plan and start champions leave and hours end. */
const speedLimit: Criterion<ReadContext> = {
  name: 'wave-plans.speed-limit',
  version: 1,
  asks: 'Does the wave take no more new teams than live teams and free hours carry?',
  threshold: undefined,
  // The second pilot has two or three teams beside one that is live: its size is the method's own.
  appliesTo: (gate) => gate.kind === 'wave' && gate.wave > 0,
  judge(context, gate): Judgement {
    const teams = gate.kind === 'wave' ? gate.teamIds.length : 0;
    if (teams === 0)
      return {
        verdict: 'no-data',
        measured: 'The wave has no teams yet',
        n: 0,
        settledBy: 'Plan the wave first.',
        obliges: [],
      };
    const { supply, settings } = getSupply(context);
    const limits = limitsOf(supply, settings);
    const over = teams - limits.places;
    const measured = `${sayCount(teams, 'new team')}. ${esc(limitWords(limits))}`;
    if (over <= 0) return { verdict: 'pass', measured, n: teams, settledBy: '', obliges: [] };
    return {
      verdict: 'fail',
      measured,
      n: teams,
      settledBy:
        limits.places === 0
          ? 'Nothing carries a new team today. `/rollout wave limits` shows what would have to grow.'
          : `A lead plans the wave again with at most ${sayCount(limits.places, 'team')}: \`/rollout wave plan\`.`,
      obliges: [],
      findings: [
        {
          about: 'count',
          lack: 'too-many',
          amount: over,
          says: `${sayCount(over, 'team')} more than the limit of ${limits.places}`,
        },
      ],
    };
  },
};

export const speedCriteria: readonly Criterion<ReadContext>[] = [speedLimit];
