import { expect, it } from 'vitest';
import {
  longestWait,
  type OptIn,
  placeOf,
  queueOrder,
  requestToJoin,
  waitingOptIns,
  withdrawOptIn,
} from '../../../../src/features/expand/opt-ins/opt-in.ts';
import type { TeamId, UserId } from '../../../../src/platform/ids.ts';

const request = (name: string, at: string, why = 'Backlog of 300 replies') => ({
  teamId: name.toLowerCase() as TeamId,
  teamName: name,
  askedBy: 'mia' as UserId,
  why,
  askedAt: Temporal.Instant.from(at),
});
const asked = (name: string, at: string): OptIn => ({
  ...request(name, at),
  withdrawnAt: undefined,
});
const now = Temporal.Instant.from('2026-03-09T09:00:00Z');

it('the oldest request is first, and requests of one instant go by name', () => {
  const queue = [
    asked('Sales', '2026-03-02T09:00:00Z'),
    asked('Legal', '2026-03-01T09:00:00Z'),
    asked('Claims', '2026-03-02T09:00:00Z'),
  ];
  expect(queueOrder(queue).map((each) => each.teamName)).toEqual(['Legal', 'Claims', 'Sales']);
  expect(placeOf(queue, 'sales' as TeamId)).toBe(3);
  expect(placeOf(queue, 'nobody' as TeamId)).toBe(0);
});

it('a second request keeps the place of the first', () => {
  const queue = [asked('Legal', '2026-03-01T09:00:00Z'), asked('Sales', '2026-03-02T09:00:00Z')];
  expect(requestToJoin(queue, request('Legal', '2026-03-09T09:00:00Z'), false)).toMatchObject({
    kind: 'already-asked',
    place: 1,
    optIn: { askedAt: Temporal.Instant.from('2026-03-01T09:00:00Z') },
  });
});

it('a withdrawn request no longer counts, and asking again queues anew', () => {
  const queue = [asked('Legal', '2026-03-01T09:00:00Z'), asked('Sales', '2026-03-02T09:00:00Z')];
  const outcome = withdrawOptIn(queue, 'legal' as TeamId, now);
  if (outcome.kind !== 'withdrawn') throw new Error('It was queued.');
  const after = [outcome.optIn, ...queue.slice(1)];
  expect(queueOrder(after).map((each) => each.teamName)).toEqual(['Sales']);
  expect(withdrawOptIn(after, 'legal' as TeamId, now)).toEqual({ kind: 'not-queued' });
  expect(requestToJoin(after, request('Legal', '2026-03-09T09:00:00Z'), false)).toMatchObject({
    kind: 'queued',
    place: 2,
  });
});

it('a live team and a blank reason are refused', () => {
  const join = request('Legal', '2026-03-09T09:00:00Z');
  expect(requestToJoin([], join, true)).toEqual({ kind: 'already-live' });
  expect(requestToJoin([], { ...join, why: ' ' }, false)).toEqual({ kind: 'no-reason' });
});

it('the longest wait is told in days, then in weeks, by the calendar of the rollout', () => {
  const today = Temporal.PlainDate.from('2026-03-09');
  const wait = (at: string) => longestWait([asked('Legal', at)], today, 'Asia/Tokyo')?.words;
  expect(wait('2026-03-08T20:00:00Z')).toBe('Legal asked today and is first in the queue.');
  expect(wait('2026-03-08T10:00:00Z')).toBe('Legal has waited longest: 1 day, since 8 March.');
  expect(wait('2026-02-10T10:00:00Z')).toBe(
    'Legal has waited longest: 3 weeks, since 10 February.',
  );
  expect(longestWait([], today, 'UTC')).toBeUndefined();
});

it('a request is fulfilled by the start of its team’s wave, and one made after that counts anew', () => {
  const before = asked('Legal', '2026-03-01T09:00:00Z');
  const after = asked('Legal', '2026-03-20T09:00:00Z');
  const started = new Map([['legal' as TeamId, now]]);
  expect(waitingOptIns([before, after], started)).toEqual([after]);
});
