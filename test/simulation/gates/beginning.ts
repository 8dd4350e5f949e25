/* What a rollout begins with whose gates are drilled: people with offices, a team, two planned waves. */
import { phases } from '../../../src/features/contract/phase.ts';
import { freezeGate } from '../../../src/features/gates/gates/gate-version.ts';
import { addGateVersion } from '../../../src/features/gates/gates/gates.store.ts';
import type { Rollout } from '../../../src/features/rollout/rollouts/rollout.ts';
import {
  addRollout,
  saveRoleHolders,
} from '../../../src/features/rollout/rollouts/rollouts.store.ts';
import { addTeam } from '../../../src/features/teams/teams/teams.store.ts';
import { type Database, write } from '../../../src/platform/database.ts';
import type { UserId } from '../../../src/platform/ids.ts';
import { savePerson } from '../../../src/platform/slack/directory.ts';
import { aRollout, aTeam } from '../../support/builders.ts';
import type { Dice } from '../quarter/dice.ts';

export const PEOPLE = ['UA', 'UB', 'UC', 'UD', 'UE', 'UF', 'UG'] as UserId[];
const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland'];

export function beginRollout(database: Database, now: Temporal.Instant, dice: Dice): Rollout {
  const rollout = aRollout({
    timeZone: dice.pick(ZONES) ?? 'UTC',
    phase: dice.pick(phases) ?? 'broad',
  });
  const { id, workspaceId } = rollout;
  const account = { isAdmin: false, isBot: false, isDeactivated: false, isGuest: false };
  const status = { statusText: '', statusUntil: null, fetchedAt: now, email: null };
  write(database, () => {
    for (const userId of PEOPLE) {
      const person = { workspaceId, userId, name: `Person ${userId}`, timeZone: 'Europe/Berlin' };
      savePerson(database, { ...person, ...account, ...status });
    }
    addRollout(database, rollout);
    addTeam(database, aTeam({ managerId: 'UG' as UserId, memberIds: PEOPLE.slice(5) }), now);
    saveRoleHolders(database, id, { role: 'lead', userIds: PEOPLE.slice(0, 2) }, now);
    saveRoleHolders(database, id, { role: 'sponsor', userIds: PEOPLE.slice(2, 4) }, now);
    if (dice.chance(0.5)) freezeLongAgo(database, rollout, now);
    for (const number of [0, 1]) plan(database, rollout, number, `2027-0${2 + number}-1${number}`);
  });
  return rollout;
}

function plan(database: Database, rollout: Rollout, number: number, on: string): void {
  database.$client
    .prepare(
      `insert into waves (workspace_id, rollout_id, number, planned_on, planned_by, intended_on, channel_id,
         working_days, plan, entry_criteria) values (?, ?, ?, '2027-01-04', 'UA', ?, ?, 10, '[]', '[]')`,
    )
    .run(rollout.workspaceId, rollout.id, number, on, rollout.channelId);
}

/** What a gate asked of a thing that nobody judges any more. */
function freezeLongAgo(database: Database, rollout: Rollout, at: Temporal.Instant): void {
  const gone = { name: 'drill.gone', version: 1, asks: 'Was it so?', threshold: undefined };
  addGateVersion(
    database,
    { workspaceId: rollout.workspaceId, rolloutId: rollout.id },
    freezeGate('leaving-broad', [gone], { at, by: 'groundswell', reason: 'The phase began.' }),
  );
}
