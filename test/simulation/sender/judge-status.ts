/* What the sender says of itself: whether messages go out just now, and when the next one falls due. */
import type { Expect, Flush } from './flush.ts';
import type { Yard } from './yard.ts';

const AHEAD_MS = 7_200_000;

export function judgeStatus(yard: Yard, { after, calls, hasDied }: Flush, expect: Expect): void {
  if (hasDied) return;
  const now = yard.now();
  const meant = after
    .filter(({ state, settled }) => state === 'queued' || (state === 'unknown' && settled === null))
    .map(({ at }) => at)
    .filter((at) => at > now && at <= now + AHEAD_MS);
  const next = yard.nextDue(now + AHEAD_MS);
  expect(
    (next ?? Number.POSITIVE_INFINITY) === Math.min(...meant),
    () => `The next thing is due at ${next}, not at ${Math.min(...meant)}.`,
  );
  const { state, until } = yard.status();
  const isShut = calls.some(
    ({ method, error }) =>
      method === 'auth.test' && error !== undefined && error === yard.slack.token,
  );
  const last = calls.at(-1);
  const isFine = last !== undefined && last.fate === undefined && last.error === undefined;
  if (isFine && yard.slack.busyUntil() <= now)
    expect(state === 'sending', () => `It is ${state}, and nothing is in its way.`);
  if (isShut) expect(state === 'paused', () => `It is not let in, and is ${state}.`);
  const patience = yard.slack.askedUntil('chat.postMessage');
  if (!isShut && patience > now && state !== 'paused')
    expect(
      state === 'waiting' && until !== undefined && until >= patience,
      () => `Slack asks for patience until ${patience}; it is ${state} until ${until}.`,
    );
}
