/* Nobody calls a rollout complete alone, whatever they try on their screen. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  findCompletion,
  findLastCompletion,
} from '../../../../src/features/adopt/completions/completions.store.ts';
import { saveRoleHolders } from '../../../../src/features/rollout/rollouts/rollouts.store.ts';
import { write } from '../../../../src/platform/database.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { aTry, tryIt } from '../../gates/alone.ts';
import { ask, startCompleteWorld } from './complete-world.ts';

it.each([
  ['a lead who has asked', 'Lena Hartmann', true],
  ['somebody who leads and sponsors', 'Sam Okafor', false],
  ['a sponsor whom nobody has asked', 'Ines Duarte', false],
])('%s completes nothing', async (_who, name, hasAsked) => {
  let asked = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(aTry, { minLength: 25, maxLength: 25 }), async (tries) => {
      const world = await startCompleteWorld();
      const { database, rollout } = world;
      try {
        if (name === 'Sam Okafor')
          write(database, () =>
            saveRoleHolders(
              database,
              rollout.id,
              { role: 'sponsor', userIds: ['UINES', 'USAM'] as UserId[] },
              world.now(),
            ),
          );
        if (hasAsked) await ask(world);
        const person = world.as(name);
        for (const one of tries) {
          const said = await tryIt(person, one, '');
          expect(said).not.toContain('Something went wrong');
          expect(findCompletion(database, rollout.id)).toBeUndefined();
        }
        if (findLastCompletion(database, rollout.id) !== undefined) asked++;
      } finally {
        await world.close();
      }
    }),
    { numRuns: 2, endOnFailure: true },
  );
  if (hasAsked) expect(asked).toBe(2);
});
