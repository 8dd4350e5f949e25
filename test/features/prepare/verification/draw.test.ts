import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  drawSample,
  inTicketOrder,
  type Registered,
  seedOf,
  stratumOf,
  ticketOf,
} from '../../../../src/features/prepare/verification/draw.ts';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const names = fc.constantFrom('claims', 'billing');
const output = fc.record({
  id: fc.uuid(),
  workflow: names,
  team: fc.option(names, { nil: undefined }),
});
const register = fc.uniqueArray(output, { selector: ({ id }) => id, maxLength: 40 });
const idsOf = (outputs: readonly Registered[], seed: string, count: number) =>
  drawSample(inTicketOrder(outputs, seed, sha256), () => count).map((one) => one.output.id);

describe('the draw', () => {
  it('makes seed and tickets that any other program makes too', () => {
    // echo -n '1234:98765' | sha256sum; echo -n '<seed>:out-1' | sha256sum
    const seed = seedOf(['1234', '98765'], sha256);
    expect(seed).toBe('4fe583e73ec52771cf5cfaeac1a7372743eedd15cb5002b8a68d9fa21822b634');
    expect(ticketOf(seed, 'out-1', sha256)).toBe(
      'eed5ab944b84418d13c7b139770b46ed34665fb0196564607d8590c9f6f6ad90',
    );
  });

  it('depends on the order in which the two people gave their digits', () => {
    expect(seedOf(['1', '2'], sha256)).not.toBe(seedOf(['2', '1'], sha256));
  });

  it('is the same in whatever order the outputs were registered', () => {
    fc.assert(
      fc.property(register, fc.nat(5), (outputs, count) => {
        expect(idsOf(outputs.toReversed(), 'seed', count)).toEqual(idsOf(outputs, 'seed', count));
      }),
    );
  });

  it('takes as many of each stratum as asked, or all that there are', () => {
    fc.assert(
      fc.property(register, fc.nat(5), (outputs, count) => {
        const drawn = drawSample(inTicketOrder(outputs, 'seed', sha256), () => count);
        for (const stratum of new Set(outputs.map(stratumOf))) {
          const size = outputs.filter((one) => stratumOf(one) === stratum).length;
          const taken = drawn.filter((one) => stratumOf(one.output) === stratum).length;
          expect(taken).toBe(Math.min(count, size));
        }
        expect(drawn.map(({ ticket }) => ticket)).toEqual(drawn.map(({ ticket }) => ticket).sort());
      }),
    );
  });

  it('adds to a smaller sample and takes nobody away when more are drawn', () => {
    fc.assert(
      fc.property(register, fc.nat(5), fc.nat(5), (outputs, count, more) => {
        const larger = new Set(idsOf(outputs, 'seed', count + more));
        expect(idsOf(outputs, 'seed', count).every((id) => larger.has(id))).toBe(true);
      }),
    );
  });
});
