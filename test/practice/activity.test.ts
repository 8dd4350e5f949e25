import { expect, it } from 'vitest';
import { trackActivity } from '../../src/practice/activity.ts';

/** A workspace whose bot is reached over a network, and how often the bot was asked whether it is done. */
function overNetwork(isDone: () => Promise<void> = async () => {}) {
  const activity = trackActivity();
  activity.overNetwork();
  const asked = { count: 0 };
  activity.alsoWaitFor(async () => {
    asked.count += 1;
    await isDone();
  });
  return { activity, asked };
}

it('what was quiet and heard nothing since is quiet, and is waited for again after the next thing', async () => {
  const { activity, asked } = overNetwork();
  await activity.settled();
  await activity.settled();
  expect(asked.count).toBe(1);
  await activity.during(async () => {});
  await activity.settled();
  expect(asked.count).toBe(2);
});

it('a bot that is still at it is waited for, and so is what it does then', async () => {
  const did: string[] = [];
  const { activity } = overNetwork(async () => {
    if (did.length > 0) return;
    await new Promise((resolve) => void setTimeout(resolve, 30));
    did.push('listener');
    void activity.during(async () => {
      await new Promise((resolve) => void setTimeout(resolve, 60));
      did.push('call');
    });
  });
  await activity.settled();
  expect(did).toEqual(['listener', 'call']);
});
