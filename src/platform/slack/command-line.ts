/* The grammar of a slash command, apart from what any subcommand does. */
import { onceFor } from '../once-for.ts';
import { unescaped } from './blocks.ts';
import type { CommandDeclaration, SlashCommand } from './declarations.ts';

export type CommandLine =
  | { kind: 'known'; declaration: CommandDeclaration; rest: string }
  | { kind: 'help'; topic: string }
  | { kind: 'unknown'; typed: string; suggestion: CommandDeclaration | undefined };

/**
 * What a person typed, from what Slack sends: links without their brackets, and `&`, `<` and `>` as
 * themselves. Mentions of people and channels stay as Slack writes them.
 */
export function asTyped(text: string): string {
  return unescaped(
    text.replaceAll(/<((?:https?|mailto):[^|>]*)(?:\|([^>]*))?>/g, (_link, address, label) =>
      String(label ?? address),
    ),
  );
}

/** No subcommand is longer; comparing a whole letter with each would keep everybody waiting. */
const LONGEST_SLIP = 60;

/**
 * Finds the declared subcommand with the most words that the text begins with. The first word of several
 * and nothing behind it asks which of them there are.
 */
export function readCommandLine(
  declarations: readonly CommandDeclaration[],
  command: SlashCommand,
  text: string,
): CommandLine {
  const words = text
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  const lowered = words.map((word) => word.toLowerCase());
  if (lowered[0] === 'help') return { kind: 'help', topic: lowered.slice(1).join(' ') };
  const found = byFirstWord(declarations)
    .get(`${command} ${lowered[0] ?? ''}`)
    ?.find((declaration) => startsWith(lowered, declaration.name));
  if (found !== undefined) {
    return { kind: 'known', declaration: found, rest: restAfter(text, wordsOf(found.name).length) };
  }
  const own = declarations.filter((declaration) => declaration.command === command);
  if (words.length === 1 && own.some(({ name }) => name.startsWith(`${lowered[0]} `)))
    return { kind: 'help', topic: lowered[0] ?? '' };
  const typed = words.slice(0, 2).join(' ').slice(0, LONGEST_SLIP);
  return { kind: 'unknown', typed: words[0] ?? '', suggestion: nearest(own, typed.toLowerCase()) };
}

/** Under a command and the first word of its subcommand, the longest first; the command alone has no word. */
const byFirstWord = onceFor((declarations: readonly CommandDeclaration[]) => {
  const longestFirst = [...declarations].sort((a, b) => b.name.length - a.name.length);
  return Map.groupBy(longestFirst, ({ command, name }) => `${command} ${wordsOf(name)[0] ?? ''}`);
});

const namesInWords = new Map<string, readonly string[]>();

/** The names of declared subcommands, of which there are as many as were declared. */
function wordsOf(name: string): readonly string[] {
  const known = namesInWords.get(name);
  if (known !== undefined) return known;
  const words = name.split(' ').filter((word) => word !== '');
  namesInWords.set(name, words);
  return words;
}

function startsWith(lowered: readonly string[], name: string): boolean {
  return wordsOf(name).every((word, index) => lowered[index] === word);
}

function restAfter(text: string, count: number): string {
  let rest = text.trim();
  for (let left = count; left > 0; left -= 1) rest = rest.replace(/^\S+\s*/, '');
  return rest;
}

/** The subcommand that a mistyped one most likely meant; none when nothing is near. */
function nearest(
  declarations: readonly CommandDeclaration[],
  typed: string,
): CommandDeclaration | undefined {
  const scored = declarations
    .filter((declaration) => declaration.name !== '')
    .map((declaration) => {
      const words = wordsOf(declaration.name).length;
      const compared = typed.split(' ').slice(0, words).join(' ');
      const distance = Math.min(
        editDistance(compared, declaration.name),
        editDistance(typed.split(' ')[0] ?? '', wordsOf(declaration.name)[0] ?? '') + (words - 1),
      );
      return { declaration, distance };
    })
    .sort((a, b) => a.distance - b.distance);
  const best = scored[0];
  if (best === undefined || best.distance > Math.max(2, Math.floor(typed.length / 3)))
    return undefined;
  return best.declaration;
}

/** Damerau-Levenshtein distance (optimal string alignment): insert, delete, replace or swap neighbours cost 1 each. */
export function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(
        at(rows, i - 1, j) + 1,
        (row[j - 1] ?? 0) + 1,
        at(rows, i - 1, j - 1) + cost,
      );
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] && i > 1 && j > 1) {
        best = Math.min(best, at(rows, i - 2, j - 2) + 1);
      }
      row.push(best);
    }
    rows.push(row);
  }
  return at(rows, a.length, b.length);
}

function at(rows: readonly number[][], i: number, j: number): number {
  return rows[i]?.[j] ?? 0;
}
