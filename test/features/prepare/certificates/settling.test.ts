import { describe, expect, it } from 'vitest';
import type { Gate } from '../../../../src/features/contract/gate.ts';
import { certificateCriteria } from '../../../../src/features/prepare/certificates/certificates.criteria.ts';
import { signOffObligations } from '../../../../src/features/prepare/sign-offs/sign-offs.obligations.ts';
import { findName } from '../../../../src/platform/slack/directory.ts';
import { putInOffice } from '../../../support/champion-in-office.ts';
import { saidOfTeams } from '../../../support/owed.ts';
import { contextIn } from '../../../support/requests.ts';
import { askForSignOff, takeBothPaths } from '../sign-offs/certificate-story.ts';
import { type LearningWorld, startLearningWorld } from '../training/learning-story.ts';

function judged(world: LearningWorld) {
  const [everyChampion] = certificateCriteria;
  const { id: rolloutId } = world.rollout;
  const gate: Gate = { kind: 'wave', rolloutId, wave: 1, teamIds: [world.claims.id] };
  const found = everyChampion?.judge(contextIn(world, rolloutId), gate, 0);
  if (found === undefined) throw new Error('The criterion was not judged.');
  return found;
}

describe('what settles a missing certificate', () => {
  it('is what is owed for it now, by whoever owes it', async () => {
    const world = await startLearningWorld();
    putInOffice(world, world.claims, 'UMIA', { certified: false });
    expect(judged(world).obliges).toMatchObject([{ personId: 'UMIA' }]);
    expect(judged(world).settledBy).toMatch(/^Take .*path.* \(Mia Chen\)\.$/);
    await takeBothPaths(world, 'Mia Chen');
    expect(judged(world).settledBy).toBe(
      'Do one real task with someone watching, and have it signed off (Mia Chen).',
    );
    await askForSignOff(world, 'Mia Chen');
    const [owed] = saidOfTeams(signOffObligations, contextIn(world, world.rollout.id));
    if (owed === undefined) throw new Error('Nobody is asked.');
    expect(owed.personId).not.toBe('UMIA');
    const { label, actionId, value } = owed.settle;
    expect(judged(world).obliges).toMatchObject([
      { personId: owed.personId, text: owed.text, label, actionId, value },
    ]);
    expect(judged(world).settledBy).toBe(
      `${owed.text} (${findName(world.database, owed.personId)}).`,
    );
  });

  it('is not asked of somebody for whom another signs, nor of one who signs for another', async () => {
    const world = await startLearningWorld();
    putInOffice(world, world.claims, 'UMIA', { certified: false });
    putInOffice(world, world.billing, 'UBAO', { certified: false });
    await takeBothPaths(world, 'Mia Chen');
    await askForSignOff(world, 'Mia Chen');
    expect(judged(world).obliges.map(({ personId }) => personId)).not.toContain('UMIA');
    expect(judged(world).obliges).toHaveLength(1);
  });
});
