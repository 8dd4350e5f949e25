import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { LONGEST } from './longest-first.ts';

it('the files that the tests begin with are all there', () => {
  const root = new URL('..', import.meta.url);
  expect(LONGEST.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
});
