import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Obligation } from '../../../../src/features/contract/obligation.ts';
import {
  type Arrangement,
  arrangementFor,
  asArranged,
  subjectOf,
} from '../../../../src/features/telling/arrangements/arrangement.ts';
import { isReason, mayArrange } from '../../../../src/features/telling/arrangements/open-thing.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { anObligation } from '../../../support/builders.ts';

const on = (date: string) => Temporal.PlainDate.from(date);
const shared = (over: Partial<Obligation> = {}) =>
  anObligation({ key: 'a', takers: ['lead'], sinceOn: on('2027-03-01'), ...over });
const arranged = (over: Partial<Arrangement> = {}): Arrangement => ({
  subject: 'a',
  teamId: undefined,
  arrangedOn: on('2027-03-05'),
  arrangedBy: 'ULENA' as UserId,
  givenTo: undefined,
  dueOn: undefined,
  dropped: undefined,
  ...over,
});
const by = (...all: Arrangement[]) => new Map(all.map((one) => [one.subject, one]));

describe('what was arranged about an open thing', () => {
  it('is about everybody’s share of what others may take, and about one person’s of what is their own', () => {
    expect(subjectOf(shared())).toBe('a');
    expect(subjectOf(anObligation({ key: 'a', personId: 'UMIA' as UserId }))).toBe('a UMIA');
  });

  it('takes it from all who owed it and leaves it with the one who was given it', () => {
    const given = by(arranged({ givenTo: 'UBAO' as UserId }));
    expect(asArranged(shared({ personId: 'UMIA' as UserId }), given)).toBeUndefined();
    const kept = asArranged(shared({ personId: 'UBAO' as UserId }), given);
    expect(kept?.personId).toBe('UBAO');
    const takenOver = { by: 'Groundswell', from: 'Mia Chen', isTaken: false };
    expect(
      asArranged(shared({ personId: 'UBAO' as UserId, takenOver }), given),
      'listed among what was given to them',
    ).toBeUndefined();
  });

  it('moves its date, and asks nobody for what was dropped', () => {
    const moved = asArranged(shared(), by(arranged({ dueOn: on('2027-04-01') })));
    expect(String(moved?.dueOn)).toBe('2027-04-01');
    expect(asArranged(shared(), by(arranged({ dropped: 'The team is gone.' })))).toBeUndefined();
  });

  it('ends with the thing: what begins later under the same name is asked for as usual', () => {
    const dropped = by(arranged({ dropped: 'Not this time.' }));
    const again = shared({ sinceOn: on('2027-03-06') });
    expect(arrangementFor(again, dropped)).toBeUndefined();
    expect(asArranged(again, dropped)).toBe(again);
    expect(arrangementFor(shared({ sinceOn: on('2027-03-05') }), dropped)).toBeDefined();
  });

  it('leaves everything as it is where nothing was arranged', () => {
    fc.assert(
      fc.property(fc.string(), fc.boolean(), (key, isShared) => {
        const one = isShared ? shared({ key }) : anObligation({ key });
        expect(asArranged(one, new Map())).toBe(one);
      }),
    );
  });
});

describe('who may arrange it', () => {
  const mia = { userId: 'UMIA' as UserId, roles: new Set<string>(), looksAfterTeam: true };
  it('is a lead or sponsor, or the one who looks after the team while another person owes it', () => {
    const ofBao = { holders: ['UBAO' as UserId] };
    expect(mayArrange(mia, ofBao)).toBe(true);
    expect(mayArrange({ ...mia, looksAfterTeam: false }, ofBao)).toBe(false);
    for (const role of ['lead', 'sponsor']) {
      const actor = { ...mia, roles: new Set([role]), looksAfterTeam: false };
      expect(mayArrange(actor, { holders: ['UMIA' as UserId] })).toBe(true);
    }
  });

  it('is nobody who would let go of what is their own', () => {
    expect(mayArrange(mia, { holders: ['UMIA' as UserId] })).toBe(false);
  });
});

it('a reason has a few words', () => {
  expect(['x', '.', 'nope', 'unnecessary', '          '].some(isReason)).toBe(false);
  expect(isReason('The team was dissolved.')).toBe(true);
});
