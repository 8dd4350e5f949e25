/* One small mistake in a file of rules, as somebody could make it: another comparison, another end, one step less. */

export type Mutant = { path: string; line: number; from: string; to: string; text: string };

type Change = readonly [RegExp, string | ((found: string) => string)];

const CHANGES: readonly Change[] = [
  [/ === /g, ' !== '],
  [/ !== /g, ' === '],
  [/ && /g, ' || '],
  [/ \|\| /g, ' && '],
  [/ < /g, ' <= '],
  [/ <= /g, ' < '],
  [/ > /g, ' >= '],
  [/ >= /g, ' > '],
  [/ \+ /g, ' - '],
  [/ - 1\b/g, ''],
  [/ \+= 1\b/g, ' += 2'],
  [/\bif \((?=[^)]*\) (?:return|continue))/g, 'if (false && '],
  [/\btrue\b(?=[,;)])/g, 'false'],
  [/\bfalse\b(?=[,;)])/g, 'true'],
  [/(?<!!)\bis(?:After|Before)\(/g, (found) => `!${found}`],
  [/!(?=[a-z])/g, ''],
  [/\basc\(/g, 'desc('],
  [/ desc\b/g, ' asc'],
  [/'earlier'/g, "'later'"],
  [/state = 'queued'/g, "state = 'sent'"],
  [/\.onConflictDoNothing\(\{[^}]*\}\)/g, ''],
  // Times, numbers and hours.
  [/(?<=\b[A-Z_]+ = )\d[\d_]*(?=;)/g, (found) => String(2 * Number(found.replaceAll('_', '')) + 1)],
  [
    /(?<=\b(?:days|hours|minutes|seconds|milliseconds|messages): )\d+/g,
    (found) => String(2 * Number(found) + 1),
  ],
  [/'\d\d:\d\d'/g, (found) => (found === "'03:30'" ? "'04:30'" : "'03:30'")],
  [/(?<![\w.'$-])\d+(?=[;,)\]])/g, (found) => String(Number(found) + 1)],
  // An answer that is not given, and what stands in for one.
  [/(?<=^ +return )(?!undefined|false|true)[^;{`]+(?=;$)/g, 'undefined'],
  [/ \?\? [^;,()]+(?=[;,)])/g, ''],
  [/\.filter\([^()]*(?:\([^()]*\)[^()]*)*\)/g, ''],
  [/\.some\(/g, '.every('],
  [/\.every\(/g, '.some('],
  [/\bMath\.min\(/g, 'Math.max('],
  [/\bMath\.max\(/g, 'Math.min('],
  // A step that is left out: a call whose answer nobody takes.
  [/^ +[a-z][\w.]*\([^{}]*\);$/g, ''],
];

/** Every mistake that can be made in these words; comments, imports and types are left alone. */
export function mutantsOf(path: string, text: string): Mutant[] {
  const lines = text.split('\n');
  return lines.flatMap((from, at) => {
    if (/^\s*(\*|\/\*|\/\/|import|export type|type )/.test(from)) return [];
    return CHANGES.flatMap(([wanted, instead]) =>
      [...from.matchAll(wanted)].map(({ 0: found, index }) => {
        const put = typeof instead === 'string' ? instead : instead(found);
        const to = `${from.slice(0, index)}${put}${from.slice(index + found.length)}`;
        return { path, line: at + 1, from, to, text: lines.with(at, to).join('\n') };
      }),
    );
  });
}
