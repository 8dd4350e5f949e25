/* The rollouts of the drill, who leads and sponsors them, and who is champion or back-up of which team: nominated, in office, gone. */
import { championsFeature } from '../../../src/features/champions/champions/champions.feature.ts';
import type { ProductFeature } from '../../../src/features/contract/product-feature.ts';
import {
  addRollout,
  saveRoleHolders,
} from '../../../src/features/rollout/rollouts/rollouts.store.ts';
import type { RolloutId, UserId } from '../../../src/platform/ids.ts';
import { aRollout } from '../../support/builders.ts';
import type { Dice } from '../quarter/dice.ts';
import { type Desk, LEADS, SPONSORS, TEAMS, touch } from './office.ts';

/** Of the champions' feature what tells who looks after a team; the drill has its own things to owe. */
export const offices: ProductFeature = {
  name: 'champions',
  ...(championsFeature.contacts && { contacts: championsFeature.contacts }),
};

type Cast = { id: string; leads: readonly string[]; sponsors: readonly string[] };

/** Two that are under way, with a lead in common, and one that is over, whose people count for nothing. */
const CASTS: readonly Cast[] = [
  { id: 'R1', leads: LEADS, sponsors: SPONSORS },
  { id: 'R2', leads: ['ULENA'], sponsors: ['UBAO', ...SPONSORS] },
  { id: 'R3', leads: ['UFINN'], sponsors: ['UMIA'] },
];
const OVER = 'R3';

export function openRollouts({ database }: Desk, startsAt: Temporal.Instant): void {
  const startsOn = startsAt.toZonedDateTimeISO('UTC').toPlainDate();
  for (const { id, leads, sponsors } of CASTS) {
    const closedAt = id === OVER ? startsAt : undefined;
    const rollout = aRollout({ id: id as RolloutId, startsOn, closedAt });
    addRollout(database, rollout);
    for (const [role, userIds] of [
      ['lead', leads],
      ['sponsor', sponsors],
    ] as const)
      saveRoleHolders(database, rollout.id, { role, userIds: userIds as UserId[] }, startsAt);
  }
}

/** Whoever holds an office there lays it down; anybody else is nominated, and mostly says yes. */
export function changeOffice(desk: Desk, personId: UserId, dice: Dice): void {
  const { $client: client } = desk.database;
  const now = desk.now().epochMilliseconds;
  const team = dice.pick(Object.keys(TEAMS)) ?? 'T0';
  const end = client.prepare(
    `update champions set ended_how = 'withdrawn', ended_at = ? where team_id = ? and ended_at is null
     and (person_id = ? or (role = 'champion' and ? = 'champion'))`,
  );
  const role = dice.chance(0.5) ? 'champion' : 'back-up';
  const held = client
    .prepare('select 1 from champions where team_id = ? and person_id = ? and ended_at is null')
    .get(team, personId);
  end.run(now, team, personId, role);
  if (held === undefined)
    client
      .prepare(
        `insert into champions (id, rollout_id, team_id, person_id, role, nominated_by, nominated_at,
           nominated_why, accepted_by, accepted_at) values (?, ?, ?, ?, ?, ?, ?, '', ?, ?)`,
      )
      .run(
        ...[`C${dice.seed()}`, TEAMS[team], team, personId, role, LEADS[0], now],
        ...(dice.chance(0.75) ? [personId, now] : [null, null]),
      );
  touch(desk);
}
