import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Read, wordsOfCode, wordsOfMarkdown } from './words-people-read.ts';

const root = new URL('../..', import.meta.url);

type Habit = {
  pattern: RegExp;
  /** What to write in its place. */
  write: string;
  bites: string;
  spares: string;
};

/** What makes a sentence read as translated. A pattern may cross the end of a line. */
const habits: readonly Habit[] = [
  {
    pattern: /\bsomebody\b/i,
    write: 'someone',
    bites: 'Somebody else can.',
    spares: 'Someone else can.',
  },
  {
    pattern: /\banybody\b/i,
    write: 'anyone',
    bites: 'It says nothing about anybody’s work.',
    spares: 'It says nothing about anyone’s work.',
  },
  {
    pattern: /\beverybody\b/i,
    write: 'everyone',
    bites: 'Questions for everybody.',
    spares: 'Questions for everyone. Nobody has to answer.',
  },
  {
    pattern: /\bany\s+more\b/i,
    write: 'no longer',
    bites: 'This team is not part of it any more.',
    spares: 'This team is no longer part of it. Are there many more?',
  },
  {
    pattern: /(?<!-)\banew\b/i,
    write: 'again',
    bites: 'It was read anew.',
    spares: 'It was read again, in a new message.',
  },
  {
    pattern: /\b(whoever|whomever|whosoever)\b/i,
    write: 'the person who, anyone who or people who',
    bites: 'Whoever runs it can see them.',
    spares: 'The person who runs it can see them, however many there are.',
  },
  {
    pattern: /\bfor\s+ever\b/i,
    write: 'forever, or for good',
    bites: 'It stays on the record for ever.',
    spares: 'It stays on the record forever.',
  },
  {
    pattern: /(?<!\bthere\s+)\b(is|are|was|were)\s+no\s+(?!(longer|more|fewer|less|later)\b)/i,
    write: 'isn’t a',
    bites: 'The file is no database.',
    spares: 'There is no database. It is no longer there, and this is no more than a guess.',
  },
  {
    pattern: /\b(is|are)\s+(\w+ed|frozen|shut|held|open|away)\s+since\b/i,
    write: 'has been … since',
    bites: 'It is paused since Monday.',
    spares: 'It has been paused since Monday.',
  },
  {
    pattern: /\bat\s+(the\s+rollout[’']s|its|their|your|the\s+team[’']s)\s+place\b/i,
    write: 'in the time zone of',
    bites: 'At 9:00 at the rollout’s place.',
    spares: 'At 9:00 in the rollout’s time zone. It keeps its place, and waits at place 3.',
  },
  {
    pattern: /\bneed\s+not\b/i,
    write: 'doesn’t have to',
    bites: 'You need not do anything.',
    spares: 'You don’t need to do anything. Is there no need? Not now.',
  },
  {
    pattern: /\bwho\s+of\s+(them|you|us|the)\b/i,
    write: 'which of them',
    bites: 'It says who of them is there.',
    spares: 'It says which of them is there.',
  },
  {
    pattern:
      /\b(what|as|how)\s+one\s+(\w+ly\s+|always\s+)?(thinks|can|finds|remembers|sees|must)\b/i,
    write: 'you, we or people',
    bites: 'It is what one usually finds.',
    spares: 'It is what people usually find, and this one can wait.',
  },
  {
    pattern: /\bno\s+more\s*[.,;:]/i,
    write: 'no longer',
    bites: 'One of the two holds the role no more.',
    spares: 'One of the two no longer holds the role. Name no more than five.',
  },
  {
    // An ellipsis stands for what is put in: the verb may have to go with a part or a whole of one.
    pattern: /…\s+of\s+…(\s+[a-z-]+)?\s+…\s+[a-z]/,
    write: 'sayPart, which counts the verb as well',
    bites: '… of … teams … ready',
    spares: 'Passed: … of … right, … were needed.',
  },
  {
    pattern: /(?<!\b(than|least|most|under|to)\s+)…\s+(people|places|rows)\b/,
    write: 'sayCount, since one is no plural',
    bites: 'Wave … has … places.',
    spares: 'Teams of more than … people need a back-up. … in all.',
  },
];

function hitsIn(words: readonly Read[]): string[] {
  return words.flatMap(({ line, text }) =>
    habits.flatMap(({ pattern, write }) => {
      const match = pattern.exec(text);
      if (match === null) return [];
      const on = line + text.slice(0, match.index).split('\n').length - 1;
      return [`${on}: "${match[0].replaceAll(/\s+/g, ' ')}": write ${write}`];
    }),
  );
}

describe.each(habits)('$bites', ({ pattern, bites, spares }) => {
  it('is found', () => expect(pattern.test(bites)).toBe(true));
  it('is told from good English', () => expect(pattern.test(spares)).toBe(false));
  it('is found where a line ends inside it', () => {
    expect(pattern.test(bites.replaceAll(' ', '\n'))).toBe(true);
  });
});

it('strings, templates and text in TSX are read; comments, imports and types are not', () => {
  const source = [
    "import { somebody } from './somebody.ts';",
    '// Somebody may write this, "somebody" too.',
    "type Who = 'somebody' | 'anyone'; /* `somebody` */",
    `const said = \`Ask \${who === 1 ? "somebody" : \`them // \${name}\`} else.\`;`,
    "const other = 'It’s // not a comment';",
    'const drawn = <p title="A tip">Some {said} text</p>;',
  ].join('\n');
  expect(wordsOfCode(source, 'said.tsx')).toEqual([
    { line: 4, text: 'Ask … else.' },
    { line: 4, text: 'somebody' },
    { line: 4, text: 'them // …' },
    { line: 5, text: 'It’s // not a comment' },
    { line: 6, text: 'A tip' },
    { line: 6, text: 'Some ' },
    { line: 6, text: ' text' },
  ]);
});

it('a phrase in Markdown is found across two lines, and named by its own line', () => {
  const words = wordsOfMarkdown(
    '# Title\n\nIt is not there\nany\nmore. Good.\n\n\nAsk somebody.\n',
  );
  expect(hitsIn(words)).toEqual(['4: "any more": write no longer', '8: "somebody": write someone']);
});

it('nothing that people read has a habit of another language', () => {
  const paths = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((path) => /^src\/.*\.(tsx?|mjs|md|json|html)$|^manifest\.yml$/.test(path))
    .filter((path) => existsSync(new URL(path, root)));
  const hits = paths.flatMap((path) => {
    const source = readFileSync(new URL(path, root), 'utf8');
    const isCode = /\.(tsx?|mjs)$/.test(path) && !path.endsWith('.d.ts');
    const words = isCode ? wordsOfCode(source, path) : wordsOfMarkdown(source);
    return hitsIn(words).map((hit) => `${path}:${hit}`);
  });
  expect(hits).toEqual([]);
});
