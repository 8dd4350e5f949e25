/* Who has a seat in a team, since which day, and what follows for each of its people. */
import type { AccessRows, TeamRow, WaveRow } from './access-rows.ts';
import { dayAt, firstOf, lastOf } from './days.ts';

type Said = { state: string; allowed: boolean };
export type PeopleModel = Map<string, Said>;
type Whole = {
  state: string;
  seatsUntilOn: string | undefined;
  rolledBack: WaveRow | undefined;
};

/** The larger of what was declared and who has a seat. */
export function sizeOf(all: AccessRows, team: TeamRow): number {
  return Math.max(team.size, seatsIn(all, team).size);
}

function seatsIn(all: AccessRows, team: TeamRow): Map<string, number> {
  const seats = new Map<string, number>();
  for (const { team: id, person, accepted, ended } of all.champions)
    if (id === team.id && ended === null) seats.set(person, accepted);
  for (const { team: id, person, since } of all.members)
    if (id === team.id) seats.set(person, since);
  return seats;
}

export function firstBackUp(all: AccessRows, team: TeamRow): string | undefined {
  return firstOf(
    all.champions
      .filter((one) => one.team === team.id && one.role === 'back-up')
      .map(({ accepted, fromOn }) => lastOf([dayAt(accepted, team.zone), fromOn ?? '']) ?? ''),
  );
}

/** Who of the team may: with a full account and a seat that began by now, and before it was shut. */
export function peopleOf(
  all: AccessRows,
  team: TeamRow,
  { state, seatsUntilOn, rolledBack }: Whole,
  day: string,
): PeopleModel {
  const isShut = state === 'waiting' || state === 'suspended';
  const keeps: string[] | undefined =
    state === 'frozen' && rolledBack?.step === 'narrow'
      ? JSON.parse(rolledBack.keeps ?? '[]')
      : undefined;
  return new Map<string, Said>(
    [...seatsIn(all, team)].map(([person, at]): [string, Said] => {
      const seatOn = dayAt(at, team.zone);
      const isSeated = seatOn <= day && (seatsUntilOn === undefined || seatOn <= seatsUntilOn);
      const may = all.active.has(person) && !isShut && isSeated;
      if (!may)
        return [person, { state: state === 'suspended' ? state : 'waiting', allowed: false }];
      if (keeps?.includes(person) === false)
        return [person, { state: 'suspended', allowed: false }];
      return [person, { state, allowed: true }];
    }),
  );
}
