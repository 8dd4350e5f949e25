import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  entryKinds,
  freeSlug,
  nextVersion,
  slugOf,
} from '../../../../src/features/prepare/core/entry.ts';
import {
  bodyFrom,
  layoutOf,
  withAddition,
} from '../../../../src/features/prepare/core/entry-form.ts';
import {
  ENTRY_BODY_LIMIT,
  entryProblems,
  findUnsafeLink,
  sayEntryProblem,
} from '../../../../src/features/prepare/core/entry-problem.ts';
import {
  edgeCaseDecision,
  joinSections,
  sectionsOf,
  splitSections,
} from '../../../../src/features/prepare/core/entry-sections.ts';
import { lineDifference } from '../../../../src/features/prepare/core/text-difference.ts';

describe('an entry', () => {
  it('has an id that can be typed, whatever its title is', () => {
    expect(slugOf('Refunds over 500 €')).toBe('refunds-over-500');
    expect(slugOf('Größe, Übergabe & Ärger')).toBe('groesse-uebergabe-aerger');
    expect(slugOf('Réclamation d’un client')).toBe('reclamation-dun-client');
    expect(slugOf('  !!! ')).toBe('entry');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (title) => {
        expect(slugOf(title)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(slugOf(title).length).toBeLessThanOrEqual(60);
        expect(slugOf(slugOf(title))).toBe(slugOf(title));
      }),
    );
  });

  it('never takes the id of another one', () => {
    const taken = new Set(['refunds', 'refunds-2']);
    expect(freeSlug('Refunds', (slug) => taken.has(slug))).toBe('refunds-3');
  });

  it('counts what people must learn again, and what is only said better', () => {
    expect(nextVersion(undefined, 'minor')).toEqual({ major: 1, minor: 0 });
    expect(nextVersion({ major: 1, minor: 10 }, 'minor')).toEqual({ major: 1, minor: 11 });
    expect(nextVersion({ major: 1, minor: 10 }, 'major')).toEqual({ major: 2, minor: 0 });
  });
});

describe('what keeps a text from being stored', () => {
  const fine = { title: 'Refunds', body: 'Ask finance.', workflow: 'replies', synonyms: [] };
  const said = (change: Partial<Parameters<typeof entryProblems>[0]>) =>
    entryProblems({ ...fine, ...change }).map(sayEntryProblem);

  it('is said in one sentence each', () => {
    expect(said({})).toEqual([]);
    expect(said({ body: ' \n ' })).toEqual([
      'The text is missing: an entry needs more than a title.',
    ]);
    expect(said({ body: 'x'.repeat(12_000) })[0]).toContain('12000 characters');
    expect(said({ body: 'x'.repeat(ENTRY_BODY_LIMIT) })).toEqual([]);
    expect(said({ title: ' ', synonyms: Array.from({ length: 21 }, String) })).toHaveLength(2);
  });

  it('includes links that run a program, however they are disguised', () => {
    for (const link of [
      '[a](javascript:alert(1))',
      '[a]( JaVaScRiPt:alert(1))',
      '[a](java\nscript:alert(1))',
      '[a](java\tscript:alert(1))',
      '[a](&#106;avascript:alert(1))',
      '[a](&#x6A;avascript&colon;alert(1))',
      '<javascript:alert(1)>',
      '[a]: javascript:alert(1)',
      '<a href="javascript:alert(1)">a</a>',
      '<img src=data:text/html,x>',
      '[a](vbscript:x)',
    ]) {
      expect(findUnsafeLink(link), link).toBeDefined();
    }
    for (const text of ['Write javascript: no', 'Data: 12', '[a](https://x.org/javascript:x)']) {
      expect(findUnsafeLink(text), text).toBeUndefined();
    }
  });
});

describe('the form and the Markdown of an entry', () => {
  const words = fc
    .array(fc.constantFrom('Ask finance', '- one', '**two**', '### three', '€ 500', '1. a'), {
      minLength: 1,
    })
    .map((lines) => lines.join('\n'));

  it('are two views of one text: nothing is lost on the way there and back', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...entryKinds),
        fc.array(words, { minLength: 3, maxLength: 3 }),
        (kind, texts) => {
          const values = Object.fromEntries(
            sectionsOf[kind].map(({ name }, index) => [name, texts[index] ?? '']),
          );
          const body = joinSections(kind, values);
          expect(splitSections(kind, body)).toEqual(values);
          const layout = layoutOf(kind, body);
          expect(layout.by).toBe('sections');
          if (layout.by !== 'sections') return;
          expect(bodyFrom({ kind }, layout.values, layout.choice)).toBe(body);
        },
      ),
    );
  });

  it('are edited whole where the text is laid out in its own way', () => {
    const body = `# Ours\n\nFirst.\n\n${'word '.repeat(900).trim()}\n\nLast.`;
    const layout = layoutOf('edge-case', body);
    if (layout.by !== 'whole') throw new Error('It was read as sections.');
    expect(layout.parts.every((part) => part.length <= 3000)).toBe(true);
    const typed = Object.fromEntries(layout.parts.map((part, at) => [`text-${at + 1}`, part]));
    const again = bodyFrom({ kind: 'edge-case', isWhole: true }, typed, undefined);
    expect(again.replace(/\s+/g, ' ')).toBe(body.replace(/\s+/g, ' '));
  });

  it('say what to do in an edge case, whichever way the file words it', () => {
    const of = (text: string) => edgeCaseDecision(`## What to do\n\n${text}`);
    expect(of('**Check how.** Finance first.')).toEqual({
      choice: 'check-how',
      why: 'Finance first.',
    });
    expect(of('Do not: it invents dates')).toEqual({ choice: 'do-not', why: 'it invents dates' });
    expect(of('Use it')).toEqual({ choice: 'use', why: '' });
    expect(of('Users are glad')).toBeUndefined();
    expect(edgeCaseDecision('Do not.')).toEqual({ choice: 'do-not', why: '' });
  });

  it('take what was typed for a new entry below what one says already', () => {
    const body = joinSections('edge-case', { decision: 'Ask.', example: 'One.' });
    expect(withAddition('edge-case', body, { example: 'Two.' })).toBe(
      joinSections('edge-case', { decision: 'Ask.', example: 'One.\n\nTwo.' }),
    );
    expect(withAddition('edge-case', body, { good: 'Polite.' })).toContain('One.\n\nPolite.');
    expect(withAddition('edge-case', 'Free words.', { good: 'Polite.' })).toBe(
      'Free words.\n\nPolite.',
    );
  });
});

describe('the difference of two texts', () => {
  it('leads from one to the other, and says no more than that', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });
    fc.assert(
      fc.property(lines, lines, (old, fresh) => {
        const [before, after] = [['-', ...old].join('\n'), ['-', ...fresh].join('\n')];
        const difference = lineDifference(before, after);
        const without = (kind: string) =>
          difference
            .filter((line) => line.kind !== kind)
            .map(({ text }) => text)
            .join('\n');
        expect(without('added')).toBe(before);
        expect(without('removed')).toBe(after);
        if (before === after) expect(difference.every(({ kind }) => kind === 'same')).toBe(true);
      }),
    );
  });
});
