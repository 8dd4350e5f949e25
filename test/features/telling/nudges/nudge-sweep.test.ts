import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinFeatures } from '../../../../src/features/contract/join-features.ts';
import type { Obligation } from '../../../../src/features/contract/obligation.ts';
import { findRollout } from '../../../../src/features/rollout/rollouts/rollouts.store.ts';
import { draftNudge } from '../../../../src/features/telling/nudges/draft-nudge.usecase.ts';
import { findSweep } from '../../../../src/features/telling/nudges/nudges.store.ts';
import { settleNudge } from '../../../../src/features/telling/nudges/settle-nudge.usecase.ts';
import { sweepNudges } from '../../../../src/features/telling/nudges/sweep-nudges.usecase.ts';
import type { Database } from '../../../../src/platform/database.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import type { Delivery } from '../../../../src/platform/outbox/delivery.ts';
import type { ReadContext } from '../../../../src/platform/request.ts';
import { ownRequest, type Request } from '../../../../src/platform/request.ts';
import { takeBack } from '../../../../src/platform/touches.ts';
import { anObligation } from '../../../support/builders.ts';
import { listDue, openCompany, start, workspaceId, zoneOf } from './nudge-company.ts';

const PEOPLE = ['UMIA', 'UBAO', 'ULENA'];

/** What may happen next: time goes by, something comes up or is done, a message arrives, is lost or never leaves. */
const events = fc.array(
  fc.record({
    minutes: fc.integer({ min: 1, max: 240 }),
    owes: fc.constantFrom('UMIA', 'UBAO', 'ULENA', undefined),
    key: fc.constantFrom('a', 'b', 'c'),
    settles: fc.constantFrom('a', 'b', 'c', undefined),
    end: fc.constantFrom('sent', 'sent', 'sent', 'unknown', 'refused', 'not yet'),
  }),
  { minLength: 60, maxLength: 160 },
);

type Sent = { personId: string; at: Temporal.ZonedDateTime };

describe('the sweep and the moment of sending', () => {
  it('never write twice a day, oftener than somebody’s number or outside their hours, whatever happens in between', () => {
    let all = 0;
    fc.assert(
      fc.property(events, fc.constantFrom(1, 2, 2500), (steps, size) => {
        const sent = play(steps, size);
        all += sent.length;
        for (const { at } of sent) {
          expect(at.dayOfWeek).toBeLessThan(6);
          const minute = at.hour * 60 + at.minute;
          expect(minute).toBeGreaterThanOrEqual(9 * 60 + 30);
          expect(minute).toBeLessThan(16 * 60 + 30);
        }
        const days = sent.map(({ personId, at }) => `${personId} ${at.toPlainDate()}`);
        expect(new Set(days).size).toBe(days.length);
        const weeks = Map.groupBy(
          sent,
          ({ personId, at }) => `${personId} ${at.yearOfWeek} ${at.weekOfYear}`,
        );
        for (const [week, ofWeek] of weeks)
          expect(ofWeek.length).toBeLessThanOrEqual(week.startsWith('ULENA') ? 3 : 1);
      }),
      { numRuns: 25 },
    );
    expect(all).toBeGreaterThan(50);
  });
});

describe('a sweep over more people than one go can take', () => {
  it('goes round all of them, settles what anybody has done, and is then through', () => {
    const database = openCompany(PEOPLE);
    const owed = new Map(
      PEOPLE.map((id) => [id, anObligation({ key: 'a', personId: id as UserId })]),
    );
    const obligations = ({ rolloutId }: ReadContext) => {
      findRollout(database, rolloutId);
      return [...owed.values()];
    };
    const product = joinFeatures([{ name: 'readiness', obligations }]);
    const morning = Temporal.Instant.from('2027-03-08T14:00:00Z');
    const request = ownRequest({ database, product, now: morning }, workspaceId);
    const goes = () =>
      [1, 2, 3].map(() => {
        sweepNudges(request, { size: 1 });
        return findSweep(database, workspaceId)?.reached;
      });
    expect(goes()).toEqual(['UBAO', 'ULENA', null]);
    const planned = database.$client.prepare('select key from nudges').pluck().all();
    expect(planned).toEqual(['nudge:ULENA:2027-03-08', 'nudge:UMIA:2027-03-08']);
    for (const key of planned) {
      draftNudge(request, { key: String(key), personId: String(key).split(':')[1] as UserId });
      settle(request, String(key), 'sent');
    }
    owed.clear();
    // What is owed here is stored nowhere, so that nothing says that it has changed.
    takeBack(database.$client, 0);
    expect(goes()).toEqual([null, null, null]);
    const open = database.$client.prepare('select count(*) from nudge_items where is_open = 1');
    expect(open.pluck().get()).toBe(0);
    database.$client.close();
  });
});

function play(
  steps: {
    minutes: number;
    owes?: string | undefined;
    key: string;
    settles?: string | undefined;
    end: string;
  }[],
  size: number,
): Sent[] {
  const database = openCompany(PEOPLE);
  const owed = new Map<string, Obligation>();
  const product = joinFeatures([{ name: 'readiness', obligations: () => [...owed.values()] }]);
  const sent: Sent[] = [];
  let now = start;
  for (const { minutes, owes, key, settles, end } of steps) {
    now = now.add({ minutes });
    if (owes !== undefined) {
      const obligation = anObligation({
        key,
        personId: owes as UserId,
        sinceOn: Temporal.PlainDate.from('2027-03-08'),
      });
      owed.set(`${owes} ${key}`, obligation);
    }
    if (settles !== undefined) {
      for (const [name, one] of owed) if (one.key === settles) owed.delete(name);
    }
    const request = ownRequest({ database, product, now }, workspaceId);
    sweepNudges(request, { size });
    for (const { key: nudge, person } of listDue(database, now)) {
      const draft = draftNudge(request, { key: nudge, personId: person as UserId });
      if (draft.kind === 'later') move(database, nudge, draft.at);
      else if (draft.kind === 'cancelled') settle(request, nudge, 'cancelled');
      else if (end !== 'not yet') {
        if (end !== 'refused')
          sent.push({ personId: person, at: now.toZonedDateTimeISO(zoneOf(person)) });
        settle(request, nudge, end as Delivery['kind']);
      }
    }
  }
  database.$client.close();
  return sent;
}

function move(database: Database, key: string, at: Temporal.Instant): void {
  database.$client
    .prepare('update outbox set next_attempt_at = ? where key = ?')
    .run(at.epochMilliseconds, key);
}

function settle(request: Request, key: string, end: Delivery['kind']): void {
  const state = end === 'refused' ? 'failed' : end;
  request.database.$client.prepare('update outbox set state = ? where key = ?').run(state, key);
  settleNudge(request, { key, end });
}
