/*
 * Who has access on which day and why, by a model of its own: a team of a started wave with a certified
 * champion, its grace when that one is lost, what rolled it back, and each of its people with a seat.
 */
import { countryOfZone } from '../../../src/platform/country.ts';
import {
  type AccessRows,
  daysByPlace,
  type RolloutRow,
  type TeamRow,
  type WaveRow,
} from './access-rows.ts';
import { coverOfTeam, type Span, standInOf } from './cover-model.ts';
import { dayAt, dayPlus, firstOf, lastOf, workingDaysAfter } from './days.ts';
import { firstBackUp, type PeopleModel, peopleOf, sizeOf } from './seats-model.ts';

export type TeamModel = {
  state: 'waiting' | 'live' | 'grace' | 'frozen' | 'suspended';
  newSeats: boolean;
  seatsUntilOn: string | undefined;
  sinceOn: string | undefined;
  lastOn: string | undefined;
  /** A word that the reason has to hold. */
  says: RegExp;
  wave: number | undefined;
  gate: 'open' | 'shut' | 'overridden' | undefined;
  /** Since when and how a lead took it back. */
  rolledBack: WaveRow | undefined;
  people: PeopleModel;
};

const USUAL = { graceWorkingDays: 10, seatsWithoutBackUp: 15 };

type Modelled = { team: TeamRow; model: TeamModel }[];

/** What was last modelled of these rows. */
const lastModelled = new WeakMap<object, { grounds: readonly unknown[]; modelled: Modelled }>();

/** Each of the teams, again only when a row has changed or a day has ended at one of the places. */
export function modelTeams(
  all: AccessRows,
  rollout: RolloutRow,
  teams: readonly TeamRow[],
  now: number,
): Modelled {
  const zones = new Set([...all.teams, ...all.certificates].map(({ zone }) => zone));
  const days = [...zones].map((zone) => dayAt(now, zone)).join();
  const grounds = [...Object.values(all), rollout, teams[0], days];
  const last = lastModelled.get(all.teams);
  if (last?.grounds.every((one, index) => one === grounds[index]) === true) return last.modelled;
  const modelled = teams.map((team) => ({ team, model: modelTeam(all, rollout, team, now) }));
  lastModelled.set(all.teams, { grounds, modelled });
  return modelled;
}

export function modelTeam(
  all: AccessRows,
  rollout: RolloutRow,
  team: TeamRow,
  now: number,
): TeamModel {
  const today = dayAt(now, team.zone);
  const closedOn = rollout.closed === null ? undefined : dayAt(rollout.closed, team.zone);
  const day = closedOn !== undefined && rollout.after === 'kept' ? closedOn : today;
  const mine = all.waves.filter((one) => one.team === team.id);
  const wave = mine.findLast(({ startedOn }) => startedOn !== null) ?? mine.at(-1);
  const standIn = wave && standInOf(all, rollout, team.id, wave.wave);
  const open = decide(all, rollout, team, { now, day, wave, standIn });
  const rolledBack = wave?.on != null && wave.on <= day ? wave : undefined;
  const access = closedOn === undefined ? open : closed(open, closedOn, rollout.after);
  const gate =
    wave === undefined
      ? undefined
      : wave.startedOn === null
        ? ('shut' as const)
        : standIn !== undefined && today <= standIn.last
          ? ('overridden' as const)
          : ('open' as const);
  const whole = { ...access, wave: wave?.wave, gate, rolledBack };
  return { ...whole, people: peopleOf(all, team, whole, day) };
}

type Decided = Omit<TeamModel, 'wave' | 'gate' | 'rolledBack' | 'people'>;
type Facts = { now: number; day: string; wave: WaveRow | undefined; standIn: Span | undefined };

const of = (
  state: Decided['state'],
  says: RegExp,
  dates: Partial<Pick<Decided, 'seatsUntilOn' | 'sinceOn' | 'lastOn'>> = {},
): Decided => ({
  ...{ state, says, newSeats: state === 'live' || state === 'grace' },
  ...{ seatsUntilOn: dates.seatsUntilOn, sinceOn: dates.sinceOn, lastOn: dates.lastOn },
});

function decide(all: AccessRows, rollout: RolloutRow, team: TeamRow, facts: Facts): Decided {
  const { now, day, wave, standIn } = facts;
  const isPilot = wave === undefined && rollout.pilot === team.id;
  if (wave === undefined && !isPilot) return of('waiting', /is not in a wave yet/);
  const startedOn =
    wave === undefined ? dayPlus(dayAt(rollout.created, team.zone), -1) : wave.startedOn;
  if (startedOn === null || startedOn > day) return of('waiting', /which has not started/);
  const cover = coverOfTeam(all, team, now);
  const covers = (span: Span) => span.from <= day && day <= span.last;
  if (wave !== undefined) {
    const wait = waitsFor(all, rollout, team, { ...facts, startedOn, cover });
    if (wait !== undefined) return of('waiting', wait);
    if (wave.on !== null && wave.on <= day) {
      const said = { 'stop-new-seats': /taken no new/, narrow: /narrowed/, suspend: /suspended/ };
      const state = wave.step === 'suspend' ? 'suspended' : 'frozen';
      const says = said[wave.step as keyof typeof said];
      return of(state, says, { seatsUntilOn: wave.on, sinceOn: wave.on });
    }
  }
  if (cover.some(covers)) return of('live', /is live and has a certified champion/);
  if (standIn !== undefined && covers(standIn))
    return of('live', /live under an override/, { lastOn: standIn.last });
  const over = cover.filter(({ last }) => last < day).sort((a, b) => (a.last < b.last ? -1 : 1));
  const lost = over.at(-1);
  if (lost === undefined && isPilot) return of('live', /is the pilot team/);
  if (lost === undefined) return frozen(standIn?.last ?? '', /its override ended/);
  const lostOn = dayPlus(lost.last, 1);
  const { graceWorkingDays } = settingsOf(rollout);
  const lastOn = workingDaysAfter(lostOn, graceWorkingDays, daysOff(all, team));
  const words = over.filter(({ last }) => last === lost.last).map(({ ended }) => WORDS[ended]);
  const why = new RegExp(words.join('|'));
  if (day <= lastOn) return of('grace', why, { sinceOn: lostOn, lastOn });
  return frozen(lastOf([lastOn, standIn?.last ?? lastOn]) ?? lastOn, why);
}

const WORDS = {
  left: 'champion has left',
  lapsed: 'certificate has lapsed',
  'hours-ended': 'protected hours have ended',
  'handed-over': 'role was handed over',
} as const;

const frozen = (last: string, says: RegExp) =>
  of('frozen', says, { seatsUntilOn: last, sinceOn: dayPlus(last, 1) });

const settingsOf = ({ access }: RolloutRow): typeof USUAL =>
  access === null ? USUAL : JSON.parse(access);

/** Why a team whose wave has started is not live yet; undefined once it has been. */
function waitsFor(
  all: AccessRows,
  rollout: RolloutRow,
  team: TeamRow,
  { day, wave, standIn, startedOn, cover }: Facts & { startedOn: string; cover: readonly Span[] },
): RegExp | undefined {
  const spans = standIn === undefined ? cover : [...cover, standIn];
  const isNew = !all.told.some(
    (one) => one.team === team.id && one.person === '' && one.state !== 'waiting',
  );
  const isLarge = sizeOf(all, team) > settingsOf(rollout).seatsWithoutBackUp;
  const backUpOn = firstBackUp(all, team);
  const earliest = isNew && isLarge ? lastOf([startedOn, backUpOn ?? '9999']) : startedOn;
  const since = firstOf(
    spans
      .map(({ from, last }) => ({ on: lastOf([earliest ?? from, from]) ?? from, last }))
      .filter(({ on, last }) => on <= last)
      .map(({ on }) => on),
  );
  if (since === undefined || since > day) {
    const isCovered = spans.some(({ from, last }) => from <= day && day <= last);
    if (isCovered && isLarge) return /no back-up champion/;
    return cover.some(({ from }) => from > day) ? /champion from/ : /no certified champion/;
  }
  const paused = [
    wave?.pausedOn,
    rollout.paused === null ? null : dayAt(rollout.paused, team.zone),
  ];
  const pausedOn = firstOf(paused.filter((one) => one != null));
  return pausedOn !== undefined && since > pausedOn ? /during the pause/ : undefined;
}

function daysOff(all: AccessRows, team: TeamRow): ReadonlySet<string> {
  const place = team.place ?? countryOfZone(team.zone);
  const own: string[] = JSON.parse(team.off);
  return new Set([...own, ...(daysByPlace(all.off).get(place ?? '') ?? []).map(({ on }) => on)]);
}

function closed(open: Decided, closedOn: string, after: string | null): Decided {
  if (open.state === 'waiting') return { ...open, says: /was closed/ };
  const shut = {
    ...open,
    newSeats: false,
    seatsUntilOn: closedOn,
    lastOn: undefined,
    says: /was closed/,
  };
  if (after === 'kept' && open.state !== 'suspended') return shut;
  return { ...shut, state: 'suspended', sinceOn: closedOn };
}
