import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { esc, plainly, unescaped, withoutControls } from '../../../src/platform/slack/blocks.ts';

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
