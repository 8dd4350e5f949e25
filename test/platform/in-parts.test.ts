import { expect, it } from 'vitest';
import { doInParts } from '../../src/platform/in-parts.ts';

/** Three parts, of which it is over before the one that is named; which were done, and whether it was ended. */
async function doneWhenOverBefore(part: number) {
  const done: number[] = [];
  let isEnded = false;
  let turns = 0;
  function* parts(): Generator<undefined> {
    try {
      for (const one of [1, 2, 3]) {
        done.push(one);
        yield undefined;
      }
    } finally {
      isEnded = true;
    }
  }
  await doInParts(parts(), () => {
    turns += 1;
    return turns >= part;
  });
  return { done, isEnded };
}

it('what is done in parts ends before the next one once it is over', async () => {
  expect(await doneWhenOverBefore(1)).toEqual({ done: [], isEnded: false });
  expect(await doneWhenOverBefore(3)).toEqual({ done: [1, 2], isEnded: true });
  expect(await doneWhenOverBefore(9)).toEqual({ done: [1, 2, 3], isEnded: true });
});
