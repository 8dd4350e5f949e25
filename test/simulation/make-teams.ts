import {
  AWAY,
  STAYS,
  type TeamWeeks,
  UNKNOWN,
} from '../../src/features/adopt/depth/person-weeks.ts';
import type { Chance } from './chance.ts';
import type { Change, World } from './worlds.ts';

/** Weeks of novelty before the first that counts; the worlds' own weeks are counted from there. */
export const NOVELTY = 2;
const HOLIDAYS = [16, 17, 68, 69];
const QUARTER = 13;

type Person = { from: number; left: number; cells: number[] };

/** The teams of one rollout; every third one changes, if a change is given. */
export function makeTeams(
  world: World,
  chance: Chance,
  weeks: number,
  change?: Change,
): TeamWeeks[] {
  const columns = weeks + NOVELTY;
  const common = shocksOf(world.shock * Math.sqrt(world.common), world.rho, columns, chance);
  const own = world.shock * Math.sqrt(1 - world.common);
  return Array.from({ length: world.teams }, (_, index) => {
    const shocks = shocksOf(own, world.rho, columns, chance).map(
      (shock, week) => shock + (common[week] ?? 0),
    );
    const isChanging = change !== undefined && index % 3 === 0;
    const people = makePeople(world, chance, shocks, isChanging ? change : undefined);
    return asTeam(`team-${String(index).padStart(3, '0')}`, people, columns);
  });
}

function shocksOf(deviation: number, rho: number, weeks: number, chance: Chance): number[] {
  const shocks: number[] = [];
  for (let week = 0; week < weeks; week++) {
    const before = shocks[week - 1];
    const fresh = deviation * chance.normal();
    shocks.push(before === undefined ? fresh : rho * before + Math.sqrt(1 - rho ** 2) * fresh);
  }
  return shocks;
}

function makePeople(
  world: World,
  chance: Chance,
  shocks: readonly number[],
  change: Change | undefined,
): Person[] {
  const [fewest, most] = world.people;
  const seats = fewest + Math.floor(chance.uniform() * (most - fewest + 1));
  const gap = world.hasGaps ? 4 + Math.floor(chance.uniform() * (shocks.length - 6)) : -9;
  const people: Person[] = [];
  for (let seat = 0; seat < seats; seat++) {
    const isLate = world.hasChurn && chance.uniform() < 2 / 3;
    let from = isLate ? Math.floor(chance.uniform() * 12) : 0;
    while (from < shocks.length) {
      const left = world.hasChurn ? leavesIn(from, chance) : STAYS;
      const cells = cellsOf(world, chance, { shocks, from, left, seat, gap }, change);
      people.push({ from, left, cells });
      from = left;
    }
  }
  return people;
}

function leavesIn(from: number, chance: Chance): number {
  return from + 1 + Math.floor(Math.log(chance.uniform()) / Math.log(1 - 0.1 / QUARTER));
}

type Stay = {
  shocks: readonly number[];
  from: number;
  left: number;
  seat: number;
  /** The first of the two weeks in which every other seat's lines are missing. */
  gap: number;
};

function cellsOf(world: World, chance: Chance, stay: Stay, change: Change | undefined): number[] {
  const { shocks, from, left, seat, gap } = stay;
  const level = 10 * Math.exp(0.8 * chance.normal());
  const stops = change?.kind === 'stop' ? NOVELTY + lasts(change.share, chance) : STAYS;
  const cells = new Array<number>(shocks.length).fill(UNKNOWN);
  let awayUntil = 0;
  const begins = world.away / ((1 + world.longestAway) / 2);
  for (let week = from; week < Math.min(left, shocks.length); week++) {
    if (week >= awayUntil && chance.uniform() < begins) {
      awayUntil = week + 1 + Math.floor(chance.uniform() * world.longestAway);
    }
    const isAway = week < awayUntil;
    const expected = level * Math.exp(shocks[week] ?? 0) * factorOf(change, seat, week);
    const actions = Math.round(expected * noiseOf(world, chance) * holidayOf(world, chance, week));
    const isMissing = (week === gap || week === gap + 1) && seat % 2 === 0;
    if (isMissing) continue;
    if (isAway) cells[week] = world.isAwayKnown ? AWAY : 0;
    else cells[week] = week >= stops ? 0 : Math.min(actions, 1e8);
  }
  return cells;
}

function lasts(share: number, chance: Chance): number {
  return 1 + Math.floor(Math.log(chance.uniform()) / Math.log(1 - share));
}

function factorOf(change: Change | undefined, seat: number, week: number): number {
  const since = Math.max(0, week - NOVELTY);
  if (change?.kind === 'rate') return (1 + change.rate) ** since;
  return change?.kind === 'burn' && seat < change.people ? 1.2 ** since : 1;
}

function noiseOf({ isHeavy }: World, chance: Chance): number {
  if (!isHeavy) return chance.gamma(0.6);
  const burst = chance.uniform() < 0.01 ? 20 : 1;
  return burst * Math.exp(0.55 * chance.heavy() - 0.15);
}

function holidayOf({ hasHoliday }: World, chance: Chance, week: number): number {
  if (!hasHoliday || !HOLIDAYS.includes(week - NOVELTY)) return 1;
  return chance.uniform() < 0.75 ? 0 : 0.5;
}

function asTeam(team: string, people: readonly Person[], columns: number): TeamWeeks {
  return {
    team,
    people: people.map((_, index) => String(index).padStart(4, '0')),
    accessFrom: Int32Array.from(people, ({ from }) => from),
    left: Int32Array.from(people, ({ left }) => left),
    columns,
    cells: Int32Array.from(people.flatMap(({ cells }) => cells)),
  };
}
