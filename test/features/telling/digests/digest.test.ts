import { describe, expect, it } from 'vitest';
import { weeklyDigest } from '../../../../src/features/telling/digests/digest.ts';
import type { DigestFacts } from '../../../../src/features/telling/digests/digest-facts.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { on, owed, story, theFacts } from './digest-builders.ts';

const LENA = 'U-LENA' as UserId;
const SAM = 'U-SAM' as UserId;
const headline = (facts: Partial<DigestFacts>) => weeklyDigest(theFacts(facts)).headline;

describe('the weekly digest', () => {
  it('starts with one sentence that is true even if nothing else is read', () => {
    const held = owed({ blocks: { kind: 'wave', number: 1 } });
    expect(headline({ obligations: [held] })).toBe(
      'Week 7 of *Support copilot*: *Claims* and *Billing* are live; wave 1 waits for one thing.',
    );
    const other = owed({ key: 'b', text: 'Approve it', blocks: { kind: 'wave', number: 1 } });
    expect(headline({ obligations: [held, other] })).toContain('wave 1 waits for 2 things.');
    const nobody = { names: [], count: 0, of: 9 };
    const second = owed({
      key: 'b',
      text: 'Approve it',
      blocks: { kind: 'wave', number: 2 },
      dueOn: on('2026-12-10'),
    });
    expect(headline({ liveTeams: nobody, obligations: [held, second] })).toBe(
      'Week 7 of *Support copilot*: the infrastructure is being built; wave 2 waits for one thing, and one other waits too.',
    );
    expect(headline({ stories: [story('x')] })).toContain('nothing is held up.');
    expect(
      headline({
        week: -3,
        startsOn: on('2027-01-18'),
        liveTeams: { names: [], count: 0, of: 9 },
        stories: [story('x')],
      }),
    ).toBe('*Support copilot* starts on Monday 18 January 2027; nothing is held up.');
    expect(headline({ paused: { since: on('2026-12-01'), reason: 'Reorganisation' } })).toBe(
      'Week 7 of *Support copilot*: paused since Tuesday 1 December, because: Reorganisation',
    );
  });

  it('says of many teams how many there are, and of a decision what it is about', () => {
    const decision = owed({ isDecision: true, text: 'Decide whether to open the gate' });
    expect(headline({ liveTeams: { names: [], count: 4, of: 9 }, obligations: [decision] })).toBe(
      'Week 7 of *Support copilot*: 4 of 9 teams are live; one decision is needed: whether to open the gate.',
    );
  });

  it('puts the decision of the day before what is held up, and another one after it', () => {
    const held = owed({ blocks: { kind: 'wave', number: 1 } });
    const decision = (dueOn: string) =>
      owed({ key: 'd', isDecision: true, text: 'Complete wave 0', dueOn: on(dueOn) });
    expect(headline({ obligations: [held, decision('2026-12-07')] })).toContain(
      'are live; one decision is needed: complete wave 0.',
    );
    expect(headline({ obligations: [held, decision('2026-12-08')] })).toContain(
      'wave 1 waits for one thing; one decision is needed.',
    );
  });

  it('names a gate or a wave in its headline before one team’s certificate', () => {
    const certificate = owed({
      key: 'c',
      dueOn: on('2026-12-01'),
      blocks: { kind: 'certificate', teamId: 'T1' as never, teamName: 'Claims' },
    });
    const gate = owed({ text: 'Review it', blocks: { kind: 'gate', gate: 'leaving-assessment' } });
    expect(headline({ obligations: [certificate, gate] })).toContain(
      'the gate to the infrastructure build waits for one thing, and one other waits too.',
    );
  });

  it('is one line in a quiet week, and names nobody’s overdue chores', () => {
    const digest = weeklyDigest(theFacts());
    expect(digest).toMatchObject({ kind: 'quiet', decision: undefined });
    expect(digest.headline).toBe(
      'A quiet week on *Support copilot*: nothing changed and nothing is overdue. Next date: gate to broad rollout, Monday 14 December.',
    );
    expect(headline({ dates: { dueGate: undefined, next: undefined } })).toBe(
      'A quiet week on *Support copilot*: nothing changed and nothing is overdue.',
    );
    const underway = owed({ dueOn: on('2026-12-20') });
    expect(weeklyDigest(theFacts({ obligations: [underway] })).kind).toBe('quiet');
    const late = weeklyDigest(theFacts({ obligations: [owed({ dueOn: on('2026-12-04') })] }));
    expect(late.kind).toBe('quiet');
    expect(late.headline).toContain('nothing changed and nothing is held up.');
  });

  it('never says that nothing is held up, or calls a week quiet, while something is out of order', () => {
    const must = { key: 'm', words: 'A must of *Claims* is open.' };
    const digest = weeklyDigest(theFacts({ concerns: [must] }));
    expect(digest.kind).toBe('news');
    expect(digest.headline).toContain('one thing is still open.');
    expect(headline({ concerns: [must, { ...must, key: 'n' }] })).toContain(
      '2 things are still open.',
    );
  });

  it('counts the overrides in force even in a quiet week, the first to end first', () => {
    const plain = { changes: [], isForGood: false };
    const overrides = [
      { gate: 'wave 2', criteria: 1, expiresOn: on('2027-02-03'), ...plain },
      { gate: 'wave 1', criteria: 2, expiresOn: on('2026-12-20'), ...plain },
    ];
    const digest = weeklyDigest(theFacts({ overrides }));
    expect(digest.kind).toBe('quiet');
    expect(digest.overrides.map((override) => override.gate)).toEqual(['wave 1', 'wave 2']);
  });

  it('shows the five stories that mean most and counts the rest', () => {
    const stories = Array.from({ length: 12 }, (_, i) => story(`Story ${i}`));
    const { changed } = weeklyDigest(theFacts({ stories }));
    expect(changed.items.map((item) => item.text)).toEqual([
      'Story 0',
      'Story 1',
      'Story 2',
      'Story 3',
      'Story 4',
    ]);
    expect(changed.more).toBe(7);
  });

  it('asks for one decision, the most urgent, and does not list it a second time', () => {
    const urgent = {
      key: 'd2',
      isDecision: true,
      dueOn: on('2026-12-01'),
      blocks: { kind: 'wave', number: 1 } as const,
    };
    const obligations = [
      owed({ key: 'd1', isDecision: true, dueOn: on('2026-12-20') }),
      owed({ ...urgent, personId: LENA }),
      owed({ ...urgent, personId: SAM }),
    ];
    const digest = weeklyDigest(theFacts({ obligations }));
    expect(digest.decision).toMatchObject({ obligation: { key: 'd2' }, byIds: [LENA, SAM] });
    expect(digest.blocked.items).toEqual([]);
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
