import { expect, it } from 'vitest';
import { newId } from '../../src/platform/new-id.ts';

it('new identifiers are all different and sort in the order in which they were made', () => {
  const ids = Array.from({ length: 2000 }, () => newId<string>());
  expect(new Set(ids).size).toBe(2000);
  expect([...ids].sort()).toEqual(ids);
  expect(ids.every((id) => /^[0-9a-f]{32}$/.test(id))).toBe(true);
});
