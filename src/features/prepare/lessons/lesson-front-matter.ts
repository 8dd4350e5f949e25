import {
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type ParsedNode,
  parseDocument,
} from 'yaml';
import { type Path, paths } from '../../contract/learning-path.ts';
import { type LessonKind, lessonKinds, parseVersion, TITLE_LIMIT, type Version } from './lesson.ts';
import type { Line, Report } from './lesson-lines.ts';

type Found<Value> = { value: Value; line: number };

export type FrontMatter = {
  id: Found<string> | undefined;
  title: Found<string> | undefined;
  version: Found<Version> | undefined;
  kind: Found<LessonKind> | undefined;
  path: Found<Path> | undefined;
  order: Found<number> | undefined;
  minutes: Found<number> | undefined;
  entries: readonly string[];
  /** The number of the line of --- that ends it. */
  endsAt: number;
};

const requiredKeys = ['id', 'title', 'version', 'kind', 'path', 'order', 'minutes'] as const;
type RequiredKey = (typeof requiredKeys)[number];

const keyHints: Record<RequiredKey, string> = {
  id: '`id: first-steps`, lower-case letters, digits and hyphens',
  title: '`title: Using it for the work`',
  version: '`version: 1.0`, a major and a minor number; start at 1.0',
  kind: '`kind: lesson` or `kind: scenario set`',
  path: '`path: member` or `path: champion`',
  order: '`order: 2`, its place in the path',
  minutes: '`minutes: 6`, what it takes in whole minutes',
};

/** Every value is read as it is typed: version 1.10 stays 1.10. */
export function readFrontMatter(lines: readonly Line[], report: Report): FrontMatter | undefined {
  if (lines[0]?.text !== '---') {
    report(1, 'The front matter is missing. The first line must be ---.');
    return undefined;
  }
  const end = lines.findIndex((line, index) => index > 0 && line.text === '---');
  if (end === -1) {
    report(1, 'The front matter is never closed. End it with a line of ---.');
    return undefined;
  }
  const fields = readFields(lines.slice(1, end), report);
  if (fields === undefined) return undefined;
  const field = <Value>(key: RequiredKey, read: (text: string) => Value | undefined) =>
    readField(fields, key, read, report);
  return {
    id: field('id', (text) => (isId(text) ? text : undefined)),
    title: readTitle(fields, report),
    version: field('version', parseVersion),
    kind: field('kind', (text) => lessonKinds.find((kind) => kind === text)),
    path: field('path', (text) => paths.find((path) => path === text)),
    order: field('order', wholeNumber),
    minutes: field('minutes', wholeNumber),
    entries: readEntries(fields, report),
    endsAt: end + 1,
  };
}

export function isId(text: string): boolean {
  return text.length <= 60 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
}

type Field = { node: Node | null; line: number };

function readFields(lines: readonly Line[], report: Report): Map<string, Field> | undefined {
  const counter = new LineCounter();
  const document = parseDocument<ParsedNode>(lines.map((line) => line.text).join('\n'), {
    schema: 'failsafe',
    lineCounter: counter,
    prettyErrors: false,
    logLevel: 'silent',
  });
  // The line of --- stands before the first line that YAML counts.
  const lineAt = (offset: number) => Math.min(counter.linePos(offset).line, lines.length || 1) + 1;
  for (const error of document.errors) {
    report(
      lineAt(error.pos[0]),
      error.code === 'DUPLICATE_KEY'
        ? 'This key appears twice. Keep one of them.'
        : "The front matter can't be read here. Write each line as `key: value`, and put a value that holds a colon in quotes.",
    );
  }
  if (document.errors.length > 0) return undefined;
  const fields = new Map<string, Field>();
  if (!isMap(document.contents)) {
    if (document.contents !== null)
      report(2, 'Write each line of the front matter as `key: value`.');
  } else {
    for (const { key, value } of document.contents.items) {
      const name = isScalar(key) ? String(key.value) : '';
      const line = lineAt(key?.range?.[0] ?? 0);
      const isKnown = name === 'entries' || requiredKeys.some((required) => required === name);
      if (!isKnown) {
        report(
          line,
          `I don't know the key \`${name}\`. The keys are ${requiredKeys.join(', ')} and, if you wish, entries.`,
        );
      }
      fields.set(name, { node: value as Node | null, line });
    }
  }
  for (const key of requiredKeys) {
    if (!fields.has(key)) report(1, `The front matter has no \`${key}\`. Add ${keyHints[key]}.`);
  }
  return fields;
}

function readField<Value>(
  fields: ReadonlyMap<string, Field>,
  key: RequiredKey,
  read: (text: string) => Value | undefined,
  report: Report,
): Found<Value> | undefined {
  const field = fields.get(key);
  if (field === undefined) return undefined;
  const text = isScalar(field.node) ? String(field.node.value).trim() : undefined;
  const value = text === undefined ? undefined : read(text);
  if (value !== undefined) return { value, line: field.line };
  const given =
    text === undefined || text === '' ? 'is empty or not plain text' : `can't be "${text}"`;
  report(field.line, `The \`${key}\` ${given}. Write ${keyHints[key]}.`);
  return undefined;
}

function readTitle(fields: ReadonlyMap<string, Field>, report: Report): Found<string> | undefined {
  const title = readField(fields, 'title', (text) => text || undefined, report);
  if (title !== undefined && title.value.length > TITLE_LIMIT) {
    report(
      title.line,
      `The title has ${title.value.length} characters. Use at most ${TITLE_LIMIT}.`,
    );
  }
  return title;
}

function readEntries(fields: ReadonlyMap<string, Field>, report: Report): string[] {
  const field = fields.get('entries');
  if (field === undefined) return [];
  if (isSeq(field.node) && field.node.items.every((item) => isScalar(item))) {
    return field.node.items.map((item) => String(item.value));
  }
  report(field.line, '`entries` must be a list. Write `entries: [refund-limits, tone-of-voice]`.');
  return [];
}

function wholeNumber(text: string): number | undefined {
  return /^[1-9]\d?$/.test(text) ? Number(text) : undefined;
}
