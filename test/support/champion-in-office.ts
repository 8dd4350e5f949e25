/* A champion who has been through it all, written down at once for stories that are about something else. */
import type { Champion, ChampionRole } from '../../src/features/champions/champions/champion.ts';
import { addNomination } from '../../src/features/champions/nominations/nominations.store.ts';
import type { Team } from '../../src/features/teams/teams/team.ts';
import { write } from '../../src/platform/database.ts';
import type { UserId } from '../../src/platform/ids.ts';
import { newId } from '../../src/platform/new-id.ts';
import { certify } from './certify.ts';
import type { World } from './world.ts';

export function putInOffice(
  world: World,
  team: Team,
  personId: string,
  change: {
    role?: ChampionRole;
    hoursPerWeek?: number;
    untilOn?: string;
    certified?: boolean;
  } = {},
): Champion {
  const stamp = { by: 'ULENA' as UserId, at: world.now() };
  const champion: Champion = {
    id: newId(),
    rolloutId: team.rolloutId,
    teamId: team.id,
    personId: personId as UserId,
    role: change.role ?? 'champion',
    nominated: { ...stamp, why: 'The team asks them anyway.' },
    hours: {
      ...stamp,
      perWeek: change.hoursPerWeek ?? 4,
      fromOn: Temporal.PlainDate.from('2027-01-04'),
      untilOn: Temporal.PlainDate.from(change.untilOn ?? '2027-12-31'),
    },
    confirmed: stamp,
    accepted: stamp,
    ended: undefined,
  };
  write(world.database, () => addNomination(world.database, champion));
  if (change.certified !== false) certify(world, personId);
  return champion;
}
