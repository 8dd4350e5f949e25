/* One small mistake in a file of rules, as somebody could make it: another comparison, another end, one step less. */

export type Mutant = { path: string; line: number; from: string; to: string; text: string };

const CHANGES: readonly (readonly [RegExp, string])[] = [
  [/ === /, ' !== '],
  [/ !== /, ' === '],
  [/ && /, ' || '],
  [/ \|\| /, ' && '],
  [/ < /, ' <= '],
  [/ <= /, ' < '],
  [/ > /, ' >= '],
  [/ >= /, ' > '],
  [/ \+ /, ' - '],
  [/ - 1\b/, ''],
  [/ \+= 1\b/, ' += 2'],
  [/\bif \((?=[^)]*\) (?:return|continue))/, 'if (false && '],
  [/\btrue\b(?=[,;)])/, 'false'],
  [/\bfalse\b(?=[,;)])/, 'true'],
  [/isAfter\(/, 'isBefore('],
  [/isBefore\(/, 'isAfter('],
  [/state = 'queued'/, "state = 'sent'"],
  [/\.onConflictDoNothing\(\{[^}]*\}\)/, ''],
  [/_MAX = (\d+)/, '_MAX = 9$1'],
  [/messages: (\d)/, 'messages: 9$1'],
  [/(hours|minutes|seconds): (\d+)/, '$1: 0'],
  [/'(\d\d):(\d\d)'/, "'03:$2'"],
];

/** Every mistake that can be made in these words; comments, imports and types are left alone. */
export function mutantsOf(path: string, text: string): Mutant[] {
  const lines = text.split('\n');
  return lines.flatMap((from, at) => {
    if (/^\s*(\*|\/\*|\/\/|import|export type|type )/.test(from)) return [];
    return CHANGES.flatMap(([wanted, instead]) => {
      if (!wanted.test(from)) return [];
      const to = from.replace(wanted, instead);
      const changed = lines.with(at, to).join('\n');
      return to === from ? [] : [{ path, line: at + 1, from, to, text: changed }];
    });
  });
}
