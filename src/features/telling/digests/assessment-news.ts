import { sayCount, sayFew } from '../../../platform/words.ts';
import { MEANING, type Story } from './story.ts';

/** Several lines of the record that say the same of different things. */
export type Several = { count: number; names: readonly string[]; at: number };

const NAMED_MAX = 3;

/** "Heike Sommer, Tom Albrecht and Finn Petersen answered the questions about the pilot." */
export function answersStory({ count, names, at }: Several): Story {
  const who = sayFew(names, NAMED_MAX, count);
  return {
    text: `${who} answered the questions about the pilot.`,
    at,
    meaning: MEANING.assessment,
  };
}

export function reviewsStory({ count, at }: Several): Story {
  const text = `${sayCount(count, 'difference')} between the answers ${count === 1 ? 'was' : 'were'} reviewed.`;
  return { text, at, meaning: MEANING.assessment };
}

const CONSTRAINT_WORDS = {
  'constraints.add': ['was recorded', 'were recorded'],
  'constraints.solved': ['is solved', 'are solved'],
  'constraints.accepted': ['was accepted unsolved', 'were accepted unsolved'],
  'constraints.open-again': ['is open again', 'are open again'],
} as const;
export type ConstraintAct = keyof typeof CONSTRAINT_WORDS;

export function isConstraintAct(act: string): act is ConstraintAct {
  return Object.hasOwn(CONSTRAINT_WORDS, act);
}

/** "2 constraints are solved: “…” and “…”." */
export function constraintsStory(act: ConstraintAct, { count, names, at }: Several): Story {
  const [one, many] = CONSTRAINT_WORDS[act];
  const which = names.length === 0 ? '' : `: ${sayFew(names, NAMED_MAX, count)}`;
  const text = `${sayCount(count, 'constraint')} ${count === 1 ? one : many}${which}.`;
  return { text, at, meaning: MEANING.constraint };
}
