/* A customer's own wording of the pulse, as a Markdown file. */
import { type ItemKey, itemKeys, type Wording } from './pulse-item.ts';

const SENTENCE_MAX = 150;
const TITLE_MAX = 60;

export type Instrument = { title: string; wording: Wording };

/**
 * Reads a file: a title behind `#`, then each of the six questions once, its name behind `##` and one sentence
 * below it. Answers the instrument, or one sentence that says what to mend.
 */
export function readInstrument(file: string): Instrument | string {
  const lines = file
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, at) => ({ text: line.trim(), number: at + 1 }))
    .filter(({ text }) => text !== '');
  const [first, ...rest] = lines;
  const title = first === undefined ? undefined : /^# (.+)$/.exec(first.text)?.[1];
  if (title === undefined) return 'Begin the file with its title: “# Our own pulse”.';
  if (title.length > TITLE_MAX) return `Keep the title under ${TITLE_MAX} characters.`;
  const found = new Map<ItemKey, string>();
  let key: ItemKey | undefined;
  for (const line of rest) {
    const heading = /^##\s+(.+)$/.exec(line.text)?.[1]?.toLowerCase();
    if (heading !== undefined) {
      const named = itemKeys.find((one) => one === heading);
      if (named === undefined)
        return `Line ${line.number}: “${heading}” is none of the questions: ${itemKeys.join(', ')}.`;
      if (found.has(named) || key === named)
        return `Line ${line.number}: “${named}” stands there twice; keep one of them.`;
      if (key !== undefined && !found.has(key)) return missing(key);
      key = named;
    } else {
      if (key === undefined || found.has(key))
        return `Line ${line.number}: write one sentence for each question, below its heading.`;
      if (line.text.length > SENTENCE_MAX)
        return `Line ${line.number}: keep the sentence under ${SENTENCE_MAX} characters.`;
      found.set(key, line.text);
    }
  }
  const lacking = itemKeys.find((one) => !found.has(one));
  if (lacking !== undefined) return missing(lacking);
  return { title, wording: Object.fromEntries(found) as Wording };
}

const missing = (key: ItemKey) =>
  `The question “${key}” is missing: write “## ${key}” and one sentence below it.`;
