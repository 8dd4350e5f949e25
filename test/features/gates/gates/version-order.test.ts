import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GateKey } from '../../../../src/features/contract/gate.ts';
import { inOrderFrozen } from '../../../../src/features/gates/gates/gate-version.ts';

const frozen = (gate: GateKey, number: number, day: number) => ({
  gate,
  number,
  frozenAt: Temporal.Instant.from('2027-03-01T09:00:00Z').add({ hours: 24 * day }),
});
const words = (versions: readonly { gate: string; number: number }[]) =>
  versions.map(({ gate, number }) => `${gate} ${number}`);

describe('the order in which gates were frozen', () => {
  it('is that of their moments', () => {
    const first = frozen('leaving-expansion', 2, 1);
    const second = frozen('leaving-assessment', 2, 3);
    expect(inOrderFrozen([second, first])).toEqual([first, second]);
  });

  it('has the newest number of a gate last, though the clock was set back in between', () => {
    const ahead = frozen('leaving-assessment', 2, 200);
    const setBack = frozen('leaving-assessment', 3, 10);
    const other = frozen('leaving-expansion', 2, 11);
    expect(words(inOrderFrozen([ahead, setBack, other]))).toEqual([
      'leaving-expansion 2',
      'leaving-assessment 2',
      'leaving-assessment 3',
    ]);
  });

  it('keeps the numbers of each gate in order, and loses none, whatever the clock did', () => {
    const gates: GateKey[] = ['leaving-assessment', 'leaving-infrastructure', 'leaving-expansion'];
    const days = fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 6 });
    fc.assert(
      fc.property(fc.tuple(days, days, days), fc.infiniteStream(fc.nat()), (clocks, dice) => {
        const all = clocks.flatMap((ofGate, place) =>
          ofGate.map((day, index) => frozen(gates[place] as GateKey, index + 1, day)),
        );
        const mixed = all
          .map((one) => ({ one, by: dice.next().value }))
          .toSorted((a, b) => a.by - b.by)
          .map(({ one }) => one);
        const ordered = inOrderFrozen(mixed);
        expect(words(ordered).sort()).toEqual(words(all).sort());
        for (const gate of gates) {
          const numbers = ordered.filter((one) => one.gate === gate).map(({ number }) => number);
          expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
        }
      }),
    );
  });
});
