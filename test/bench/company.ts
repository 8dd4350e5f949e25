/*
 * A large company in the middle of its broad rollout, before any of it is written down: of its teams
 * 30 % are live in waves, 40 % prepare with a champion at every stage, and 30 % have no champion yet.
 */
import type { TeamId, UserId } from '../../src/platform/ids.ts';
import { type SeededRandom, seededRandom } from './seeded-random.ts';

export const PEOPLE_PER_TEAM = 12;
/** The running wave; those before it are completed. Wave 0 is the second pilot. */
export const LAST_WAVE = 6;
const SECOND_PILOT_TEAMS = 3;
const LIVE_SHARE = 0.3;
const PREPARING_SHARE = 0.4;

export const LEAD = 'UBENCH' as UserId;
export const SECOND_LEAD = 'ULEADTWO' as UserId;
export const SPONSOR = 'USPONSOR' as UserId;

/** How far a team's champion has come. */
export type ChampionStage = 'none' | 'nominated' | 'hours' | 'confirmed' | 'active' | 'certified';

export type CompanyTeam = {
  id: TeamId;
  number: number;
  name: string;
  /** The first is the manager, the second the champion, the third the back-up. */
  people: readonly UserId[];
  managerId: UserId;
  championId: UserId;
  backUpId: UserId;
  stage: 'live' | 'preparing' | 'waiting';
  /** The wave in which a live team started; the pilot team is in none. */
  wave: number | undefined;
  champion: ChampionStage;
  hasBackUp: boolean;
  timeZone: string;
};

export type Company = { teams: readonly CompanyTeam[]; random: SeededRandom };

export const personOf = (team: number, place: number) =>
  `U${String(team).padStart(5, '0')}P${String(place).padStart(2, '0')}` as UserId;

/** The company with so many teams; the same seed gives the same one. */
export function aCompany(size: number, seed = 26): Company {
  const random = seededRandom(seed);
  const live = Math.max(SECOND_PILOT_TEAMS + LAST_WAVE + 1, Math.round(size * LIVE_SHARE));
  const preparing = Math.round(size * PREPARING_SHARE);
  const waves = waveOfEach(live - 1);
  const teams = Array.from({ length: size }, (_, number): CompanyTeam => {
    const stage = number < live ? 'live' : number < live + preparing ? 'preparing' : 'waiting';
    return {
      ...namesOf(number, random),
      stage,
      wave: stage === 'live' ? waves[number - 1] : undefined,
      champion: championOf(stage, random),
      hasBackUp: stage !== 'waiting' && random.chance(0.35),
    };
  });
  return { teams, random };
}

/** Waves grow as they may: each has twice the teams of the one before it, the second pilot three. */
function waveOfEach(count: number): number[] {
  const rest = count - SECOND_PILOT_TEAMS;
  const share = rest / (2 ** LAST_WAVE - 1);
  const ends = Array.from({ length: LAST_WAVE }, (_, index) =>
    Math.max(index + 1, Math.round(share * (2 ** (index + 1) - 1))),
  );
  return Array.from({ length: count }, (_, place) => {
    if (place < SECOND_PILOT_TEAMS) return 0;
    const wave = ends.findIndex((end) => place - SECOND_PILOT_TEAMS < end);
    return wave < 0 ? LAST_WAVE : wave + 1;
  });
}

function championOf(stage: CompanyTeam['stage'], random: SeededRandom): ChampionStage {
  if (stage === 'waiting') return 'none';
  if (stage === 'live') return random.chance(0.98) ? 'certified' : 'none';
  return random.pick(['nominated', 'hours', 'confirmed', 'active', 'certified', 'certified']);
}

const KINDS = ['Claims', 'Billing', 'Renewals', 'Support', 'Underwriting', 'Field service'];
const PLACES = [
  ['Hamburg', 'Europe/Berlin'],
  ['London', 'Europe/London'],
  ['New York', 'America/New_York'],
  ['Mumbai', 'Asia/Kolkata'],
  ['Tokyo', 'Asia/Tokyo'],
  ['Chicago', 'America/Chicago'],
] as const;

function namesOf(number: number, random: SeededRandom) {
  const [place, timeZone] = random.pick(PLACES);
  const people = Array.from({ length: PEOPLE_PER_TEAM }, (_, at) => personOf(number, at));
  const [managerId, championId, backUpId] = people as [UserId, UserId, UserId];
  return {
    id: `T${String(number).padStart(5, '0')}` as TeamId,
    number,
    name: `${random.pick(KINDS)} ${place} ${number}`,
    ...{ people, managerId, championId, backUpId, timeZone },
  };
}
