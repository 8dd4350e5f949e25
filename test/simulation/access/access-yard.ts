/* Two rollouts by themselves, for access: teams in four zones, and everything that gives or takes access, as chance has it. */
import { product } from '../../../src/app/app.ts';
import { ensureFlagKeys } from '../../../src/features/access/ofrep/ensure-flag-keys.usecase.ts';
import type { Rollout } from '../../../src/features/rollout/rollouts/rollout.ts';
import {
  addRollout,
  saveRoleHolders,
} from '../../../src/features/rollout/rollouts/rollouts.store.ts';
import type { Team } from '../../../src/features/teams/teams/team.ts';
import { addTeam } from '../../../src/features/teams/teams/teams.store.ts';
import { type MovableClock, movableClock } from '../../../src/platform/clock.ts';
import { type Database, write } from '../../../src/platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../src/platform/ids.ts';
import { contextOf, type ReadContext } from '../../../src/platform/request.ts';
import { savePerson } from '../../../src/platform/slack/directory.ts';
import { aRollout, aTeam } from '../../support/builders.ts';
import { openInMemory } from '../../support/fresh-database.ts';
import { type Dice, diceFrom } from '../quarter/dice.ts';
import type { House } from '../quarter/house.ts';
import { rows } from '../quarter/watch.ts';

const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland'];
const TEAMS_EACH = 5;
export const PEOPLE = Array.from({ length: 9 }, (_, at) => `UP${at}` as UserId);

export type Yard = {
  database: Database;
  clock: MovableClock;
  dice: Dice;
  house: House;
  rollouts: readonly Rollout[];
  teams: readonly Team[];
  today(zone: string): Temporal.PlainDate;
  contextFor(rollout: Rollout): ReadContext;
  run(sql: string, ...given: unknown[]): void;
  rows<T extends Record<string, unknown>>(sql: string, ...given: unknown[]): readonly T[];
};

export function openAccessYard(seed: number): Yard {
  const dice = diceFrom(seed);
  const database = openInMemory();
  const start = Temporal.Instant.from('2027-03-20T08:00:00Z').add({ hours: dice.below(5000) });
  const clock = movableClock(start);
  const house = {
    bot: () => ({ database, app: { product } }),
    now: () => clock.now(),
    lives: () => 1,
  } as unknown as House;
  // Now and then two of one name, which need two keys.
  const names = dice.chance(0.5) ? ['Copilot', 'Copilot'] : ['Copilot', 'Agents'];
  const rollouts = ['R1', 'R2'].map((id, at) => ({
    ...aRolloutOf(id, start, dice),
    name: names[at] ?? id,
  }));
  const teams = rollouts.flatMap((rollout) => teamsOf(rollout, dice));
  write(database, () => fill(database, { rollouts, teams, now: start }, dice));
  ensureFlagKeys(database);
  return {
    ...{ database, clock, dice, house, rollouts, teams },
    today: (zone) => clock.now().toZonedDateTimeISO(zone).toPlainDate(),
    contextFor: (rollout) => contextOf({ database, product, now: clock.now() }, rollout),
    run: (sql, ...given) => write(database, () => void database.$client.prepare(sql).run(...given)),
    rows: (sql, ...given) => rows({ house }, sql, ...given),
  };
}

const aRolloutOf = (id: string, start: Temporal.Instant, dice: Dice): Rollout =>
  aRollout({
    ...{ id: id as RolloutId, pilotTeamId: `${id}T0` as TeamId },
    ...{
      timeZone: dice.pick(ZONES) ?? 'UTC',
      createdAt: start.subtract({ hours: 24 * dice.below(60) }),
    },
    access: { graceWorkingDays: dice.below(6), seatsWithoutBackUp: 3 + dice.below(3) },
    phase: 'broad',
  });

const teamsOf = (rollout: Rollout, dice: Dice): Team[] =>
  Array.from({ length: TEAMS_EACH }, (_, at) => {
    const id = `${rollout.id}T${at}` as TeamId;
    const timeZone = dice.pick(ZONES) ?? 'UTC';
    const memberIds = PEOPLE.filter(() => dice.chance(0.35));
    const context = { ...aTeam().context, timeZone, size: 2 + dice.below(6) };
    return aTeam({
      id,
      rolloutId: rollout.id,
      name: `Team ${id}`,
      managerId: 'ULEAD' as UserId,
      memberIds,
      context,
    });
  });

type All = { rollouts: readonly Rollout[]; teams: readonly Team[]; now: Temporal.Instant };

function fill(database: Database, { rollouts, teams, now }: All, dice: Dice): void {
  const account = { isAdmin: false, isBot: false, isDeactivated: false, isGuest: false };
  const status = { statusText: '', statusUntil: null, fetchedAt: now, email: null };
  for (const userId of [...PEOPLE, 'ULEAD' as UserId]) {
    const timeZone = dice.pick(ZONES) ?? 'UTC';
    const workspaceId = rollouts[0]?.workspaceId ?? ('T' as never);
    savePerson(database, {
      workspaceId,
      userId,
      name: `Person ${userId}`,
      timeZone,
      ...account,
      ...status,
    });
  }
  for (const rollout of rollouts) {
    addRollout(database, rollout);
    saveRoleHolders(database, rollout.id, { role: 'lead', userIds: ['ULEAD' as UserId] }, now);
  }
  for (const team of teams) addTeam(database, team, now.subtract({ hours: dice.below(400) }));
  for (const place of ['DE', 'US'])
    database.$client
      .prepare('insert into holiday_places (place, name, changed_at) values (?, ?, 0)')
      .run(place, place);
}
