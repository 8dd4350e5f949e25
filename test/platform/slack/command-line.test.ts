import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  asTyped,
  editDistance,
  readCommandLine,
} from '../../../src/platform/slack/command-line.ts';
import { command } from '../../../src/platform/slack/declarations.ts';
import { noArguments } from '../../../src/platform/slack/fields.ts';
import { close } from '../../../src/platform/slack/reply.ts';

const declared = ['', 'status', 'setup', 'assess', 'wave', 'wave plan', 'wave start'].map((name) =>
  command({
    command: '/rollout',
    name,
    summary: name,
    usage: '',
    who: 'anyone',
    about: 'workspace',
    arguments: noArguments,
    run: () => close,
  }),
);
const read = (text: string) => readCommandLine(declared, '/rollout', text);

describe('a command line', () => {
  it.each([
    ['', '', ''],
    ['  ', '', ''],
    ['status', 'status', ''],
    ['STATUS  now ', 'status', 'now'],
    ['wave', 'wave', ''],
    ['wave plan', 'wave plan', ''],
    ['Wave  Plan  with  Claims', 'wave plan', 'with  Claims'],
    ['wave 3', 'wave', '3'],
  ])('"%s" is the subcommand "%s" with "%s" behind it', (text, name, rest) => {
    const line = read(text);
    expect(line.kind === 'known' && [line.declaration.name, line.rest]).toEqual([name, rest]);
  });

  it.each([
    ['asess', 'assess'],
    ['statsu', 'status'],
    ['set up', 'setup'],
    ['wave paln', 'wave plan'],
    ['waves plan', 'wave plan'],
  ])('"%s" most likely meant "%s"', (text, name) => {
    const line = read(text);
    const meant =
      line.kind === 'unknown' ? line.suggestion : line.kind === 'known' && line.declaration;
    expect(meant === undefined || meant === false ? meant : meant.name.split(' ')[0]).toBe(
      name.split(' ')[0],
    );
  });

  it('far from everything suggests nothing', () => {
    expect(read('xyzzyplugh')).toMatchObject({ kind: 'unknown', suggestion: undefined });
  });

  it('asks for help by the word help, on a topic or not', () => {
    expect(read('help')).toEqual({ kind: 'help', topic: '' });
    expect(read('HELP wave Plan')).toEqual({ kind: 'help', topic: 'wave plan' });
  });

  it('that is one word of 40 kB is read, and suggests nothing', () => {
    expect(read('x'.repeat(40_000))).toMatchObject({ kind: 'unknown', suggestion: undefined });
  });

  it('is always read as something', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(['known', 'help', 'unknown']).toContain(read(text).kind);
      }),
    );
  });
});

describe('typed text', () => {
  it.each([
    ['&lt;!channel&gt; &amp;amp; Q&amp;A', '<!channel> &amp; Q&A'],
    ['see <https://example.com/a?b=1&amp;c>', 'see https://example.com/a?b=1&c'],
    ['ask <mailto:mia@example.com|mia@example.com>', 'ask mia@example.com'],
    ['<@UMIA|mia> and <#CCLAIMS|claims>', '<@UMIA|mia> and <#CCLAIMS|claims>'],
  ])('%s was typed as %s', (sent, typed) => {
    expect(asTyped(sent)).toBe(typed);
  });

  it('comes back as it was, whatever Slack had to escape in it', () => {
    const sent = (typed: string) =>
      typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => asTyped(sent(typed)) === typed),
    );
  });
});

describe('the distance between two words', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
  it('is none for the same word, the same both ways, and one for one slip', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, a)).toBe(0);
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, `${a}x`)).toBe(1);
        expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
    expect(editDistance('asess', 'assess')).toBe(1);
    expect(editDistance('statsu', 'status')).toBe(1);
  });
});
