import { context, esc, type Message, section } from '../../../platform/slack/blocks.ts';
import { sayCount } from '../../../platform/words.ts';
import type { Problem } from './lesson.ts';

const SHOWN_MAX = 5;

/** "why.md:7  The minutes are missing." */
export function mistakeLine({ file, line, text }: Problem): string {
  return `${file}:${line}  ${text}`;
}

/** To the leads: the customer's folder can't be used as it is, and nothing was lost. */
export function lessonMistakesMessage(rolloutName: string, problems: readonly Problem[]): Message {
  const shown = problems.slice(0, SHOWN_MAX).map((problem) => `• ${esc(mistakeLine(problem))}`);
  const left = problems.length - shown.length;
  const text = `Your own lessons for *${esc(rolloutName)}* were changed and now have ${sayCount(problems.length, 'mistake')}. Everyone keeps using them as they were before.`;
  return {
    text,
    blocks: [
      section(text),
      section([...shown, ...(left === 0 ? [] : [`• and ${left} more`])].join('\n')),
      context(
        'The person who runs Groundswell can see them all with `npm run groundswell -- training check <folder>`. The lessons are read again as soon as a file changes.',
      ),
    ],
  };
}
