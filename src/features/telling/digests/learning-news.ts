import { sayList } from '../../../platform/words.ts';
import type { LearningStage } from '../../waves/learnings/learning.ts';
import { MEANING, type Story } from './story.ts';

/** What happened to one learning during a week. Safe mrkdwn. */
export type LearningNews = {
  team: string;
  what: string;
  isMust: boolean;
  stage: LearningStage;
  /** It was put on record within the week. */
  isNew: boolean;
  /** The other teams that use it. */
  adopters: readonly string[];
  at: number;
};

/** However many steps it took in a week, a learning is one line: what it is, and where it stands. */
export function learningStory({
  team,
  what,
  isMust,
  stage,
  isNew,
  adopters,
  at,
}: LearningNews): Story {
  const kind = isMust ? 'a must' : 'something to learn from';
  const found = isNew
    ? `*${team}* found ${kind}`
    : `${isMust ? 'A must' : 'A learning'} of *${team}*`;
  const text = isNew
    ? `${found}: ${what}${NEW_WORDS[stage] ?? ''}.`
    : `${found} ${stageWords(stage, adopters)}: ${what}.`;
  return { text, at, meaning: isMust ? MEANING.must : MEANING.learning };
}

/** After what was found this week; at its first stage there is nothing to add. */
const NEW_WORDS: Partial<Record<LearningStage, string>> = {
  identified: ', and knows why',
  'action-agreed': ', and an action is agreed',
  implemented: ', and what was agreed is done',
  validated: ', and the fix works in another team too',
  learned: ', and the fix works in another team too',
  declined: ', which was declined',
};

function stageWords(stage: LearningStage, adopters: readonly string[]): string {
  switch (stage) {
    case 'observed':
      return 'was looked at again';
    case 'identified':
      return 'has its cause named';
    case 'action-agreed':
      return 'has an action agreed';
    case 'implemented':
      return 'has its action done and waits for another team to try it';
    case 'declined':
      return 'was declined';
    case 'validated':
    case 'learned':
      return adopters.length === 0
        ? 'is solved'
        : `is solved, and works in ${sayList(adopters.map((name) => `*${name}*`))} too`;
  }
}
