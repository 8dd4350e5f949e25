import { record } from '../../../platform/audit/audit.ts';
import { isBefore } from '../../../platform/calendar.ts';
import { write } from '../../../platform/database.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import { enqueueNews } from '../../../platform/outbox/direct.ts';
import type { ReadContext, RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { findChannel } from '../../../platform/slack/directory.ts';
import { sayDate, sayList } from '../../../platform/words.ts';
import { championsOf } from '../../champions/champions/champion.ts';
import { listChampions } from '../../champions/champions/champions.store.ts';
import { earliestStartOf } from '../../rollout/rollouts/rollout.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import type { Team } from '../../teams/teams/team.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { droppedMessage, scheduledMessage } from './wave-messages.view.ts';
import {
  hasStarted,
  phaseOfWave,
  type WaveRecord,
  waveSubject,
  waveTag,
  waveToPlan,
} from './wave-record.ts';
import type { ScheduleOutcome, WaveToSchedule } from './wave-schedule.ts';
import { waveName } from './wave-words.ts';
import { findWave, listWaves, saveWave } from './waves.store.ts';

/** Makes a wave of a plan that was read and confirmed; until it starts another plan can take its place. */
export function scheduleWave(request: RolloutRequest, input: WaveToSchedule): ScheduleOutcome {
  const { database, rolloutId, acting, today } = request;
  return write(database, (): ScheduleOutcome => {
    if (!acting.roles.has('lead')) return { kind: 'not-lead' };
    const last = findWave(database, rolloutId, input.number);
    const attempt = attemptOf(listWaves(database, rolloutId), last);
    if (last !== undefined && attempt === undefined) return { kind: 'already-started', wave: last };
    const before = last?.attempt === attempt ? last : undefined;
    if (isBefore(input.intendedOn, today)) return { kind: 'in-the-past', today };
    const earliestOn = earliestFor(request, input.number);
    if (earliestOn !== undefined && isBefore(input.intendedOn, earliestOn))
      return { kind: 'before-phase', earliestOn };
    const channel = findChannel(database, input.channelId);
    if (channel?.isMember !== true)
      return { kind: 'bot-not-in-channel', channelName: channel?.name };
    const wave = waveFrom(request, input, attempt ?? 1);
    saveWave(database, wave);
    notifyTeams(request, wave, before);
    const teams = listTeams(database, rolloutId);
    const names = namesOf(teams, input.teamIds);
    record(request, {
      act: 'waves.schedule',
      subject: waveSubject(wave),
      says: `${mention(acting.userId)} planned ${waveName(wave)} for ${sayDate(input.intendedOn, today)}: ${sayList(names.map(esc))}.`,
      before: before && {
        teams: namesOf(
          teams,
          before.teams.map((each) => each.teamId),
        ),
      },
      after: { teams: names, startsOn: input.intendedOn.toString(), plan: input.plan },
      isNews: true,
    });
    return { kind: 'scheduled', wave, isNew: before === undefined };
  });
}

/** Which try of a wave is planned now; undefined where the last one has started and stands. */
function attemptOf(waves: readonly WaveRecord[], last: WaveRecord | undefined): number | undefined {
  if (last === undefined) return 1;
  if (!hasStarted(last)) return last.attempt;
  const next = waveToPlan(waves);
  return next.number === last.number ? next.attempt : undefined;
}

function earliestFor({ database, rolloutId }: ReadContext, number: number) {
  const rollout = findRollout(database, rolloutId);
  return rollout && earliestStartOf(rollout, phaseOfWave(number));
}

function waveFrom(
  { acting, rolloutId, today }: RolloutRequest,
  input: WaveToSchedule,
  attempt: number,
): WaveRecord {
  const { number, teamIds, intendedOn, channelId, workingDays, plan } = input;
  return {
    workspaceId: acting.workspaceId,
    rolloutId,
    number,
    attempt,
    teams: teamIds.map((teamId) => ({ teamId, rollBack: undefined })),
    plannedOn: today,
    plannedBy: acting.userId,
    intendedOn,
    channelId,
    clock: { workingDays, startedOn: undefined, pauses: [] },
    startedAt: undefined,
    endedAt: undefined,
    startedBy: undefined,
    entryCriteria: [],
    told: undefined,
    completedOn: undefined,
    completedBy: undefined,
    rolledBackOn: undefined,
    plan,
  };
}

/** Champions and managers hear that their team has a date, a new one, or none any more. */
function notifyTeams(
  request: RolloutRequest,
  wave: WaveRecord,
  before: WaveRecord | undefined,
): void {
  const { database, rolloutId, today } = request;
  const rollout = findRollout(database, rolloutId);
  if (rollout === undefined) return;
  const act = newId<string>();
  const champions = listChampions(database, rolloutId);
  const idsNow = new Set(wave.teams.map((each) => each.teamId));
  const idsBefore = new Set(before?.teams.map((each) => each.teamId) ?? []);
  const isSameDay = before?.intendedOn.equals(wave.intendedOn) === true;
  for (const team of listTeams(database, rolloutId)) {
    const isIn = idsNow.has(team.id);
    const wasIn = idsBefore.has(team.id);
    if (isIn === wasIn && (!isIn || isSameDay)) continue;
    const facts = { rolloutName: rollout.name, teamName: team.name, number: wave.number };
    const message = isIn
      ? scheduledMessage({ ...facts, startsOn: wave.intendedOn, today })
      : droppedMessage({ ...facts, today });
    const { champion } = championsOf(team.id, champions);
    const people = [champion?.personId, team.managerId].filter((id) => id !== undefined);
    for (const to of new Set<UserId>(people)) {
      enqueueNews(request, {
        key: `waves.planned:${rolloutId}:${waveTag(wave)}:${team.id}:${to}:${act}`,
        to,
        message,
      });
    }
  }
}

function namesOf(teams: readonly Team[], ids: readonly TeamId[]): string[] {
  return ids.map(
    (id) => teams.find((team) => team.id === id)?.name ?? 'a team that no longer exists',
  );
}
