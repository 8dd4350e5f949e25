import type { UserId } from '../../../platform/ids.ts';
import { sayCount, sayFew } from '../../../platform/words.ts';
import { type Judgement, tooFew } from '../../contract/criterion.ts';

/** How people outside the pilot have fared on the member path, and what they said about help at its end. */
export type OutsideWalks = {
  begun: number;
  finished: number;
  unaided: number;
  /** Finished, and yet to say whether anybody helped. */
  unsaid: readonly UserId[];
};

/**
 * "Has someone outside the pilot finished the path without help?" Who ran the pilot or leads the
 * rollout knows too much already: their walk does not show that the path works without a teacher.
 */
export function judgeUnaidedFinish(
  { begun: n, finished, unaided, unsaid }: OutsideWalks,
  peopleNeeded: number,
  {
    nameOf,
    ...ask
  }: {
    text: string;
    label: string;
    actionId: string;
    value: string;
    nameOf: (personId: UserId) => string;
  },
): Judgement {
  if (n === 0) {
    return {
      verdict: 'no-data',
      measured: 'Nobody outside the pilot has started the path.',
      n,
      settledBy: 'One person from another team takes it on their own.',
      obliges: [],
    };
  }
  const measured = `${unaided} of ${sayCount(n, 'person', 'people')} outside the pilot finished the path without help${spreadOf(n, finished, unsaid.length)}.`;
  if (unaided >= peopleNeeded) {
    return { verdict: 'pass', measured, n, settledBy: '', obliges: [] };
  }
  const canStillShow = n - finished + unsaid.length;
  const missing = peopleNeeded - unaided;
  return {
    verdict: canStillShow > 0 ? 'inconclusive' : 'fail',
    measured,
    n,
    settledBy:
      unsaid.length > 0
        ? `${sayFew(unsaid.map(nameOf))} ${unsaid.length === 1 ? 'says' : 'say'} whether anyone helped.`
        : `${missing} more ${missing === 1 ? 'person' : 'people'} from another team ${missing === 1 ? 'finishes' : 'finish'} it without help. Where someone had to help, change the lesson first.`,
    obliges: unsaid.map((personId) => ({ personId, ...ask })),
    findings: [tooFew(missing, 'person', 'to finish it without help')],
  };
}

function spreadOf(n: number, finished: number, unsaid: number): string {
  const parts = [
    finished < n ? `${n - finished} still on the way` : '',
    unsaid > 0 ? `${unsaid} yet to say` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}
