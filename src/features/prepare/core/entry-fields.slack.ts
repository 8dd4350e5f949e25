/* What was typed into the form of an entry, read back. */
import { z } from 'zod';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { choice, optionalText, rolloutValue, userId } from '../../../platform/slack/fields.ts';
import { keptId } from '../../../platform/slack/kept-values.ts';
import { asName, canBeSeen, name, optionalName } from '../../../platform/slack/name-field.ts';
import { choices } from '../lessons/lesson.ts';
import { changeSizes, type Entry, entryKinds } from './entry.ts';
import { listEntryChoices } from './entry-choices.store.ts';
import {
  bodyFrom,
  FIELD_LIMIT,
  type FormPlace,
  type FormValues,
  wholeNames,
} from './entry-form.ts';
import { NOTE_LIMIT, SYNONYMS_FIELD_LIMIT } from './entry-form.view.ts';
import { ENTRY_TITLE_LIMIT, WORKFLOW_LIMIT } from './entry-problem.ts';
import { sectionsOf } from './entry-sections.ts';

export const placeValue = rolloutValue.extend({
  kind: z.enum(entryKinds),
  entryId: keptId().optional(),
  basedOn: z.number(),
  isWhole: z.boolean().optional(),
  madeOf: z.string().max(200).optional(),
  sourceLink: z.url({ protocol: /^https?$/ }).optional(),
});

const sectionNames = [
  ...new Set(
    Object.values(sectionsOf)
      .flat()
      .map(({ name }) => name),
  ),
];
const bodyFields = Object.fromEntries(
  [...sectionNames, ...wholeNames].map((name) => [name, optionalText('This part', FIELD_LIMIT)]),
);
const several = z
  .array(z.string())
  .optional()
  .transform((chosen) => chosen ?? []);
const words = z
  .string()
  .max(SYNONYMS_FIELD_LIMIT)
  .optional()
  .transform((typed) => [...new Set((typed ?? '').split(/[,;\n]/).map(asName))])
  .transform((parts) => parts.filter(canBeSeen));

/** The fields of all kinds; which of them a kind needs is asked by `missingFields`. */
export const entryFields = z.object({
  ...bodyFields,
  title: name('The title', ENTRY_TITLE_LIMIT),
  workflow: optionalName('The workflow', WORKFLOW_LIMIT),
  choice: choice(choices, 'Choose what people should do.').optional(),
  synonyms: words,
  constraints: several,
  lessons: several,
  owner: userId('Choose who keeps it right.').optional(),
  reviewer: userId('Choose who should read it.').optional(),
  size: choice(changeSizes, 'Say how big the change is.').optional(),
  note: optionalText('The sentence', NOTE_LIMIT),
  keep: choice(['mine', 'theirs'], 'Choose which one goes on.').optional(),
});

export type TypedEntry = z.infer<typeof entryFields>;

/** What its kind asks for and was left empty, by field. */
export function missingFields(
  { kind, isWhole }: Pick<FormPlace, 'kind' | 'isWhole'>,
  typed: TypedEntry,
): Record<string, string> {
  const body = bodyOf(typed);
  if (isWhole === true) {
    const isEmpty = wholeNames.every((name) => body[name] === '');
    return isEmpty ? { 'text-1': 'The text is missing: write a few words.' } : {};
  }
  const empty = sectionsOf[kind].filter(({ name }) => body[name] === '');
  return {
    ...Object.fromEntries(
      empty.map(({ name, label }) => [name, `“${label}” is missing: write a few words.`]),
    ),
    ...(kind === 'edge-case' && typed.choice === undefined
      ? { choice: 'Choose what people should do.' }
      : {}),
  };
}

/** What was typed into the fields of the text alone, by field. */
export function bodyOf(typed: TypedEntry): Record<string, string> {
  const all: Record<string, unknown> = typed;
  return Object.fromEntries(
    [...sectionNames, ...wholeNames].map((name) => [name, String(all[name] ?? '')]),
  );
}

/** What the form says by now; what it could not offer (a name that nobody knows yet) stays as it was. */
export function valuesFrom(
  { database, rolloutId, acting }: RolloutRequest,
  place: FormPlace,
  { typed, entry }: { typed: TypedEntry; entry: Entry | undefined },
): FormValues {
  const offered = listEntryChoices(database, rolloutId);
  const before = entry?.draft ?? entry?.published;
  const kept = (names: readonly string[], there: readonly { id: string }[]) =>
    names.filter((name) => !there.some(({ id }) => id === name));
  return {
    title: typed.title,
    workflow: typed.workflow === '' ? (entry?.workflow ?? '') : typed.workflow,
    body: bodyFrom(place, bodyOf(typed), typed.choice),
    synonyms: typed.synonyms,
    constraints: [...kept(before?.constraints ?? [], offered.constraints), ...typed.constraints],
    lessons: [...kept(before?.lessons ?? [], offered.lessons), ...typed.lessons],
    ownerId: typed.owner ?? entry?.ownerId ?? acting.userId,
    reviewerId: typed.reviewer,
    size: typed.size ?? 'major',
    note: typed.note,
  };
}

/** The values of a new form. */
export function emptyValues(
  ownerId: UserId,
  about: { title: string; workflow: string; body: string },
): FormValues {
  const none = { synonyms: [], constraints: [], lessons: [] };
  return { ...about, ...none, ownerId, reviewerId: undefined, size: 'major', note: '' };
}

/** An entry as it stands; nobody is asked to read their own change. */
export function valuesOf(entry: Entry, editorId: UserId): FormValues {
  const { draft, published, workflow, ownerId } = entry;
  const { title, body, synonyms, constraints, lessons } = draft ?? published ?? emptyText;
  const isMajor =
    draft === undefined || published === undefined || draft.version.major > published.version.major;
  return {
    title,
    workflow,
    body,
    synonyms,
    constraints,
    lessons,
    ownerId,
    reviewerId: draft?.reviewerId === editorId ? undefined : draft?.reviewerId,
    size: isMajor && draft !== undefined ? 'major' : 'minor',
    note: draft?.note ?? '',
  };
}

const emptyText = { title: '', body: '', synonyms: [], constraints: [], lessons: [] };

export function placeOf(rolloutId: RolloutId, entry: Entry): FormPlace {
  return {
    rolloutId,
    kind: entry.kind,
    entryId: entry.id,
    basedOn: (entry.draft ?? entry.published)?.revision ?? 0,
  };
}
