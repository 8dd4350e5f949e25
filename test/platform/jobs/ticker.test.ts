import { expect, it } from 'vitest';
import { replaceEntropy } from '../../../src/platform/entropy.ts';
import type { Turns } from '../../../src/platform/jobs/runner.ts';
import { startTicker, takeTurns } from '../../../src/platform/jobs/ticker.ts';
import { seededEntropy } from '../../simulation/seeded-entropy.ts';

/** What is due in one list, and what goes in rounds as so many parts. */
function runnerWith(due: readonly string[], parts: string[] = []) {
  const happened: string[] = [];
  const looksAgain: unknown[] = [];
  function* turns(of: 'due' | 'next-part'): Turns {
    if (of === 'due') {
      for (const one of due) {
        if (one.endsWith('of all')) yield 'owed';
        happened.push(one);
        looksAgain.push(yield [one]);
      }
      return due.length > 0;
    }
    const part = parts.shift();
    if (part === undefined) return false;
    happened.push(part);
    yield [part];
    return true;
  }
  return { happened, looksAgain, runner: { turns } };
}

it('ticks at once when it starts, and wakes the sender after each turn', async () => {
  const { happened, runner } = runnerWith(['digest', 'nudges']);
  const ticker = startTicker({ runner, afterTurn: () => void happened.push('wake') });

  await expect.poll(() => happened).toEqual(['digest', 'wake', 'nudges', 'wake', 'wake', 'wake']);
  ticker.stop();
});

it('a tick that fails is not the end', async () => {
  let woken = 0;
  const runner = {
    // biome-ignore lint/correctness/useYield: it fails before it comes to anything.
    *turns(): Turns {
      throw new Error('disk full');
    },
  };
  const ticker = startTicker({
    runner,
    afterTurn() {
      woken += 1;
    },
  });

  await expect.poll(() => woken).toBe(1);
  ticker.stop();
});

it('stopped before it began, it does nothing', async () => {
  const { happened, runner } = runnerWith(['digest']);
  startTicker({ runner, afterTurn: () => {} }).stop();

  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(happened).toEqual([]);
});

it('goes on with what takes several goes until it is through, without waiting for the next minute', async () => {
  const { happened, runner } = runnerWith(['first part'], ['second part', 'third part']);
  const ticker = startTicker({ runner, afterTurn: () => {} });

  await expect.poll(() => happened).toEqual(['first part', 'second part', 'third part']);
  ticker.stop();
});

it('gives the loop back between two jobs, and has what is due looked up again', async () => {
  const { happened, looksAgain, runner } = runnerWith(['digest', 'nudges', 'access']);
  const others = setInterval(() => happened.push('someone else'), 1);

  await takeTurns({ runner, afterTurn: () => {} });
  clearInterval(others);

  for (const job of ['nudges', 'access'])
    expect(happened[happened.indexOf(job) - 1]).toBe('someone else');
  expect(looksAgain).toEqual([true, true, true]);
});

it('a job that looks at everyone waits until they have been looked at, and no other does', async () => {
  const { happened, runner } = runnerWith(['holidays', 'digest of all', 'nudges of all']);
  const ready = async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    happened.push('looked');
  };

  await takeTurns({ runner, afterTurn: () => {}, ready });

  expect(happened.slice(0, 5)).toEqual([
    'holidays',
    'looked',
    'digest of all',
    'looked',
    'nudges of all',
  ]);
});

/** One job, which does something beforehand. */
function holidaysAfter(parts: () => Generator<undefined>, happened: string[]) {
  return {
    *turns(of: 'due' | 'next-part'): Turns {
      if (of === 'next-part') return false;
      yield parts();
      happened.push('holidays');
      yield ['holidays'];
      return true;
    },
  };
}

it('others have their turn between the parts of what a job does beforehand, and the job comes after the last', async () => {
  const happened: string[] = [];
  function* parts() {
    for (const part of ['library', 'Berlin', 'Lisbon']) {
      happened.push(part);
      setImmediate(() => happened.push('someone else'));
      yield undefined;
    }
  }

  await takeTurns({ runner: holidaysAfter(parts, happened), afterTurn: () => {} });

  const someone = 'someone else';
  expect(happened).toEqual(['library', someone, 'Berlin', someone, 'Lisbon', someone, 'holidays']);
});

it('a job runs although what it does beforehand fails', async () => {
  const happened: string[] = [];
  // biome-ignore lint/correctness/useYield: it fails before it comes to anything.
  function* parts(): Generator<undefined> {
    throw new Error('no such library');
  }

  await takeTurns({ runner: holidaysAfter(parts, happened), afterTurn: () => {} });

  expect(happened).toEqual(['holidays']);
});

it('stopped in the middle, the next job does not run', async () => {
  const { happened, runner } = runnerWith(['digest', 'nudges']);

  const isOver = () => happened.length === 1;
  await takeTurns({ runner, afterTurn: () => {} }, { isOver, mayEnd: () => false });

  expect(happened).toEqual(['digest']);
});

it('at the next minute rounds give way to what has fallen due, once all that was due had its turn', async () => {
  const { happened, runner } = runnerWith(['digest', 'nudges'], ['part 1', 'part 2', 'part 3']);

  const mayEnd = () => happened.includes('part 1');
  await takeTurns({ runner, afterTurn: () => {} }, { isOver: () => false, mayEnd });

  expect(happened).toEqual(['digest', 'nudges', 'part 1']);
});

it('jobs wait for half a minute in all, of which what they do themselves is no part', async () => {
  let passed = 0;
  const putBack = replaceEntropy({ ...seededEntropy(1, () => passed), elapsed: () => passed });
  const { happened, runner } = runnerWith(['first of all', 'second of all', 'third of all']);
  const ready = async () => {
    happened.push('looked');
    passed += 20_000;
  };
  const working = {
    *turns(of: 'due' | 'next-part'): Turns {
      const turns = runner.turns(of);
      for (let turn = turns.next(); ; turn = turns.next(true)) {
        if (turn.done === true) return turn.value;
        if (typeof turn.value !== 'string') passed += 60_000;
        yield turn.value;
      }
    },
  };

  await takeTurns({ runner: working, afterTurn: () => {}, ready }).finally(putBack);

  expect(happened.slice(0, 5)).toEqual([
    'looked',
    'first of all',
    'looked',
    'second of all',
    'third of all',
  ]);
});
