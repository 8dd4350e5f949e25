import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AccessDecision,
  accessEvent,
  type PersonFacts,
  strongestAccess,
} from '../../../../src/features/access/access/access.ts';
import type { TeamAccessFacts } from '../../../../src/features/access/access/access-facts.ts';
import { accessStates } from '../../../../src/features/contract/team-access.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { accessFacts, bao, cover, day, decideAccess } from './access-facts.ts';

const ask = (
  date: string,
  person: Partial<PersonFacts> = {},
  team: Partial<TeamAccessFacts> = {},
): AccessDecision => decideAccess(accessFacts(team, person), day(date));

const lost = { cover: [cover('2026-02-16', '2026-03-11')] };
const narrowed = (keeps: readonly UserId[]) => ({
  rollBack: { step: 'narrow' as const, on: day('2026-03-18'), reason: 'Wrong sums', keeps },
});

describe("a person's access", () => {
  it('needs an active account, the team, and a seat; in doubt there is none', () => {
    expect(ask('2026-03-09')).toMatchObject({
      state: 'live',
      allowed: true,
      wave: 1,
      reason: 'Claims is live and has a certified champion.',
    });
    expect(ask('2026-03-09', { isKnown: false })).toMatchObject({
      state: 'waiting',
      allowed: false,
      reason: 'Bao is not an active member of this workspace.',
    });
    expect(ask('2026-03-09', { isMember: false })).toMatchObject({
      allowed: false,
      changedBy: 'Joining Claims.',
    });
    expect(ask('2026-03-09', { seatOn: undefined })).toMatchObject({
      allowed: false,
      changedBy: 'A seat, given by the champion or a lead.',
    });
    expect(ask('2026-03-09', { seatOn: day('2026-03-10') }).reason).toBe(
      "Bao's seat starts on Tuesday 10 March.",
    );
  });

  it('stays through grace and through a freeze for those who had it', () => {
    expect(ask('2026-03-20', {}, lost)).toMatchObject({ state: 'grace', allowed: true });
    expect(ask('2026-03-26', {}, lost)).toMatchObject({ state: 'frozen', allowed: true });
    expect(ask('2026-03-26', { seatOn: day('2026-03-25') }, lost).allowed).toBe(true);
  });

  it('cannot be got during a freeze', () => {
    expect(ask('2026-03-27', { seatOn: day('2026-03-26') }, lost)).toMatchObject({
      state: 'waiting',
      allowed: false,
    });
    expect(ask('2026-03-27', { seatOn: undefined }, lost)).toMatchObject({
      allowed: false,
      changedBy: 'A certified champion. People who have access keep it.',
    });
  });

  it('is kept in a narrowed team by those who are named', () => {
    expect(ask('2026-03-18', {}, narrowed([bao]))).toMatchObject({
      state: 'frozen',
      allowed: true,
    });
    expect(ask('2026-03-18', {}, narrowed([]))).toMatchObject({
      state: 'suspended',
      allowed: false,
    });
    expect(ask('2026-03-17', {}, narrowed([]))).toMatchObject({ state: 'live', allowed: true });
  });

  it('is gone for everybody in a suspended team', () => {
    const rollBack = { ...narrowed([bao]).rollBack, step: 'suspend' as const };
    expect(ask('2026-03-18', {}, { rollBack })).toMatchObject({
      state: 'suspended',
      allowed: false,
      reason: 'Claims has been suspended since Wednesday 18 March: Wrong sums',
      changedBy: 'A lead lifts the roll-back once the reason for it is gone.',
    });
  });

  it('through several teams is the strongest of them', () => {
    const live = ask('2026-03-20');
    const grace = ask('2026-03-20', {}, lost);
    const none = ask('2026-03-20', { isMember: false });
    expect(strongestAccess([none, grace, live])).toBe(live);
    expect(strongestAccess([none, grace])).toBe(grace);
    expect(strongestAccess([])).toBeUndefined();
  });
});

it('the outside is told of a change only where it changes something for somebody', () => {
  expect(accessEvent('waiting', 'live')).toBe('access.granted');
  expect(accessEvent('frozen', 'live')).toBe('access.granted');
  expect(accessEvent('live', 'grace')).toBeUndefined();
  expect(accessEvent('grace', 'live')).toBeUndefined();
  expect(accessEvent('grace', 'frozen')).toBe('access.frozen');
  expect(accessEvent('live', 'suspended')).toBe('access.suspended');
  expect(accessEvent('live', 'waiting')).toBe('access.suspended');
  expect(accessEvent(undefined, 'waiting')).toBeUndefined();
  expect(accessEvent(undefined, 'suspended')).toBeUndefined();
  expect(accessEvent('suspended', 'waiting')).toBeUndefined();
  expect(accessEvent('waiting', 'suspended')).toBeUndefined();
  expect(accessEvent('suspended', 'frozen')).toBe('access.frozen');
  expect(accessEvent('suspended', 'live')).toBe('access.granted');
  for (const state of accessStates) expect(accessEvent(state, state)).toBeUndefined();
});

const date = fc.integer({ min: 0, max: 120 }).map((days) => day('2026-02-01').add({ days }));
const anyTeam: fc.Arbitrary<Partial<TeamAccessFacts>> = fc.record({
  entry: fc.oneof(
    fc.constant({ kind: 'none' as const }),
    fc.record({
      kind: fc.constant('wave' as const),
      number: fc.nat(3),
      startedOn: fc.option(date, { nil: undefined }),
    }),
    fc.record({ kind: fc.constant('pilot' as const), startedOn: date }),
  ),
  cover: fc.array(
    fc.record({
      fromOn: date,
      untilOn: fc.option(date, { nil: undefined }),
      endedBy: fc.constant(undefined),
    }),
    { maxLength: 3 },
  ),
  seats: fc.integer({ min: 1, max: 30 }),
  backUpSinceOn: fc.option(date, { nil: undefined }),
  rollBack: fc.option(
    fc.record({
      step: fc.constantFrom('stop-new-seats' as const, 'narrow' as const, 'suspend' as const),
      on: date,
      reason: fc.constant('Wrong sums'),
      keeps: fc.subarray([bao]),
    }),
    { nil: undefined },
  ),
  override: fc.option(fc.record({ fromOn: date, untilOn: date }), { nil: undefined }),
  pausedOn: fc.option(date, { nil: undefined }),
});

it('whatever the facts, access needs a seat in the team and a live past, and every answer has its reason', () => {
  const anyPerson = fc.record({
    isKnown: fc.boolean(),
    isMember: fc.boolean(),
    seatOn: fc.option(date, { nil: undefined }),
  });
  fc.assert(
    fc.property(anyTeam, anyPerson, date, (team, person, today) => {
      const decision = decideAccess(accessFacts(team, person), today);
      expect(decision.reason.length).toBeGreaterThan(10);
      expect(decision.changedBy).not.toBe('');
      if (decision.state === 'waiting' || decision.state === 'suspended') {
        expect(decision.allowed).toBe(false);
      }
      if (!decision.allowed) return;
      expect(person.isKnown && person.isMember && person.seatOn !== undefined).toBe(true);
      expect(team.entry?.kind).not.toBe('none');
      const isStopped =
        team.rollBack?.step === 'suspend' &&
        Temporal.PlainDate.compare(team.rollBack.on, today) <= 0;
      expect(isStopped).toBe(false);
      const hadChampion = (team.cover ?? []).length > 0 || team.override !== undefined;
      expect(hadChampion || team.entry?.kind === 'pilot').toBe(true);
    }),
    { numRuns: 2000 },
  );
});
