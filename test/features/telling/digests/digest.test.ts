import { describe, expect, it } from 'vitest';
import { weeklyDigest } from '../../../../src/features/telling/digests/digest.ts';
import type { DigestFacts } from '../../../../src/features/telling/digests/digest-facts.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { BAO, change, on, owed, theFacts } from './digest-builders.ts';

const LENA = 'U-LENA' as UserId;
const SAM = 'U-SAM' as UserId;

describe('the weekly digest', () => {
  it('starts with one sentence that is true even if nothing else is read', () => {
    const headline = (facts: Partial<DigestFacts>) => weeklyDigest(theFacts(facts)).headline;
    const held = owed({ blocks: { kind: 'wave', number: 1 } });
    expect(headline({ obligations: [held] })).toBe(
      'Week 7 of *Support copilot*: Claims and Billing are live; wave 1 waits for one thing.',
    );
    expect(
      headline({ obligations: [held, owed({ key: 'b', blocks: { kind: 'wave', number: 1 } })] }),
    ).toContain('wave 1 waits for 2 things.');
    expect(
      headline({
        liveTeams: [],
        obligations: [
          held,
          owed({ key: 'b', blocks: { kind: 'wave', number: 2 }, dueOn: on('2026-12-10') }),
        ],
      }),
    ).toBe(
      'Week 7 of *Support copilot*: the infrastructure is being built; wave 2 waits for one thing, and one other waits too.',
    );
    expect(
      headline({ liveTeams: ['A', 'B', 'C', 'D'], obligations: [owed({ isDecision: true })] }),
    ).toBe('Week 7 of *Support copilot*: 4 teams are live; one decision is needed.');
    expect(
      headline({ liveTeams: ['Claims'], obligations: [owed({ dueOn: on('2026-12-04') })] }),
    ).toBe(
      'Week 7 of *Support copilot*: Claims is live; nothing is held up, one thing is overdue.',
    );
    expect(headline({ changes: [change('x', '2026-12-01T08:00:00Z', 'detail')] })).toContain(
      'nothing is held up.',
    );
    expect(headline({ paused: { since: on('2026-12-01'), reason: 'Reorganisation' } })).toBe(
      'Week 7 of *Support copilot*: paused since Tuesday 1 December, because: Reorganisation',
    );
  });

  it('is one line in a quiet week', () => {
    const digest = weeklyDigest(theFacts());
    expect(digest).toMatchObject({ kind: 'quiet', overdue: 0, decision: undefined });
    expect(digest.headline).toBe(
      'A quiet week on *Support copilot*: nothing changed and nothing is overdue. Next date: gate to broad rollout, Monday 14 December.',
    );
    expect(
      weeklyDigest(theFacts({ dates: { dueGate: undefined, next: undefined } })).headline,
    ).toBe('A quiet week on *Support copilot*: nothing changed and nothing is overdue.');
    const underway = owed({ dueOn: on('2026-12-20') });
    expect(weeklyDigest(theFacts({ obligations: [underway] })).kind).toBe('quiet');
  });

  it('counts the overrides in force even in a quiet week, the first to end first', () => {
    const overrides = [
      { gate: 'wave 2', criteria: 1, expiresOn: on('2027-02-03') },
      { gate: 'wave 1', criteria: 2, expiresOn: on('2026-12-20') },
    ];
    const digest = weeklyDigest(theFacts({ overrides }));
    expect(digest.kind).toBe('quiet');
    expect(digest.overrides.map((override) => override.gate)).toEqual(['wave 1', 'wave 2']);
  });

  it('shows five changes of this week, milestones first, and counts the rest', () => {
    const changes = [
      ...Array.from({ length: 10 }, (_, i) =>
        change(`Lesson ${i} done`, `2026-12-0${1 + (i % 6)}T10:00:00Z`, 'detail'),
      ),
      change('Wave 1 started', '2026-12-01T10:00:00Z', 'milestone'),
      change('Bao is certified', '2026-12-02T10:00:00Z', 'progress'),
      change('Bao is certified', '2026-12-03T10:00:00Z', 'progress'),
      change('Told last week', '2026-11-30T08:00:00Z', 'milestone'),
      change('Not yet', '2026-12-07T08:00:01Z', 'milestone'),
    ];
    const { changed } = weeklyDigest(theFacts({ changes }));
    expect(changed.items.map((item) => item.text)).toEqual([
      'Wave 1 started',
      'Bao is certified',
      'Lesson 5 done',
      'Lesson 4 done',
      'Lesson 3 done',
    ]);
    expect(changed.more).toBe(7);
  });

  it('names what is blocked, by whom and since when, once for each thing', () => {
    const obligations = [
      owed({ key: 'k1', blocks: { kind: 'wave', number: 1 }, personId: LENA }),
      owed({ key: 'k1', blocks: { kind: 'wave', number: 1 }, personId: SAM }),
      owed({
        key: 'k2',
        blocks: { kind: 'next-wave' },
        dueOn: on('2026-12-01'),
        text: 'Approve the hours',
      }),
      owed({ key: 'k3', blocks: { kind: 'wave', number: 3 }, dueOn: on('2026-12-14') }),
    ];
    expect(weeklyDigest(theFacts({ obligations })).blocked).toEqual({
      items: [
        {
          waits: { kind: 'next-wave' },
          for: 'Approve the hours',
          byIds: [BAO],
          sinceOn: on('2026-11-26'),
          dueOn: on('2026-12-01'),
        },
        {
          waits: { kind: 'wave', number: 1 },
          for: 'Sign off the practice task',
          byIds: [LENA, SAM],
          sinceOn: on('2026-11-26'),
          dueOn: undefined,
        },
      ],
      more: 0,
    });
    const many = Array.from({ length: 12 }, (_, i) =>
      owed({ key: `k${i}`, blocks: { kind: 'wave', number: 1 } }),
    );
    expect(weeklyDigest(theFacts({ obligations: many })).blocked).toMatchObject({ more: 7 });
  });

  it('counts what two features hold up as one thing', () => {
    const obligations = [
      owed({ key: 'learning', blocks: { kind: 'next-wave' } }),
      owed({ key: 'bake', blocks: { kind: 'next-wave' }, text: 'Complete wave 1' }),
    ];
    const { headline } = weeklyDigest(theFacts({ liveTeams: ['Claims'], obligations }));
    expect(headline).toBe(
      'Week 7 of *Support copilot*: Claims is live; the next wave waits for 2 things.',
    );
  });

  it('asks for one decision, the most urgent, and does not list it a second time', () => {
    const obligations = [
      owed({ key: 'd1', isDecision: true, dueOn: on('2026-12-20') }),
      owed({
        key: 'd2',
        isDecision: true,
        dueOn: on('2026-12-01'),
        blocks: { kind: 'wave', number: 1 },
        personId: LENA,
      }),
      owed({
        key: 'd2',
        isDecision: true,
        dueOn: on('2026-12-01'),
        blocks: { kind: 'wave', number: 1 },
        personId: SAM,
      }),
    ];
    const digest = weeklyDigest(theFacts({ obligations }));
    expect(digest.decision).toMatchObject({ obligation: { key: 'd2' }, byIds: [LENA, SAM] });
    expect(digest.blocked.items).toEqual([]);
    expect(digest.overdue).toBe(0);
  });

  it('gives the same digest whatever the order of its facts', () => {
    const obligations = ['a', 'b', 'c', 'd'].map((key, i) =>
      owed({ key, blocks: { kind: 'wave', number: i }, dueOn: on('2026-12-08') }),
    );
    expect(weeklyDigest(theFacts({ obligations: obligations.toReversed() }))).toEqual(
      weeklyDigest(theFacts({ obligations })),
    );
  });
});
