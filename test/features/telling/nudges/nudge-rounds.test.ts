import fc from 'fast-check';
import { expect, it } from 'vitest';
import { joinFeatures } from '../../../../src/features/contract/join-features.ts';
import type { Obligation } from '../../../../src/features/contract/obligation.ts';
import { findRollout } from '../../../../src/features/rollout/rollouts/rollouts.store.ts';
import { draftNudge } from '../../../../src/features/telling/nudges/draft-nudge.usecase.ts';
import { saveReply } from '../../../../src/features/telling/nudges/nudge-history.store.ts';
import { forgetRounds } from '../../../../src/features/telling/nudges/nudge-rounds.store.ts';
import { saveSettings } from '../../../../src/features/telling/nudges/nudge-settings.store.ts';
import { DEFAULT_SETTINGS } from '../../../../src/features/telling/nudges/nudge-settings.ts';
import { findSweep } from '../../../../src/features/telling/nudges/nudges.store.ts';
import { settleNudge } from '../../../../src/features/telling/nudges/settle-nudge.usecase.ts';
import { sweepNudges } from '../../../../src/features/telling/nudges/sweep-nudges.usecase.ts';
import { write } from '../../../../src/platform/database.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { ownRequest, type ReadContext } from '../../../../src/platform/request.ts';
import { anObligation } from '../../../support/builders.ts';
import { listDue, openCompany, saveAs, start, workspaceId } from './nudge-company.ts';

/* What a round need not look at again is never told otherwise than by a round that looks at everybody. */

const PEOPLE = ['UMIA', 'UBAO', 'ULENA', 'UOLE'];
const person = fc.constantFrom(...PEOPLE);

const step = fc.record({
  minutes: fc.integer({ min: 1, max: 240 }),
  what: fc.oneof(
    { weight: 6, arbitrary: fc.constant({ kind: 'nothing' as const }) },
    fc.record({ kind: fc.constant('owes' as const), person, key: fc.constantFrom('a', 'b', 'c') }),
    fc.record({ kind: fc.constant('does' as const), person, key: fc.constantFrom('a', 'b', 'c') }),
    fc.record({ kind: fc.constant('later' as const), person, key: fc.constantFrom('a', 'b') }),
    fc.record({
      kind: fc.constant('status' as const),
      person,
      hours: fc.integer({ max: 30, min: 1 }),
    }),
    fc.record({ kind: fc.constant('leaves' as const), person }),
    fc.record({
      kind: fc.constant('hours' as const),
      person,
      quiet: fc.integer({ min: 0, max: 4 }),
    }),
    fc.record({ kind: fc.constant('taken back' as const), person }),
  ),
  isSent: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer Of> ? Of : never;

function aCompany() {
  const database = openCompany(PEOPLE);
  const owed = new Map<string, Obligation>();
  const obligations = ({ rolloutId }: ReadContext) => {
    findRollout(database, rolloutId);
    return [...owed.values()];
  };
  const product = joinFeatures([{ name: 'readiness', obligations }]);
  return { database, owed, product };
}

type Company = ReturnType<typeof aCompany>;

function happen({ database, owed }: Company, { what }: Step, now: Temporal.Instant): void {
  if (what.kind === 'nothing') return;
  const personId = what.person as UserId;
  if (what.kind === 'owes' || what.kind === 'does') {
    const name = `${personId} ${what.key}`;
    if (what.kind === 'does') owed.delete(name);
    else owed.set(name, anObligation({ key: what.key, personId }));
    // The list stands for the table that it would be read from.
    database.$client.prepare('update rollouts set name = name || ?').run('.');
  }
  if (what.kind === 'later') {
    const untilOn = now.toZonedDateTimeISO('UTC').toPlainDate().add({ days: 2 });
    const about = { personId, obligationKey: what.key, repliedAt: now };
    saveReply(database, workspaceId, { ...about, choice: 'later', untilOn });
  }
  if (what.kind === 'status')
    saveAs(database, personId, {
      statusText: 'On vacation',
      statusUntil: now.add({ hours: what.hours }),
    });
  if (what.kind === 'leaves') saveAs(database, personId, { isDeactivated: true });
  if (what.kind === 'hours') {
    const quietUntilOn = now.toZonedDateTimeISO('UTC').toPlainDate().add({ days: what.quiet });
    const settings = { ...DEFAULT_SETTINGS, ...(what.quiet === 0 ? {} : { quietUntilOn }) };
    saveSettings(database, { userId: personId, workspaceId }, settings, now);
  }
  if (what.kind === 'taken back')
    expect(() =>
      write(database, () => {
        saveAs(database, personId, { isDeactivated: true });
        goRound({ database, owed, product: joinFeatures([]) }, now);
        throw new Error('taken back');
      }),
    ).toThrow('taken back');
}

function goRound({ database, product }: Company, now: Temporal.Instant): void {
  const request = ownRequest({ database, product, now }, workspaceId);
  do sweepNudges(request, { size: 2 });
  while ((findSweep(database, workspaceId)?.reached ?? null) !== null);
}

/** What is due now arrives, or not yet. */
function send({ database, product }: Company, now: Temporal.Instant, isSent: boolean): void {
  const request = ownRequest({ database, product, now }, workspaceId);
  const end = database.$client.prepare(
    'update outbox set state = ?, next_attempt_at = ? where key = ?',
  );
  for (const { key, person: to } of listDue(database, now)) {
    const draft = draftNudge(request, { key, personId: to as UserId });
    if (draft.kind === 'later') end.run('queued', draft.at.epochMilliseconds, key);
    else if (draft.kind === 'cancelled' || isSent) {
      const kind = draft.kind === 'cancelled' ? 'cancelled' : 'sent';
      end.run(kind, now.epochMilliseconds, key);
      settleNudge(request, { key, end: kind });
    }
  }
}

function rowsOf({ database }: Company): unknown {
  return ['nudges', 'nudge_items', 'outbox'].map((table) =>
    database.$client.prepare(`select * from ${table}`).all(),
  );
}

it('writes the same rows, and in the same order, as rounds that look at everybody', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 40, maxLength: 90 }), (steps) => {
      const [kept, fresh] = [aCompany(), aCompany()];
      let now = start;
      for (const one of steps) {
        now = now.add({ minutes: one.minutes });
        for (const company of [kept, fresh]) {
          happen(company, one, now);
          if (company === fresh) forgetRounds(company.database);
          goRound(company, now);
          send(company, now, one.isSent);
        }
        expect(rowsOf(kept)).toEqual(rowsOf(fresh));
      }
      for (const { database } of [kept, fresh]) database.$client.close();
    }),
    { numRuns: 25 },
  );
});
