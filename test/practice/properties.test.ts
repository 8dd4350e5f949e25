import fc from 'fast-check';
import { expect, it } from 'vitest';
import { initialState, surfaceState } from '../../src/practice/block-kit/element-state.ts';
import { sentText } from '../../src/practice/people/typed-text.ts';
import { startPracticeWorkspace } from '../../src/practice/practice-workspace.ts';
import { readableText } from '../../src/practice/text-of.ts';
import { isCursor, onePage } from '../../src/practice/web-api/pages.ts';

it('pages show every item once, in order, whatever their size', () => {
  void fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 7 }), (all, limit) => {
      const seen: number[] = [];
      let cursor: string | undefined;
      do {
        const page = onePage(all, cursor, limit);
        seen.push(...page.items);
        cursor = page.nextCursor;
        expect(isCursor(cursor)).toBe(true);
      } while (cursor !== '');
      expect(seen).toEqual(all);
    }),
  );
});

it('typed text reads the same after it was sent, and pings nobody by signs alone', () => {
  const { world } = startPracticeWorkspace();
  void fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'<>&!@#|a b'.split('')) }), (typed) => {
      const sent = sentText(world, typed, false);
      expect(sent).not.toMatch(/[<>]/);
      expect(readableText(sent)).toBe(typed);
    }),
  );
});

it('timestamps only grow, on a clock that stands still as on one that jumps', () => {
  const { world, clock } = startPracticeWorkspace();
  void fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 90_000 }), { maxLength: 20 }), (jumps) => {
      let last = '';
      for (const jump of jumps) {
        clock.moveTo(clock.now().add({ milliseconds: jump }));
        const ts = world.nextTs();
        expect(ts > last).toBe(true);
        expect(ts).toMatch(/^\d{10}\.\d{6}$/);
        last = ts;
      }
    }),
  );
});

it('a redrawn form keeps what was typed where the field is the same, and nothing else', () => {
  const field = (block: string, type: string) => ({
    type: 'input',
    block_id: block,
    element: { type, action_id: 'field' },
  });
  const typed = { value: { type: 'plain_text_input', value: 'typed' } };
  const before = { a: { field: typed.value }, gone: { field: typed.value } };
  expect(
    surfaceState([field('a', 'plain_text_input'), field('b', 'plain_text_input')], before),
  ).toEqual({
    a: { field: typed.value },
    b: { field: { type: 'plain_text_input', value: null } },
  });
  expect(surfaceState([field('a', 'datepicker')], before)).toEqual({
    a: { field: { type: 'datepicker', selected_date: null } },
  });
  const pick = { ...field('a', 'static_select') };
  const offering = { ...pick, element: { ...pick.element, options: [{ value: 'late' }] } };
  const chosen = { a: { field: { type: 'static_select', selected_option: { value: 'early' } } } };
  expect(surfaceState([offering], chosen)).toEqual({
    a: { field: { type: 'static_select', selected_option: null } },
  });
  expect(initialState({ type: 'datepicker', initial_date: '2027-01-04' })).toEqual({
    type: 'datepicker',
    selected_date: '2027-01-04',
  });
});
