import { isScalar, isSeq } from 'yaml';
import { entryKinds, entryStatuses } from '../core/entry.ts';
import { parseVersion, type Version } from '../lessons/lesson.ts';
import type { FileEntry, Report } from './file-entry.ts';
import { type MatterField, matterFields } from './matter-fields.ts';

export const knownKeys = [
  'id',
  'kind',
  'title',
  'workflow',
  'owner',
  'status',
  'version',
  'review-on',
  'synonyms',
  'constraints',
  'lessons',
] as const;
export type KnownKey = (typeof knownKeys)[number];

export type FrontMatter = {
  values: Omit<FileEntry, 'body'>;
  lines: Partial<Record<KnownKey, number>>;
};

const ID_LIMIT = 60;
const LIST_MAX = 100;

/** What the known keys say. Values are read as they are typed: version 1.10 stays 1.10. */
export function readFrontMatter(
  matter: string,
  fileName: string,
  report: Report,
): FrontMatter | undefined {
  const fields = matterFields(matter, report);
  if (fields === undefined) return undefined;
  const lines: FrontMatter['lines'] = {};
  for (const key of knownKeys) {
    const line = fields.get(key)?.line;
    if (line !== undefined) lines[key] = line;
  }
  const reader = readerOf(fields, report);
  const id = reader.optional('id', readId, ID_HINT) ?? reader.checked(fileName, readId, NAME_HINT);
  const kind = reader.required('kind', oneOf(entryKinds), KIND_HINT);
  const title = reader.required('title', plainWords, 'Write `title: Refunds over 500 euros`.');
  const workflow = reader.required('workflow', plainWords, 'Write `workflow: claims`.');
  const owner = reader.optional('owner', plainWords, OWNER_HINT);
  const status = reader.optional('status', oneOf(entryStatuses), STATUS_HINT) ?? 'draft';
  const version = reader.optional('version', parseVersion, VERSION_HINT) ?? FIRST;
  const reviewOn = reader.optional('review-on', readDate, DATE_HINT);
  const synonyms = reader.list('synonyms');
  const constraints = reader.list('constraints');
  const lessons = reader.list('lessons');
  if (id === undefined || kind === undefined || title === undefined || workflow === undefined) {
    return undefined;
  }
  const names = { id, kind, title, workflow, owner, status, version, reviewOn };
  return { values: { ...names, synonyms, constraints, lessons }, lines };
}

const FIRST: Version = { major: 1, minor: 0 };
const ID_HINT = `Write lower-case letters, digits and hyphens, at most ${ID_LIMIT} of them: \`id: refund-over-500\`.`;
const NAME_HINT = `Without an \`id\` the file's name is the id: use lower-case letters, digits and hyphens, such as refund-over-500.md, or add \`id: refund-over-500\`.`;
const KIND_HINT = `The kinds are ${entryKinds.join(', ')}.`;
const STATUS_HINT = `Write one of ${entryStatuses.join(', ')}.`;
const OWNER_HINT = 'Write a name, an e-mail address or a Slack id: `owner: Mia Chen`.';
const VERSION_HINT = 'Write a major and a minor number, from 1.0: `version: 2.1`.';
const DATE_HINT = 'Write a date as `review-on: 2027-03-01`.';

function readerOf(fields: ReadonlyMap<string, MatterField>, report: Report) {
  const textIn = (field: MatterField) =>
    isScalar(field.node) ? String(field.node.value).trim() : '';

  function optional<Value>(
    key: KnownKey,
    read: (text: string) => Value | undefined,
    hint: string,
  ): Value | undefined {
    const field = fields.get(key);
    if (field === undefined) return undefined;
    const text = textIn(field);
    const value = text === '' ? undefined : read(text);
    if (value !== undefined) return value;
    const given = text === '' ? 'is empty or not plain text' : `can't be "${text.slice(0, 60)}"`;
    report(field.line, `The \`${key}\` ${given}. ${hint}`);
    return undefined;
  }

  return {
    optional,
    required<Value>(key: KnownKey, read: (text: string) => Value | undefined, hint: string) {
      if (!fields.has(key)) report(1, `The front matter has no \`${key}\`. ${hint}`);
      return optional(key, read, hint);
    },
    /** For what stands elsewhere than in the front matter; not asked where the key is given but wrong. */
    checked<Value>(text: string, read: (text: string) => Value | undefined, hint: string) {
      if (fields.has('id')) return undefined;
      const value = read(text);
      if (value === undefined) report(1, `The name "${text.slice(0, 80)}" can't be an id. ${hint}`);
      return value;
    },
    list(key: KnownKey): readonly string[] {
      const field = fields.get(key);
      if (field === undefined) return [];
      const { node, line } = field;
      if (isSeq(node) && node.items.every((item) => isScalar(item))) {
        const words = node.items.map((item) => String(item.value).trim()).filter((word) => word);
        if (words.length <= LIST_MAX) return words;
        report(line, `\`${key}\` has ${words.length} items: keep at most ${LIST_MAX}.`);
        return [];
      }
      const text = textIn(field);
      if (isScalar(node)) return text === '' || text === 'null' ? [] : [text];
      report(line, `\`${key}\` must be a list: write \`${key}: [one, two]\`.`);
      return [];
    },
  };
}

function oneOf<Value extends string>(values: readonly Value[]) {
  return (text: string) => values.find((value) => value === text);
}

function readId(text: string): string | undefined {
  const isId = text.length <= ID_LIMIT && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
  return isId ? text : undefined;
}

function plainWords(text: string): string | undefined {
  return text === '' ? undefined : text.replace(/\s+/g, ' ');
}

function readDate(text: string): Temporal.PlainDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}
