import { expect, it } from 'vitest';
import { POSTS_PER_MINUTE, strictSlack } from './strict-slack.ts';

const to = (channel: string | number) => new URLSearchParams({ channel: `U${channel}` }).toString();

it('refuses the second message to one person within a second, and says for how long', () => {
  let now = 0;
  const slack = strictSlack(() => now);
  expect(slack.limit('chat.postMessage', to(1))).toBeUndefined();
  now = 400;
  expect(slack.limit('chat.postMessage', to(1))).toBe(1);
  expect(slack.limit('chat.postMessage', to(2))).toBeUndefined();
  expect(slack.limit('chat.update', to(1))).toBeUndefined();
  now = 1000;
  expect(slack.limit('chat.postMessage', to(1))).toBeUndefined();
  expect(slack.refusals()).toBe(1);
});

it('accepts no more than the limit in any sixty seconds', () => {
  let now = 0;
  const slack = strictSlack(() => now);
  for (let number = 0; number < POSTS_PER_MINUTE; number += 1) {
    now = number * 10;
    expect(slack.limit('chat.postMessage', to(number))).toBeUndefined();
  }
  expect(slack.limit('chat.postMessage', to('late'))).toBe(58);
  now = 60_000;
  expect(slack.limit('chat.postMessage', to('late'))).toBeUndefined();
  expect(slack.accepted).toHaveLength(POSTS_PER_MINUTE + 1);
});
