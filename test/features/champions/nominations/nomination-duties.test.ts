import { describe, expect, it } from 'vitest';
import type { Champion } from '../../../../src/features/champions/champions/champion.ts';
import { nominationObligations } from '../../../../src/features/champions/nominations/nominations.obligations.ts';
import { addNomination } from '../../../../src/features/champions/nominations/nominations.store.ts';
import { write } from '../../../../src/platform/database.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { saidOfTeams } from '../../../support/owed.ts';
import { contextIn } from '../../../support/requests.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';
import { aChampion, nominee, on } from '../champions/champion-builders.ts';

const SAM = 'USAM' as UserId;
const SOFIA = 'USOFIA' as UserId;
const thursday = Temporal.Instant.from('2027-01-07T15:00:00Z');
const byHannah = { by: 'UHANNAH' as UserId, at: thursday };
const byDaniel = { by: 'UDANIEL' as UserId, at: thursday };
const hours = { ...byDaniel, perWeek: 4, fromOn: on('2027-01-07'), untilOn: on('2027-06-30') };

/** What is owed for this nomination for Claims, on Thursday 7 January 2027. */
function owedFor(world: SupportCopilotWorld, champion: Champion) {
  world.workspace.clock.moveTo(thursday);
  const { rollout, claims } = world;
  const own = { ...champion, rolloutId: rollout.id, teamId: claims.id };
  write(world.database, () => addNomination(world.database, own));
  return saidOfTeams(nominationObligations, contextIn(world, rollout.id));
}

describe('the step that a nomination waits for', () => {
  it('is another lead’s yes where the nominee leads the rollout as well', async () => {
    const world = await startSupportCopilot();
    const nominated = { ...byHannah, why: 'Knows the letters' };
    const owed = owedFor(world, nominee({ personId: SAM, nominated, hours }));
    expect(owed.map(({ personId }) => personId)).toEqual(['ULENA']);
  });

  it('is late after working days, so that nobody has to decide at the weekend', async () => {
    const world = await startSupportCopilot();
    const nominated = { ...byHannah, why: 'Knows the letters' };
    const [owed] = owedFor(world, nominee({ personId: SOFIA, nominated }));
    expect(owed?.personId).toBe('UDANIEL');
    expect(owed?.dueOn?.toString()).toBe('2027-01-12');
  });
});

describe('hours that end', () => {
  it('are asked about anew once they were renewed, whatever was answered the last time', async () => {
    const world = await startSupportCopilot();
    const ending = { ...hours, untilOn: on('2027-01-15') };
    const [owed] = owedFor(world, aChampion({ personId: SOFIA, hours: ending }));
    expect(owed?.key).toBe('nominations.renew-hours:ch1:2027-01-15');
  });
});
