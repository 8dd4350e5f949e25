import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  clamp,
  esc,
  plainly,
  unescaped,
  withoutControls,
} from '../../../src/platform/slack/blocks.ts';
import { commaList, optionalText } from '../../../src/platform/slack/fields.ts';
import { name, optionalName } from '../../../src/platform/slack/name-field.ts';
import { submissions } from '../../contracts/deliveries.ts';

describe('text that Slack has escaped', () => {
  it('is read as it was typed', () => {
    expect(unescaped('Q&amp;A &lt;soon&gt;')).toBe('Q&A <soon>');
  });

  it('keeps an entity that somebody typed', () => {
    expect(unescaped('&amp;lt;')).toBe('&lt;');
    expect(unescaped(esc('&lt;'))).toBe('&lt;');
  });

  it('comes back whatever it was, save characters that hide or reorder', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc
            .array(fc.constantFrom('&', '<', '>', 'amp;', 'lt;', 'gt;', '&amp;', '\u202E', 'a'))
            .map((parts) => parts.join('')),
        ),
        (text) => unescaped(esc(text)) === withoutControls(text),
      ),
    );
  });
});

it('beside a field our words show neither marks nor entities', () => {
  expect(plainly('*R&amp;D* can’t be joined: `/rollout teams`')).toBe(
    'R&D can’t be joined: /rollout teams',
  );
});

describe('text that is cut to fit', () => {
  it('ends in whole entities and mentions, whatever it was', () => {
    const parts = fc.constantFrom('&amp;', '&gt;', '<@UMIA>', '<#C1|ai>', 'word ', 'é', '😀');
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 40 }), fc.nat(60), (texts, limit) => {
        const cut = clamp(texts.join(''), limit + 2);
        expect(cut.replaceAll(/&(amp|gt);|<[@#][^>]*>/g, '')).not.toMatch(/[&<>]/);
        expect(cut.isWellFormed()).toBe(true);
        expect(cut.length).toBeLessThanOrEqual(limit + 2);
      }),
    );
  });
});

describe('a name', () => {
  const read = (value: string) => name('The team’s name', 80).safeParse(value);

  it.each(['\u2066', ' \u200B ', '\u3164', '\u202E\u202C', '', ' \n '])(
    '%j cannot be seen, so it is missing',
    (value) => {
      expect(read(value).error?.issues[0]?.message).toBe(
        'The team’s name is missing: write a few words.',
      );
    },
  );

  it('is kept as it will be shown', () => {
    expect(read(' Claims\n\u202Eand  Care ').data).toBe('Claims and Care');
    expect(read('👩‍👩‍👧 Family').data).toBe('👩‍👩‍👧 Family');
    expect(read('x'.repeat(81)).error?.issues[0]?.message).toContain('is too long');
  });

  it('that may be left out, and each in a list of them, is kept in the same way', () => {
    const optional = optionalName('The workflow', 20);
    expect([' a\n\u202Eb ', '\u2066', undefined].map((typed) => optional.parse(typed))).toEqual([
      'a b',
      '',
      '',
    ]);
    expect(optional.safeParse('x'.repeat(21)).error?.issues[0]?.message).toBe(
      'The workflow is too long: keep it under 20 characters.',
    );
    expect(commaList('Tools').parse('\u2066, SAP\n\u202EHR , \u200B')).toEqual(['sap hr']);
    expect(optionalText('The note', 20).parse(' \u2066 ')).toBe('');
  });

  const NAMES = new Set(['name', 'title', 'source', 'function', 'looksFor']);
  const typed = submissions.flatMap(({ callbackId, fields }) =>
    fields instanceof z.ZodObject
      ? Object.entries(fields.shape)
          .filter(([key]) => NAMES.has(key))
          .map(([key, field]) => ({ field: `${callbackId}: ${key}`, schema: field as z.ZodType }))
      : [],
  );

  it.each(typed)('$field takes none that cannot be seen', ({ schema }) => {
    expect(schema.safeParse('\u2066').data ?? '').toBe('');
  });
});
