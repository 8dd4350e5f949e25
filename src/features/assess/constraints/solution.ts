import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { isReason } from '../../contract/reason.ts';
import type { Constraint } from './constraint.ts';

/** Somebody says that a constraint is solved; it stays open until somebody else says so too. */
export type Solution = {
  id: string;
  rolloutId: RolloutId;
  constraintId: string;
  /** The state of the constraint that it is about; one that was changed since is claimed again. */
  version: number;
  /** What shows it. */
  words: string;
  saidBy: UserId;
  saidAt: Temporal.Instant;
  answer: SolutionAnswer | undefined;
};

export type SolutionAnswer = { isSo: boolean; words: string; by: UserId; at: Temporal.Instant };

/** Who is touched by a constraint; people who have left are not among them. */
export type Touched = {
  ownerId: UserId | undefined;
  leadIds: readonly UserId[];
  /** Those who leant on it, the pilot's lead first. */
  pilotIds: readonly UserId[];
  sponsorIds: readonly UserId[];
};

type Claimable = Pick<Constraint, 'closed'> & { version: number };

/** Where the last claim stands: nothing is claimed of the constraint as it is now, somebody is asked, or it was found not quite so. */
export function solutionState(
  last: Solution | undefined,
  { version, closed }: Claimable,
): 'none' | 'waiting' | 'doubted' {
  if (last === undefined || last.version !== version || closed?.how === 'solved') return 'none';
  if (last.answer === undefined) return 'waiting';
  return last.answer.isSo ? 'none' : 'doubted';
}

/** The people of the pilot who are asked at once; the others may say it as well. */
const PILOT_ASKED = 2;

/**
 * Who may confirm that it is solved, by who comes first: the one who looks after it, the leads, those who
 * leant on it in the pilot, the sponsors. Never the one who says it, and never one lead another's word.
 */
function groupsBeside(
  saidBy: UserId,
  { ownerId, leadIds, pilotIds, sponsorIds }: Touched,
): UserId[][] {
  const isOfLead = leadIds.includes(saidBy);
  const may = (id: UserId) => id !== saidBy && !(isOfLead && leadIds.includes(id));
  return [ownerId === undefined ? [] : [ownerId], leadIds, pilotIds, sponsorIds].map((ids) =>
    ids.filter(may),
  );
}

export function mayConfirm(saidBy: UserId, touched: Touched): UserId[] {
  return [...new Set(groupsBeside(saidBy, touched).flat())];
}

/** Whom it waits for: the first of these groups in which there is anybody. */
export function askedToConfirm(saidBy: UserId, touched: Touched): UserId[] {
  const [owner = [], leads = [], pilot = [], sponsors = []] = groupsBeside(saidBy, touched);
  const groups = [owner, leads, pilot.slice(0, PILOT_ASKED), sponsors];
  return groups.find((ids) => ids.length > 0) ?? [];
}

/** Whoever sees it differently says what is not solved, in words that the one who looks after it can use. */
export function areWordsEnough({ isSo, words }: Pick<SolutionAnswer, 'isSo' | 'words'>): boolean {
  return isSo || isReason(words);
}
