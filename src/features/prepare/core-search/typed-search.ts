import { sayChoice } from '../../../platform/words.ts';
import { type EntryKind, entryKinds, entryKindTitles, workflowKey } from '../core/entry.ts';

/** What somebody looks for, and in which part of the Core. */
export type TypedSearch = {
  words: string;
  kind: EntryKind | undefined;
  workflow: string | undefined;
};

const FILTERS = /(?:^|\s)(in|kind):(?:["“”„]([^"“”„]*)["“”„]|(\S+))/gi;

/** "refund over 500 in:claims kind:edge-case"; a sentence where a filter names nothing that there is. */
export function readTypedSearch(
  typed: string,
  workflows: readonly string[],
): TypedSearch | { problem: string } {
  let kind: EntryKind | undefined;
  let workflow: string | undefined;
  for (const [, name, quoted, bare] of typed.matchAll(FILTERS)) {
    const value = (quoted ?? bare ?? '').trim();
    if (name?.toLowerCase() === 'kind') {
      kind = kindNamed(value);
      if (kind === undefined) return { problem: `I don't know the kind “${value}”. ${KINDS}` };
    } else {
      workflow = workflows.find((one) => workflowKey(one) === workflowKey(value));
      if (workflow === undefined) return { problem: noSuchWorkflow(value, workflows) };
    }
  }
  return { words: typed.replace(FILTERS, ' ').replace(/\s+/g, ' ').trim(), kind, workflow };
}

const KINDS = `Write ${sayChoice(entryKinds.map((kind) => `\`kind:${kind}\``))}.`;

function kindNamed(value: string): EntryKind | undefined {
  const key = value.toLowerCase().replace(/[\s_]+/g, '-');
  const named = entryKinds.filter((kind) => key !== '' && kind.startsWith(key));
  const titled = entryKinds.filter((kind) => entryKindTitles[kind] === value.toLowerCase());
  const [only] = titled.length > 0 ? titled : named;
  return named.length > 1 && titled.length === 0 ? undefined : only;
}

function noSuchWorkflow(value: string, workflows: readonly string[]): string {
  if (workflows.length === 0) return 'There is no workflow yet to look in: leave `in:` out.';
  const names = workflows.slice(0, 8).map((one) => `\`in:"${one}"\``);
  return `There is no workflow “${value}”. Write ${sayChoice(names)}.`;
}
