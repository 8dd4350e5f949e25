import type { RolloutId, UserId } from '../../../platform/ids.ts';
import type { Choice } from '../lessons/lesson.ts';
import type { ChangeSize, EntryKind } from './entry.ts';
import {
  decisionText,
  edgeCaseDecision,
  joinSections,
  type SectionValues,
  sectionsOf,
  splitSections,
} from './entry-sections.ts';
import type { DifferenceLine } from './text-difference.ts';

/** The most that one field of a form in Slack holds. */
export const FIELD_LIMIT = 3000;
export const WHOLE_FIELDS = 4;

export type Named = { id: string; name: string };
export type EntryChoices = {
  workflows: readonly string[];
  constraints: readonly Named[];
  lessons: readonly Named[];
};

/** What the form knows besides what is typed; it travels with it. */
export type FormPlace = {
  rolloutId: RolloutId;
  kind: EntryKind;
  entryId?: string | undefined;
  /** The revision that the editor saw; 0 for a new entry. */
  basedOn: number;
  /** The text is laid out in its own way, and so is edited whole. */
  isWhole?: boolean | undefined;
  sourceLink?: string | undefined;
  madeOf?: string | undefined;
};

export type FormValues = {
  title: string;
  workflow: string;
  body: string;
  synonyms: readonly string[];
  constraints: readonly string[];
  lessons: readonly string[];
  ownerId: UserId;
  reviewerId: UserId | undefined;
  size: ChangeSize;
  note: string;
};

export type Near = { id: string; title: string; passage: string };
export type Conflict = { byName: string; difference: readonly DifferenceLine[] };

/** How a text is shown for editing: by the sections of its kind, or whole where it is laid out otherwise. */
export type Layout =
  | { by: 'sections'; values: SectionValues; choice: Choice | undefined }
  | { by: 'whole'; parts: readonly string[] };

export function layoutOf(kind: EntryKind, body: string): Layout {
  const values = splitSections(kind, body);
  const fits = Object.values(values ?? {}).every((text) => text.length <= FIELD_LIMIT);
  if (values === undefined || !fits) return { by: 'whole', parts: partsOf(body) };
  const decision = kind === 'edge-case' ? edgeCaseDecision(body) : undefined;
  if (decision === undefined) return { by: 'sections', values, choice: undefined };
  return { by: 'sections', values: { ...values, decision: decision.why }, choice: decision.choice };
}

/** The Markdown of what was typed, whichever way it was shown. */
export function bodyFrom(
  { kind, isWhole }: Pick<FormPlace, 'kind' | 'isWhole'>,
  typed: Readonly<Record<string, string>>,
  choice: Choice | undefined,
): string {
  if (isWhole === true) {
    const parts = wholeNames.map((name) => (typed[name] ?? '').trim());
    return parts.filter((part) => part !== '').join('\n\n');
  }
  const values = Object.fromEntries(
    sectionsOf[kind].map(({ name }) => [name, (typed[name] ?? '').trim()]),
  );
  if (kind !== 'edge-case' || choice === undefined) return joinSections(kind, values);
  return joinSections(kind, { ...values, decision: decisionText(choice, values.decision ?? '') });
}

/** The names of the fields in which a text is shown whole. */
export const wholeNames: readonly string[] = Array.from(
  { length: WHOLE_FIELDS },
  (_, index) => `text-${index + 1}`,
);

/** Cuts a long text between paragraphs, so that each part fits into a field. */
function partsOf(body: string): string[] {
  const parts: string[] = [];
  for (const paragraph of body
    .replace(/\r\n?/g, '\n')
    .trim()
    .split(/\n{2,}/)) {
    for (const piece of piecesOf(paragraph)) {
      const last = parts.at(-1);
      const joined = last === undefined ? piece : `${last}\n\n${piece}`;
      if (last === undefined || joined.length > FIELD_LIMIT) parts.push(piece);
      else parts[parts.length - 1] = joined;
    }
  }
  return parts;
}

function piecesOf(paragraph: string): string[] {
  if (paragraph.length <= FIELD_LIMIT) return [paragraph];
  const at = Math.max(
    paragraph.lastIndexOf('\n', FIELD_LIMIT),
    paragraph.lastIndexOf(' ', FIELD_LIMIT),
  );
  const cut = at > 0 ? at : FIELD_LIMIT;
  return [paragraph.slice(0, cut).trimEnd(), ...piecesOf(paragraph.slice(cut).trimStart())];
}

const FITTING: Record<EntryKind, string> = {
  'prompting-strategy': 'prompt',
  'edge-case': 'example',
  'quality-criterion': 'good',
  'escalation-path': 'steps',
};

/** The beginning of a text that somebody said elsewhere: it goes where its kind has most use for it. */
export function bodyOfWords(kind: EntryKind, words: string): string {
  return joinSections(kind, { [FITTING[kind]]: words.trim().slice(0, FIELD_LIMIT) });
}

/** What was typed for another entry, put below what this one says already. */
export function withAddition(kind: EntryKind, body: string, typed: SectionValues): string {
  const words = Object.values(typed).map((text) => text.trim());
  const added = words.filter((text) => text !== '').join('\n\n');
  if (added === '') return body;
  const values = splitSections(kind, body);
  if (values === undefined) return `${body.trimEnd()}\n\n${added}`;
  const own = new Set(sectionsOf[kind].map(({ name }) => name));
  const isOfKind = Object.keys(typed).every((name) => own.has(name));
  const additions = isOfKind ? typed : { [FITTING[kind]]: added };
  return joinSections(
    kind,
    Object.fromEntries(
      [...own].map((name) => [name, below(values[name] ?? '', additions[name] ?? '')]),
    ),
  );
}

function below(text: string, addition: string): string {
  return [text, addition.trim()].filter((part) => part !== '').join('\n\n');
}
