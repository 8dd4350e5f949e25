/* What a rollout begins with whose gates are drilled: people with offices, a team, two planned waves. */
import { phases } from '../../../src/features/contract/phase.ts';
import { freezeGate } from '../../../src/features/gates/gates/gate-version.ts';
import { addGateVersion } from '../../../src/features/gates/gates/gates.store.ts';
import type { StoredOverride } from '../../../src/features/gates/overrides/override.ts';
import {
  addOverride,
  saveOverrideFate,
} from '../../../src/features/gates/overrides/overrides.store.ts';
import type { Rollout } from '../../../src/features/rollout/rollouts/rollout.ts';
import {
  addRollout,
  saveRoleHolders,
} from '../../../src/features/rollout/rollouts/rollouts.store.ts';
import { addTeam } from '../../../src/features/teams/teams/teams.store.ts';
import { type Database, write } from '../../../src/platform/database.ts';
import type { UserId } from '../../../src/platform/ids.ts';
import { newId } from '../../../src/platform/new-id.ts';
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
    letPass(database, rollout, now, dice);
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

/** What was let pass before: without proof, for a time, and for good; the last two made a limit easier. */
function letPass(database: Database, rollout: Rollout, now: Temporal.Instant, dice: Dice): void {
  const today = now.toZonedDateTimeISO(rollout.timeZone).toPlainDate();
  const at = now.subtract({ hours: 30 + dice.below(200) });
  const [by, sponsor] = ['UA', 'UC'] as UserId[];
  if (by === undefined || sponsor === undefined) return;
  const changes = [undefined, false, true].map((isForGood) =>
    isForGood === undefined
      ? undefined
      : { kind: 'drill.limit', subject: `${isForGood}`, before: 6, after: 5, isForGood },
  );
  for (const change of changes) {
    const one: StoredOverride = {
      ...{
        id: newId(),
        gate: `leaving-${rollout.phase}`,
        criteria: change ? [] : ['drill.always'],
      },
      ...{ asks: ['Was it so?'], found: undefined, change, reason: 'The release is on Monday' },
      ...{ risk: 'Nobody to ask', requestedBy: by, requestedAt: at, asked: [sponsor] },
      ...{
        answerBy: at.add({ hours: 120 }),
        expiresOn: today.add({ days: dice.below(change ? 9 : 60) }),
      },
      reviewedAfter: dice.pick(phases) ?? 'broad',
      decision: { kind: 'approved', by: sponsor, at: at.add({ hours: 1 }), why: '' },
      ...{ ended: undefined, review: undefined },
    };
    addOverride(database, { workspaceId: rollout.workspaceId, rolloutId: rollout.id }, one);
    saveOverrideFate(database, one);
  }
}
