import { describe, expect, it } from 'vitest';
import { lossObligations } from '../../../../src/features/champions/leaving/champion-losses.obligations.ts';
import { addNomination } from '../../../../src/features/champions/nominations/nominations.store.ts';
import { write } from '../../../../src/platform/database.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { saidOfTeams } from '../../../support/owed.ts';
import { contextIn } from '../../../support/requests.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';
import { aChampion, nominee, on } from '../champions/champion-builders.ts';

/** Claims, whose champion Mia stepped down on Monday 4 January 2027. */
async function withoutChampion(): Promise<SupportCopilotWorld> {
  const world = await startSupportCopilot();
  const at = world.now();
  const ended = { how: 'lapsed', cause: 'stepped-down', at, reason: 'New job' } as const;
  add(world, aChampion({ personId: 'UMIA' as UserId, ended }));
  return world;
}

function add(world: SupportCopilotWorld, champion: ReturnType<typeof aChampion>): void {
  const own = { ...champion, rolloutId: world.rollout.id, teamId: world.claims.id };
  write(world.database, () => addNomination(world.database, own));
}

const owedIn = (world: SupportCopilotWorld) =>
  saidOfTeams(lossObligations, contextIn(world, world.rollout.id)).map(({ personId, text }) => [
    personId,
    text,
  ]);

describe('a successor for a champion who left', () => {
  it('is owed by the leads until somebody is nominated, whose own step is owed from then on', async () => {
    const world = await withoutChampion();
    const text = 'Find a champion for *Claims*';
    expect(owedIn(world)).toEqual([
      ['ULENA', text],
      ['USAM', text],
    ]);
    add(world, nominee({ id: 'ch2', personId: 'USOFIA' as UserId }));
    expect(owedIn(world)).toEqual([]);
  });

  it('is due on the last day of an override where that lets the team go on for longer', async () => {
    const world = await withoutChampion();
    const context = contextIn(world, world.rollout.id);
    const override = {
      words: 'Claims stays live under an override up to and including Tuesday 26 January.',
      lastOn: on('2027-01-26'),
    };
    const product = { ...context.product, accessWithoutChampion: () => override };
    const [owed] = saidOfTeams(lossObligations, { ...context, product });
    expect(owed?.why).toBe(`It has had none since Monday 4 January. ${override.words}`);
    expect(owed?.dueOn?.toString()).toBe('2027-01-26');
  });
});
