import type { Placed } from './placed.ts';
import type { Problem } from './problem.ts';

/** What only shows when the blocks are looked at together. */
export function clashes(placed: Placed): Problem[] {
  return [...sameBlockIds(placed), ...sameActionIds(placed), ...severalFocused(placed)];
}

function sameBlockIds(placed: Placed): Problem[] {
  const seen = new Set<string>();
  return placed.blocks.flatMap(({ pointer, value }) => {
    const id = value.block_id;
    if (typeof id !== 'string') return [];
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [{ pointer: `${pointer}/block_id`, says: `block_id "${id}" already exists` }];
  });
}

/** The same action may stand in two blocks, but not twice in one. */
function sameActionIds(placed: Placed): Problem[] {
  const seen = new Set<string>();
  return placed.elements.flatMap(({ pointer, value, block }) => {
    const id = value.action_id;
    if (typeof id !== 'string') return [];
    const key = `${block} ${id}`;
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [{ pointer: `${pointer}/action_id`, says: `action_id "${id}" already exists` }];
  });
}

function severalFocused(placed: Placed): Problem[] {
  return placed.elements
    .filter(({ value }) => value.focus_on_load === true)
    .slice(1)
    .map(({ pointer }) => ({
      pointer: `${pointer}/focus_on_load`,
      says: 'only one element can be focused on load',
    }));
}

/** One table, two charts, one plan, and 12,000 characters of markdown in a message. */
export function tooMuchForOneMessage(placed: Placed): Problem[] {
  const of = (...types: string[]) =>
    placed.blocks.filter(({ value }) => types.includes(String(value.type)));
  const extra = (all: { pointer: string }[], atMost: number, says: string) =>
    all.slice(atMost).map(({ pointer }) => ({ pointer, says }));
  const markdown = of('markdown').map(({ value }) => String(value.text).length);
  const total = markdown.reduce((sum, length) => sum + length, 0);
  return [
    ...extra(of('table', 'data_table'), 1, 'only_one_table_allowed'),
    ...extra(of('data_visualization'), 2, 'no more than 2 data_visualization blocks are allowed'),
    ...extra(of('plan'), 1, 'only one plan is allowed'),
    ...(total > 12_000
      ? [{ pointer: '/blocks', says: 'markdown must be less than 12001 characters in all' }]
      : []),
    ...of('table', 'data_table').flatMap(({ pointer, value }) =>
      charactersIn(value.rows) > 10_000
        ? [{ pointer: `${pointer}/rows`, says: 'cells must be less than 10001 characters in all' }]
        : [],
    ),
  ];
}

function charactersIn(cells: unknown): number {
  if (Array.isArray(cells)) return cells.reduce((sum, one) => sum + charactersIn(one), 0);
  if (typeof cells !== 'object' || cells === null) return 0;
  const { text, elements } = cells as { text?: unknown; elements?: unknown };
  return (typeof text === 'string' ? text.length : 0) + charactersIn(elements);
}
