/* What decides on access, gathered from the features that own it. */
import { dateAt, earliestOf, isAfter } from '../../../platform/calendar.ts';
import type { ReadContext, TeamScope } from '../../../platform/request.ts';
import { listChampions } from '../../champions/champions/champions.store.ts';
import { teamSize } from '../../champions/champions/team-size.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { MONDAY_TO_FRIDAY } from '../../teams/calendars/working-calendar.ts';
import { listWorkingCalendars } from '../../teams/calendars/working-calendars.store.ts';
import type { Team } from '../../teams/teams/team.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import type { TeamWave } from '../../waves/waves/team-wave.ts';
import { listTeamWaves } from '../../waves/waves/team-waves.store.ts';
import type { AccessOverride, Entry } from './access-facts.ts';
import { listOnceLive } from './access-statuses.store.ts';
import { listCertifiedTimes } from './certified-times.store.ts';
import { listChampionOverrides } from './champion-overrides.store.ts';
import { coverOf, firstBackUpOn } from './champion-times.ts';
import type { GateWord, TeamRecord } from './team-decision.ts';

/** The facts of a rollout's teams, or of those that are named. */
export function listTeamRecords(context: ReadContext, only?: TeamScope): TeamRecord[] {
  const { database, rolloutId } = context;
  const rollout = findRollout(database, rolloutId);
  if (rollout === undefined) return [];
  const calendars = listWorkingCalendars(database, rolloutId, only);
  const champions = Map.groupBy(listChampions(database, rolloutId, only), ({ teamId }) => teamId);
  const waves = listTeamWaves(database, rolloutId, only);
  const overrides = listChampionOverrides(context);
  const certified = listCertifiedTimes(context, champions);
  const live = listOnceLive(database, rolloutId, only);
  return listTeams(database, rolloutId, only).map((team) => {
    const own = champions.get(team.id) ?? [];
    const { timeZone } = team.context;
    const size = teamSize(team, own);
    const wave = waves.get(team.id);
    const standsIn = overrides.get(`wave-${wave?.number}`)?.findLast(({ isFor }) => isFor(team.id));
    const override = standsIn && { fromOn: standsIn.fromOn, untilOn: standsIn.untilOn };
    return {
      timeZone,
      gate: gateOf(wave, override, dateAt(context.now, timeZone)),
      facts: {
        team: { id: team.id, name: team.name },
        calendar: calendars.get(team.id) ?? MONDAY_TO_FRIDAY,
        entry: entryOf(team, rollout, wave),
        cover: coverOf(own, timeZone, ({ personId }) => certified.get(personId) ?? []),
        seats: size.onRecord,
        declaredSize: size.declared,
        hasBeenLive: live.has(team.id),
        backUpSinceOn: firstBackUpOn(own, timeZone),
        rollBack: wave?.rollBack,
        override,
        pausedOn: pausedOn(rollout, wave, timeZone),
        closed: closedOf(rollout, timeZone),
      },
    };
  });
}

function entryOf(team: Team, rollout: Rollout, wave: TeamWave | undefined): Entry {
  if (wave !== undefined) return { kind: 'wave', number: wave.number, startedOn: wave.startedOn };
  if (team.id !== rollout.pilotTeamId) return { kind: 'none' };
  // The pilot worked before the rollout began.
  const startedOn = dateAt(rollout.createdAt, team.context.timeZone).subtract({ days: 1 });
  return { kind: 'pilot', startedOn };
}

function gateOf(
  wave: TeamWave | undefined,
  override: AccessOverride | undefined,
  today: Temporal.PlainDate,
): GateWord | undefined {
  if (wave === undefined) return undefined;
  if (wave.startedOn === undefined) return 'shut';
  const isOverridden = override !== undefined && !isAfter(today, override.untilOn);
  return isOverridden ? 'overridden' : 'open';
}

function closedOf({ closedAt, closing }: Rollout, timeZone: string) {
  if (closedAt === undefined) return undefined;
  return { on: dateAt(closedAt, timeZone), access: closing?.access ?? 'ended' };
}

/** The earlier of the two pauses, of the rollout and of the team's wave. */
function pausedOn(
  rollout: Rollout,
  wave: TeamWave | undefined,
  timeZone: string,
): Temporal.PlainDate | undefined {
  const days = [rollout.paused && dateAt(rollout.paused.at, timeZone), wave?.pausedOn];
  return earliestOf(days);
}
