import { describe, expect, it } from 'vitest';
import { type Judgement, withoutEmptyPass } from '../../../../src/features/contract/criterion.ts';
import type { Gate } from '../../../../src/features/contract/gate.ts';
import { phases } from '../../../../src/features/contract/phase.ts';
import { contextIn } from '../../../support/requests.ts';
import { setUpRollout } from '../../../support/story.ts';
import { startWorld } from '../../../support/world.ts';

const found: Judgement = { verdict: 'pass', measured: 'None', n: 0, settledBy: '', obliges: [] };

describe('a criterion that was measured over nothing', () => {
  it('is no data and never a pass, and everything else stays as it was judged', () => {
    expect(withoutEmptyPass(found)).toMatchObject({ verdict: 'no-data', n: 0 });
    expect(withoutEmptyPass(found).settledBy).not.toBe('');
    expect(withoutEmptyPass({ ...found, n: 1 })).toEqual({ ...found, n: 1 });
    expect(withoutEmptyPass({ ...found, verdict: 'fail' })).toEqual({ ...found, verdict: 'fail' });
  });

  it('opens none of the gates of a rollout in which nothing has happened yet, sustained use included', async () => {
    const world = await startWorld();
    const { id: rolloutId, timeZone } = await setUpRollout(world);
    const context = contextIn(world, rolloutId, timeZone);
    const gates: Gate[] = [
      ...phases.map((leaving) => ({ kind: 'phase', rolloutId, leaving }) as const),
      ...[0, 1].map((wave) => ({ kind: 'wave', rolloutId, wave, teamIds: [] }) as const),
    ];
    for (const gate of gates) {
      const asked = context.product.criteria.filter((one) => one.appliesTo(gate));
      const judged = asked.map((one) => one.judge(context, gate, one.threshold?.default ?? 0));
      const empty = asked.filter((_, at) => judged[at]?.verdict === 'pass' && judged[at].n === 0);
      expect(empty.map(({ name }) => name)).toEqual([]);
      if (asked.length > 0) expect(judged.map(({ verdict }) => verdict)).not.toEqual(['pass']);
    }
    const sustained = gates.find((gate) => gate.kind === 'phase' && gate.leaving === 'broad')!;
    const names = context.product.criteria
      .filter((one) => one.appliesTo(sustained))
      .map(({ name }) => name);
    expect(names).toContain('waves.all-completed');
  });
});
