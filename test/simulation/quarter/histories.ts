/*
 * What lies behind teams that are on their way: champions who came, left, were followed or whose hours end
 * soon, certificates that run out, waves that paused or took somebody back. So that a short quarter meets
 * the days on which something ends.
 */
import type { Champion } from '../../../src/features/champions/champions/champion.ts';
import { addNomination } from '../../../src/features/champions/nominations/nominations.store.ts';
import { addCertificate } from '../../../src/features/prepare/certificates/certificates.store.ts';
import { type Rollout, todayAt } from '../../../src/features/rollout/rollouts/rollout.ts';
import type { Team } from '../../../src/features/teams/teams/team.ts';
import type { RollBack } from '../../../src/features/waves/waves/wave.ts';
import { findWave, saveWave } from '../../../src/features/waves/waves/waves.store.ts';
import { write } from '../../../src/platform/database.ts';
import type { UserId } from '../../../src/platform/ids.ts';
import { newId } from '../../../src/platform/new-id.ts';
import { findPerson } from '../../../src/platform/slack/directory.ts';
import type { Dice } from './dice.ts';
import type { House } from './house.ts';

const LEAD = 'ULENA' as UserId;

export type Past = { house: House; rollout: Rollout; dice: Dice };

/** From so many days before to so many days after today. */
export function near(
  { house, rollout, dice }: Past,
  before: number,
  after: number,
): Temporal.PlainDate {
  const today = todayAt(rollout, house.now());
  return today.add({ days: dice.below(before + after + 1) - before });
}

export function moment({ house, dice }: Past, daysAgo: number): Temporal.Instant {
  return house.now().subtract({ hours: 24 * dice.below(daysAgo + 1) + dice.below(20) });
}

/** One after the other, at most one of them in office, and now and then a back-up. */
export function giveChampions(past: Past, team: Team, people: readonly UserId[]): void {
  const { dice } = past;
  const [first, second, third] = people;
  if (first === undefined) return;
  const isOver = dice.chance(0.35);
  const kept = { role: 'champion', accepted: moment(past, 40) } as const;
  serve(past, team, first, { ...kept, ended: isOver ? moment(past, 12) : undefined });
  if (isOver && second !== undefined && dice.chance(0.4))
    serve(past, team, second, { role: 'champion', accepted: moment(past, 8), ended: undefined });
  if (third !== undefined && dice.chance(0.35))
    serve(past, team, third, { role: 'back-up', accepted: moment(past, 20), ended: undefined });
}

type Time = Pick<Champion, 'role'> & {
  accepted: Temporal.Instant;
  ended: Temporal.Instant | undefined;
};

function serve(past: Past, team: Team, personId: UserId, { role, accepted, ended }: Time): void {
  const { house, dice } = past;
  const { database } = house.bot();
  const stamp = { by: LEAD, at: accepted };
  const how = dice.pick(['withdrawn', 'handed-over', 'lapsed'] as const) ?? 'lapsed';
  const cause = how === 'lapsed' ? dice.pick(['stepped-down', 'hours-ended'] as const) : undefined;
  const isShort = dice.chance(0.4);
  const champion: Champion = {
    id: newId(),
    rolloutId: team.rolloutId,
    teamId: team.id,
    personId,
    role,
    nominated: { ...stamp, why: 'The team asks them anyway.' },
    hours: {
      ...stamp,
      perWeek: 4,
      fromOn: dice.chance(0.15) ? near(past, 6, 6) : near(past, 60, -41),
      untilOn:
        ended !== undefined
          ? near(past, 12, 0)
          : isShort
            ? near(past, 0, 16)
            : near(past, -200, 300),
    },
    confirmed: stamp,
    accepted: stamp,
    ended: ended && { how, cause, at: ended, reason: 'It was time.' },
  };
  write(database, () => {
    addNomination(database, champion);
    if (role === 'champion' && dice.chance(0.95)) certify(past, team, personId);
  });
}

function certify(past: Past, { rolloutId }: Team, holderId: UserId): void {
  const { house, dice } = past;
  const { database } = house.bot();
  const task = {
    description: 'Drafted the reply to a late parcel.',
    link: 'https://docs.example/7',
  };
  addCertificate(database, {
    ...{ rolloutId, holderId, path: 'champion' as const, issuedAt: moment(past, 30), restsOn: [] },
    timeZone: findPerson(database, holderId)?.timeZone ?? 'UTC',
    lastDayOn: dice.chance(0.3) ? near(past, 10, 14) : near(past, -100, 200),
    proof: { task, observedBy: LEAD, signedOffBy: LEAD, signedOffAs: 'lead' },
  });
}

/** Started some time ago; one of its teams may have been taken a step back, and the wave may stand still. */
export function moveWave(past: Past, number: number): void {
  const { house, rollout, dice } = past;
  const { database } = house.bot();
  const wave = findWave(database, rollout.id, number);
  if (wave === undefined) return;
  const startedOn = near(past, 25, 0);
  const teams = wave.teams.map((team) => {
    const step = dice.pick(['stop-new-seats', 'narrow', 'suspend'] as const) ?? 'narrow';
    const keeps = dice.chance(0.5) ? (['UFINN', 'UBAO', 'UMIA', 'UTOM'] as UserId[]) : [];
    const rollBack: RollBack = { step, on: near(past, 6, 3), by: LEAD, reason: 'Errors.', keeps };
    return dice.chance(0.25) ? { ...team, rollBack } : team;
  });
  const pauses = dice.chance(0.3)
    ? [{ fromOn: near(past, 8, 0), untilOn: undefined, reason: 'The vendor is down.' }]
    : [];
  const clock = { ...wave.clock, startedOn, pauses };
  write(database, () => saveWave(database, { ...wave, teams, clock, plannedOn: startedOn }));
}

/** Larger than may start without a back-up, with days off of its own in these weeks, and people who have just come. */
export function shapeTeam(past: Past, team: Team): void {
  const { house, dice } = past;
  const client = house.bot().database.$client;
  write(house.bot().database, () => {
    if (dice.chance(0.15)) client.prepare('update teams set size = 20 where id = ?').run(team.id);
    const off = JSON.stringify([near(past, 10, 10).toString(), near(past, 10, 10).toString()]);
    if (dice.chance(0.3))
      client.prepare('update teams set holidays = ? where id = ?').run(off, team.id);
    for (const personId of team.memberIds)
      if (dice.chance(0.5))
        client
          .prepare('update team_members set since_at = ? where team_id = ? and user_id = ?')
          .run(moment(past, 30).epochMilliseconds, team.id, personId);
  });
}
