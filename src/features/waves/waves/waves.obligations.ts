import { isBefore } from '../../../platform/calendar.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { PerRollout, ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { sayDate, sayList } from '../../../platform/words.ts';
import type { ComingDate } from '../../contract/coming-date.ts';
import type { PlannedGate } from '../../contract/gate.ts';
import type { Obligation } from '../../contract/obligation.ts';
import type { StatusLine } from '../../contract/status-line.ts';
import { listRoleHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { addWorkingDays } from '../../teams/calendars/working-calendar.ts';
import { findBakeDays } from './bake-days.store.ts';
import { pausedOn } from './wave.ts';
import { reassessments, type WaveAsks } from './wave-asks.obligations.ts';
import { COMPLETE_WAVE, OPEN_START, RESUME_WAVE } from './wave-forms.view.ts';
import { waveValueOf } from './wave-messages.view.ts';
import { listTeamsOfWave } from './wave-people.store.ts';
import { hasEnded, hasStarted, liveTeamIds, type WaveRecord, waveGateOf } from './wave-record.ts';
import { findWaveFacts } from './wave-status.store.ts';
import { findWaveCalendar, listWaves } from './waves.store.ts';
import { waveLine } from './waves.view.ts';

/** A start is a decision from two days before its day; a pause is looked at again after a working week. */
const START_DAYS_BEFORE = 2;
const PAUSE_WORKING_DAYS = 5;

export const waveObligations =
  (asks: WaveAsks): PerRollout<Obligation> =>
  (reading) => {
    const waves = listWaves(reading.database, reading.rolloutId);
    const leads = listRoleHolders(reading.database, reading.rolloutId, 'lead');
    return waves.flatMap((wave) => [
      ...decisionsOf(reading, wave, leads),
      ...reassessments(asks, reading, wave, leads),
    ]);
  };

type Decision = Pick<Obligation, 'key' | 'text' | 'why' | 'sinceOn' | 'dueOn' | 'blocks'> & {
  settle: Pick<Obligation['settle'], 'label' | 'actionId'>;
};

/** The one decision that a wave waits for, asked of every lead. */
function decisionsOf(
  reading: ReadContext,
  wave: WaveRecord,
  leads: readonly UserId[],
): Obligation[] {
  const decision = decisionOf(reading, wave);
  if (decision === undefined) return [];
  const { rolloutId } = wave;
  const settle = { ...decision.settle, value: waveValueOf(wave) };
  const common = { rolloutId, topic: 'waves', minutes: 3, isDecision: true };
  return leads.map((personId) => ({ ...decision, ...common, personId, settle }));
}

function decisionOf(reading: ReadContext, wave: WaveRecord): Decision | undefined {
  const { database, today } = reading;
  const of = `wave ${wave.number}`;
  if (!hasStarted(wave)) {
    const sinceOn = wave.intendedOn.subtract({ days: START_DAYS_BEFORE });
    if (isBefore(today, sinceOn)) return undefined;
    const names = sayList(listTeamsOfWave(reading, wave).map((team) => esc(team.name)));
    return {
      key: `waves.start:${wave.rolloutId}:${wave.number}`,
      text: `Start ${of}, or replan it`,
      why: `It is planned for ${sayDate(wave.intendedOn, today)}, with ${names} counting on it.`,
      sinceOn,
      dueOn: wave.intendedOn,
      blocks: `Wave ${wave.number}`,
      settle: { label: 'Review the start', actionId: OPEN_START },
    };
  }
  if (hasEnded(wave)) return undefined;
  const calendar = findWaveCalendar(database, wave);
  const since = pausedOn(wave);
  if (since !== undefined) {
    const dueOn = addWorkingDays(since, PAUSE_WORKING_DAYS, calendar);
    if (isBefore(today, dueOn)) return undefined;
    return {
      key: `waves.resume:${wave.rolloutId}:${wave.number}:${since}`,
      text: `Resume ${of}, or roll it back`,
      why: `It has been paused since ${sayDate(since, today)}. Live teams keep working, and the next wave is waiting.`,
      sinceOn: since,
      dueOn,
      blocks: 'The next wave',
      settle: { label: 'Resume it', actionId: RESUME_WAVE },
    };
  }
  const { left, until: baked = today } = findBakeDays(database, wave, today);
  if (left > 0) return undefined;
  return {
    key: `waves.complete:${wave.rolloutId}:${wave.number}`,
    text: `Complete ${of}`,
    why: 'It has baked for the planned time. The next wave can only start once this one is completed.',
    sinceOn: baked,
    dueOn: addWorkingDays(baked, 2, calendar),
    blocks: 'The next wave',
    settle: { label: 'Complete it', actionId: COMPLETE_WAVE },
  };
}

/** The waves that matter today: those that run or are planned, else the last one. */
export const waveStatus: PerRollout<StatusLine> = (reading) => {
  const waves = listWaves(reading.database, reading.rolloutId);
  const open = waves.filter((wave) => !hasEnded(wave));
  const shown = open.length > 0 ? open : waves.slice(-1);
  return shown.map((wave) => ({
    topic: 'Waves',
    text: `${waveLine(findWaveFacts(reading, wave))}.`,
  }));
};

export const waveDates: PerRollout<ComingDate> = ({ database, rolloutId, today }) =>
  listWaves(database, rolloutId).flatMap((wave): ComingDate[] => {
    if (hasEnded(wave)) return [];
    if (!hasStarted(wave)) return [{ on: wave.intendedOn, what: `start of wave ${wave.number}` }];
    const on = findBakeDays(database, wave, today).until;
    return on === undefined ? [] : [{ on, what: `wave ${wave.number} has baked` }];
  });

/** The gate of the wave that is planned; it opens on the day that its people were told, and not sooner. */
export const plannedWaveGates: PerRollout<PlannedGate> = ({ database, rolloutId }) =>
  listWaves(database, rolloutId)
    .filter((wave) => !hasStarted(wave))
    .map((wave) => ({ gate: waveGateOf(wave), opensOn: wave.intendedOn }));

/** Teams that went live in a wave; the pilot, which has it from the start, is not among them. */
export const waveLiveTeams: PerRollout<TeamId> = ({ database, rolloutId }) =>
  liveTeamIds(listWaves(database, rolloutId));
