import type { RolloutId, UserId } from '../../../platform/ids.ts';

/** What a wave that was rolled back has taught: why it went wrong, and what is different next time. */
export type Cause = {
  id: string;
  rolloutId: RolloutId;
  wave: number;
  /** The try that was rolled back. */
  attempt: number;
  cause: string;
  change: string;
  saidBy: UserId;
  saidAt: Temporal.Instant;
  answer: CauseAnswer | undefined;
};

/** What somebody else who was there says of it; their words stand beside it. */
export type CauseAnswer = { isSo: boolean; words: string; by: UserId; at: Temporal.Instant };

export type CauseRefusal =
  | { kind: 'too-short'; field: 'cause' | 'change' | 'words' }
  | { kind: 'confirmed-already' }
  | { kind: 'answered-already' }
  | { kind: 'own-words' };

/** So short a sentence tells nobody what happened. */
export const WORDS_LEAST = 20;

function isSaid(words: string): boolean {
  return words.trim().length >= WORDS_LEAST && /\s/.test(words.trim());
}

/** Whether it can be said, again where somebody contradicted it; what was confirmed stands. */
export function judgeSaying(
  said: Pick<Cause, 'cause' | 'change'>,
  last: Cause | undefined,
): { kind: 'accepted' } | CauseRefusal {
  if (last?.answer?.isSo === true) return { kind: 'confirmed-already' };
  if (!isSaid(said.cause)) return { kind: 'too-short', field: 'cause' };
  if (!isSaid(said.change)) return { kind: 'too-short', field: 'change' };
  return { kind: 'accepted' };
}

/** Nobody confirms their own words, and a contradiction says what was different. */
export function judgeAnswer(
  cause: Cause,
  answer: Pick<CauseAnswer, 'isSo' | 'words' | 'by'>,
): { kind: 'accepted' } | CauseRefusal {
  if (cause.answer !== undefined) return { kind: 'answered-already' };
  if (cause.saidBy === answer.by) return { kind: 'own-words' };
  if (!answer.isSo && !isSaid(answer.words)) return { kind: 'too-short', field: 'words' };
  return { kind: 'accepted' };
}

/** Where it stands: to be said, said and to be confirmed, contradicted, or confirmed. */
export function causeState(
  cause: Cause | undefined,
): 'missing' | 'unconfirmed' | 'contradicted' | 'confirmed' {
  if (cause === undefined) return 'missing';
  if (cause.answer === undefined) return 'unconfirmed';
  return cause.answer.isSo ? 'confirmed' : 'contradicted';
}
