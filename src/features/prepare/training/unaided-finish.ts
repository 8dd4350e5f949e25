import type { UserId } from '../../../platform/ids.ts';
import type { Judgement } from '../../contract/criterion.ts';

/** One person's walk through the member path, and what the person said about help at its end. */
export type PathWalk = {
  personId: UserId;
  finishedAt: Temporal.Instant | undefined;
  /** Undefined until the person has said. */
  hadHelp: boolean | undefined;
};

/**
 * "Has someone outside the pilot finished the path without help?" Who ran the pilot or leads the
 * rollout knows too much already: their walk does not show that the path works without a teacher.
 */
export function judgeUnaidedFinish(
  walks: readonly PathWalk[],
  insiders: ReadonlySet<UserId>,
  peopleNeeded: number,
  ask: { label: string; actionId: string; value: string },
): Judgement {
  const outside = walks.filter((walk) => !insiders.has(walk.personId));
  const finished = outside.filter((walk) => walk.finishedAt !== undefined);
  const unaided = finished.filter((walk) => walk.hadHelp === false).length;
  const unsaid = finished.filter((walk) => walk.hadHelp === undefined);
  const n = outside.length;
  if (n === 0) {
    return {
      verdict: 'no-data',
      measured: 'Nobody outside the pilot has started the path.',
      n,
      settledBy: 'One person from another team takes it on their own.',
      obliges: [],
    };
  }
  const measured = `${unaided} of ${n} people outside the pilot finished the path without help${spreadOf(n, finished.length, unsaid.length)}.`;
  if (unaided >= peopleNeeded) {
    return { verdict: 'pass', measured, n, settledBy: '', obliges: [] };
  }
  const canStillShow = n - finished.length + unsaid.length;
  const missing = peopleNeeded - unaided;
  return {
    verdict: canStillShow > 0 ? 'inconclusive' : 'fail',
    measured,
    n,
    settledBy:
      unsaid.length > 0
        ? 'The people who finished say whether anyone helped them.'
        : `${missing} more ${missing === 1 ? 'person' : 'people'} from another team ${missing === 1 ? 'finishes' : 'finish'} it without help. Where someone had to help, change the lesson first.`,
    obliges: unsaid.map((walk) => ({ personId: walk.personId, ...ask })),
  };
}

function spreadOf(n: number, finished: number, unsaid: number): string {
  const parts = [
    finished < n ? `${n - finished} still on the way` : '',
    unsaid > 0 ? `${unsaid} yet to say` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}
