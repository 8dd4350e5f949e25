/*
 * The sections that each kind of entry asks for, as headings in its Markdown: the form and the file are
 * two views of one text. A text with other headings is left as it is and edited whole.
 */
import { type Choice, choices, choiceTitles } from '../lessons/lesson.ts';
import type { EntryKind } from './entry.ts';

export type Section = {
  /** The field's name in the form. */
  name: string;
  heading: string;
  /** What the field is called. */
  label: string;
  hint: string;
  example: string;
};

export const sectionsOf: Record<EntryKind, readonly Section[]> = {
  'prompting-strategy': [
    {
      name: 'prompt',
      heading: 'The prompt',
      label: 'The prompt',
      hint: 'The words to type, with what has to be filled in.',
      example: 'Draft a reply to this customer. Keep to …',
    },
    {
      name: 'works',
      heading: 'When it works',
      label: 'When it works',
      hint: 'For which cases it can be trusted.',
      example: 'Questions about one order, in one language',
    },
    {
      name: 'fails',
      heading: 'When it doesn’t',
      label: 'When it doesn’t',
      hint: 'Where it goes wrong, and what to do then.',
      example: 'Two complaints in one mail: ask about one at a time',
    },
  ],
  'edge-case': [
    {
      name: 'decision',
      heading: 'What to do',
      label: 'Why, and how to go about it',
      hint: 'Enough for someone who meets the case for the first time.',
      example: 'Finance checks every refund above the limit first',
    },
    {
      name: 'example',
      heading: 'Example',
      label: 'Example',
      hint: 'A case as it came in, without names.',
      example: 'A customer wants 640 € back for a broken machine',
    },
  ],
  'quality-criterion': [
    {
      name: 'good',
      heading: 'Good looks like',
      label: 'Good looks like',
      hint: 'What anyone can see in a good output.',
      example: 'The reply answers every question that was asked',
    },
    {
      name: 'bad',
      heading: 'Bad looks like',
      label: 'Bad looks like',
      hint: 'What sends it back.',
      example: 'It promises a date that nobody has confirmed',
    },
  ],
  'escalation-path': [
    {
      name: 'steps',
      heading: 'Steps',
      label: 'Steps',
      hint: 'In order, one to a line.',
      example: '1. Stop the reply. 2. Write to the claims desk.',
    },
    {
      name: 'people',
      heading: 'People',
      label: 'People',
      hint: 'Who takes it on, and who stands in.',
      example: 'Mia Chen; when she is away, Tom Berg',
    },
    {
      name: 'hours',
      heading: 'Hours',
      label: 'Hours',
      hint: 'When someone answers, and what to do at other times.',
      example: 'Weekdays 9 to 17; at night it waits until morning',
    },
  ],
};

export type SectionValues = Readonly<Record<string, string>>;

/** The Markdown of what was typed into the fields of a kind; an empty optional field leaves no heading. */
export function joinSections(kind: EntryKind, values: SectionValues): string {
  return sectionsOf[kind]
    .flatMap(({ name, heading }) => {
      const text = tidy(values[name] ?? '');
      return text === '' ? [] : [`## ${heading}\n\n${text}`];
    })
    .join('\n\n');
}

/** What stands under the headings of a kind; undefined when the text is laid out in another way. */
export function splitSections(kind: EntryKind, body: string): SectionValues | undefined {
  const parts = tidy(body).split(/^##[ \t]+(.+)$/m);
  if ((parts[0] ?? '').trim() !== '') return undefined;
  const values: Record<string, string> = {};
  for (let index = 1; index < parts.length; index += 2) {
    const heading = headingKey(parts[index] ?? '');
    const found = sectionsOf[kind].find((one) => headingKey(one.heading) === heading);
    if (found === undefined || found.name in values) return undefined;
    values[found.name] = tidy(parts[index + 1] ?? '');
  }
  return joinSections(kind, values) === tidy(body) ? values : undefined;
}

function headingKey(heading: string): string {
  return heading.trim().replaceAll('’', "'").toLowerCase();
}

function tidy(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/^\uFEFF/, '')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd();
}

/** What to do in an edge case begins with one of the three answers: "Check how. Finance looks first." */
export function decisionText(choice: Choice, why: string): string {
  return `**${choiceTitles[choice]}.** ${why.trim()}`.trim();
}

/** The answer that an edge case gives, with its reason; undefined when its text names none. */
export function edgeCaseDecision(body: string): { choice: Choice; why: string } | undefined {
  const values = splitSections('edge-case', body);
  const text = (values?.decision ?? tidy(body)).replace(/^##[ \t]+.*\n+/, '');
  const choice = choices.find((one) => startOf(choiceTitles[one]).test(text));
  if (choice === undefined) return undefined;
  return { choice, why: text.replace(startOf(choiceTitles[choice]), '').trim() };
}

function startOf(title: string): RegExp {
  return new RegExp(`^\\**${title}(?:\\b)[.:,]?\\**[.:,]?\\s*`, 'i');
}
