import { isAlias, isMap, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import type { Report } from './file-entry.ts';

/** More uses of anchors than any entry has; each may stand for as much text again. */
const ALIASES_MAX = 20;

/** Front matter as nodes, with every value as it is typed; undefined where it is no YAML. */
export function parseMatter(matter: string) {
  return parseDocument(matter.replace(/\r\n?/g, '\n'), {
    schema: 'failsafe',
    prettyErrors: false,
    logLevel: 'silent',
    keepSourceTokens: true,
  });
}

export type MatterField = { node: Node | null; line: number };

/** What stands in front matter, key by key; undefined where it can't be read. */
export function matterFields(matter: string, report: Report): Map<string, MatterField> | undefined {
  const counter = new LineCounter();
  const text = matter.replace(/\r\n?/g, '\n');
  const document = parseDocument(text, {
    schema: 'failsafe',
    lineCounter: counter,
    prettyErrors: false,
    logLevel: 'silent',
  });
  // The line of --- stands before the first line that YAML counts.
  const last = text.split('\n').length;
  const lineAt = (offset: number) => Math.min(counter.linePos(offset).line, last) + 1;
  for (const error of document.errors) {
    const isTwice = error.code === 'DUPLICATE_KEY';
    report(
      lineAt(error.pos[0]),
      isTwice
        ? 'This key appears twice: keep one of them.'
        : "The front matter can't be read here: write each line as `key: value`, and put a value that holds a colon in quotes.",
    );
  }
  if (document.errors.length > 0) return undefined;
  try {
    document.toJS({ maxAliasCount: ALIASES_MAX });
  } catch {
    report(
      2,
      `The front matter uses anchors more than ${ALIASES_MAX} times: write the values out.`,
    );
    return undefined;
  }
  const { contents } = document;
  if (!isMap(contents)) {
    report(2, 'Write each line of the front matter as `key: value`.');
    return undefined;
  }
  const fields = new Map<string, MatterField>();
  for (const { key, value } of contents.items) {
    const name = isScalar(key) ? String(key.value) : '';
    const at = (key as Node).range?.[0] ?? 0;
    const node = (isAlias(value) ? value.resolve(document) : value) as Node | null;
    fields.set(name, { node, line: lineAt(at) });
  }
  return fields;
}
