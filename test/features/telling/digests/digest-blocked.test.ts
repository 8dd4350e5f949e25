import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selectBlocked } from '../../../../src/features/telling/digests/digest-blocked.ts';
import { blockedLine } from '../../../../src/features/telling/digests/digest-lines.view.ts';
import type { TeamId, UserId } from '../../../../src/platform/ids.ts';
import { BAO, on, owed, theFacts } from './digest-builders.ts';

const LENA = 'ULENA' as UserId;
const SAM = 'USAM' as UserId;
const naming = { today: on('2026-12-07'), nameOf: (id: UserId) => id, withNames: (t: string) => t };

function linesOf(obligations: ReturnType<typeof owed>[], nextWave?: number): string[] {
  return selectBlocked(theFacts({ obligations, nextWave }), undefined).map((item) =>
    blockedLine(naming, item),
  );
}

const certificateOf = (team: string, personId: UserId, sinceOn = on('2026-11-26')) =>
  owed({
    key: `path ${team}`,
    personId,
    text: 'Take the champion path',
    sinceOn,
    blocks: { kind: 'certificate', teamId: team as TeamId, teamName: team },
  });

describe('what is blocked in the digest', () => {
  it('names who holds it up and since when, once for each thing, however many owe it', () => {
    const wave = { kind: 'wave', number: 1 } as const;
    expect(
      linesOf([
        owed({ key: 'k1', blocks: wave, personId: LENA }),
        owed({ key: 'k1', blocks: wave, personId: SAM }),
      ]),
    ).toEqual([
      'Wave 1 waits for ULENA and USAM: sign off the practice task (since Thursday 26 November)',
    ]);
  });

  it('tells what holds up the same thing in one line, with the longest wait', () => {
    const gate = { kind: 'gate', gate: 'leaving-assessment' } as const;
    const first = owed({ key: 'a', blocks: gate, text: 'Review one', sinceOn: on('2026-12-01') });
    const second = owed({ key: 'b', blocks: gate, text: 'Review two', sinceOn: on('2026-11-26') });
    expect(linesOf([first, second])).toEqual([
      `The gate to the infrastructure build waits for ${BAO}: review two; review one (the longest since Thursday 26 November)`,
    ]);
    expect(linesOf([first, { ...second, personId: SAM }])).toEqual([
      `The gate to the infrastructure build waits for 2 things: review two (USAM); review one (${BAO}); the longest since Thursday 26 November`,
    ]);
  });

  it('tells things that wait for the same to be done in one line', () => {
    expect(
      linesOf([certificateOf('Claims', SAM), certificateOf('Billing', LENA, on('2026-11-20'))]),
    ).toEqual([
      'The certificates for *Billing* and *Claims* wait for ULENA and USAM: take the champion path (the longest since Friday 20 November)',
    ]);
  });

  it('takes the next wave, its number and its gate for one thing', () => {
    const lines = linesOf(
      [
        owed({ key: 'a', text: 'Name the cause', blocks: { kind: 'next-wave' } }),
        owed({ key: 'b', text: 'Find a champion', blocks: { kind: 'gate', gate: 'wave-2' } }),
      ],
      2,
    );
    expect(lines).toEqual([
      `Wave 2 waits for ${BAO}: name the cause; find a champion (the longest since Thursday 26 November)`,
    ]);
  });

  it('leaves out what a gate asks in general where the same person is asked for the very thing', () => {
    const settle = { label: 'Agree on an action', actionId: 'x', value: '1' };
    const echo = owed({
      key: 'g',
      topic: 'gates',
      text: 'Agree on an action, for the gate of wave 1',
      settle,
      blocks: { kind: 'gate', gate: 'wave-1' },
    });
    const thing = owed({
      key: 'l',
      text: 'Agree on an action: “Sums”',
      blocks: { kind: 'next-wave' },
    });
    expect(linesOf([echo, thing], 1)).toEqual([
      `Wave 1 waits for ${BAO}: agree on an action: “Sums” (since Thursday 26 November)`,
    ]);
    expect(linesOf([echo, { ...thing, personId: SAM }], 1)[0]).toContain('2 things');
  });

  it('looks ahead to the next digest and no further', () => {
    const due = (day: string) => owed({ blocks: { kind: 'next-wave' }, dueOn: on(day) });
    expect(linesOf([due('2026-12-13')])).toHaveLength(1);
    expect(linesOf([due('2026-12-14')])).toHaveLength(0);
  });

  it('loses nobody who holds something up, and names nothing twice, whatever is owed', () => {
    const anObligation = fc.record({
      key: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      personId: fc.constantFrom(LENA, SAM, BAO),
      text: fc.constantFrom('One', 'Two', 'Three'),
      number: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(anObligation, { maxLength: 20 }), (all) => {
        const obligations = all.map(({ key, personId, text, number }) =>
          owed({ key: `${key}${text}${number}`, personId, text, blocks: { kind: 'wave', number } }),
        );
        const blocked = selectBlocked(theFacts({ obligations }), undefined);
        const named = new Set(blocked.flatMap((one) => one.things.flatMap(({ byIds }) => byIds)));
        expect(named).toEqual(new Set(obligations.map(({ personId }) => personId)));
        const waits = blocked.flatMap((one) => one.waits.map((held) => JSON.stringify(held)));
        expect(new Set(waits).size).toBe(waits.length);
        expect(new Set(waits).size).toBe(new Set(all.map(({ number }) => number)).size);
      }),
    );
  });
});
