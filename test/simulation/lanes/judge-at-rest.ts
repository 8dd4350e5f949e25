/* In the end all is said, once each, and no words were made that could not leave. */
import type { Expect } from '../sender/flush.ts';
import type { LaneYard } from './lane-yard.ts';
import type { SlowSlack } from './slow-slack.ts';

/** Before a process has seen how a feature speaks, it may ask for words that cannot leave yet. */
const FOR_NOTHING = 4;

export function judgeAtRest(
  yard: LaneYard,
  { arrived, calls }: SlowSlack,
  deaths: number,
  expect: Expect,
): void {
  for (const { key, lane, state } of yard.rows()) {
    expect(state === 'sent', () => `${key} is ${state} in the end.`);
    const times = yard.told.filter((one) => one.key === key).length;
    const isThere = lane === 'slack' ? arrived.has(key) : times === 1;
    expect(isThere, () => `${key} was told ${times} times.`);
  }
  const posts = calls.filter(({ method, place }) => method === 'chat.postMessage' && place > 'U4');
  const forNothing = yard.worded - posts.length;
  expect(
    forNothing <= FOR_NOTHING * (deaths + 1),
    () => `Words were made ${forNothing} times for nothing.`,
  );
}

/** What was said while nothing could be written is on the log. */
export function judgeUnkept(
  { lines }: LaneYard,
  unkept: ReadonlySet<string>,
  expect: Expect,
): void {
  const noted = new Set(
    lines.flatMap(({ level, facts, says }) =>
      level === 'error' && says === 'A delivery cannot be stored yet.' ? JSON.stringify(facts) : [],
    ),
  );
  for (const key of unkept)
    expect(
      [...noted].some((facts) => facts.includes(`"${key}"`)),
      () => `${key} was said and could not be kept, and the log does not say so.`,
    );
}
