import { isBefore, later } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { PerRollout, ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { sayDate, sayFew, sayList } from '../../../platform/words.ts';
import type { ComingDate } from '../../contract/coming-date.ts';
import type { PlannedGate } from '../../contract/gate.ts';
import type { Obligation } from '../../contract/obligation.ts';
import type { StatusLine } from '../../contract/status-line.ts';
import { listRoleHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { addWorkingDays } from '../../teams/calendars/working-calendar.ts';
import { findRolloutPausedOn, getBakeDays } from './bake-days.store.ts';
import { findShutGate, nextStartOf, startDecidedFrom } from './next-wave.store.ts';
import { pausedOn } from './wave.ts';
import { reassessments } from './wave-asks.obligations.ts';
import { COMPLETE_WAVE, OPEN_START, RESUME_WAVE } from './wave-forms.view.ts';
import { waveValueOf } from './wave-messages.view.ts';
import { listTeamsOfWave } from './wave-people.store.ts';
import {
  hasEnded,
  hasStarted,
  isRunning,
  type WaveRecord,
  waveGateOf,
  waveTag,
} from './wave-record.ts';
import { getWaveFacts } from './wave-status.store.ts';
import { waveName } from './wave-words.ts';
import { getWaveCalendar, listWaves } from './waves.store.ts';
import { waveLine } from './waves.view.ts';

/** A pause is looked at again after a working week, and so is a start that cannot be. */
const PAUSE_WORKING_DAYS = 5;

export const waveObligations: PerRollout<Obligation> = (context) => {
  const { database, rolloutId } = context;
  // While all stands still nothing can be started, completed or resumed.
  if (findRolloutPausedOn(database, context) !== undefined) return [];
  const leads = listRoleHolders(database, rolloutId, 'lead');
  return listWaves(database, rolloutId).flatMap((wave) => [
    ...decisionsOf(context, wave, leads),
    ...reassessments(context, wave, leads),
  ]);
};

type Decision = Pick<Obligation, 'key' | 'text' | 'why' | 'sinceOn' | 'dueOn' | 'blocks'> & {
  settle: Pick<Obligation['settle'], 'label' | 'actionId'>;
};

/** The one decision that a wave waits for, asked of every lead. */
function decisionsOf(
  context: ReadContext,
  wave: WaveRecord,
  leads: readonly UserId[],
): Obligation[] {
  const decision = decisionOf(context, wave);
  if (decision === undefined) return [];
  const { rolloutId } = wave;
  const settle = { ...decision.settle, value: waveValueOf(wave) };
  const common = {
    rolloutId,
    topic: 'waves',
    minutes: 3,
    isDecision: true,
    takers: ['lead'],
  } as const;
  return leads.map((personId) => ({ ...decision, ...common, personId, settle }));
}

function decisionOf(context: ReadContext, wave: WaveRecord): Decision | undefined {
  const { database, today } = context;
  const of = waveName(wave);
  if (!hasStarted(wave)) return startOf(context, wave);
  if (hasEnded(wave)) return undefined;
  const calendar = getWaveCalendar(database, wave);
  const since = pausedOn(wave);
  if (since !== undefined) {
    const dueOn = addWorkingDays(since, PAUSE_WORKING_DAYS, calendar);
    if (isBefore(today, dueOn)) return undefined;
    return {
      key: `waves.resume:${wave.rolloutId}:${waveTag(wave)}:${since}`,
      text: `Resume ${of}, or roll it back`,
      why: `It has been paused since ${sayDate(since, today)}. Live teams keep working, and the next wave is waiting.`,
      sinceOn: since,
      dueOn,
      blocks: { kind: 'next-wave' },
      settle: { label: 'Resume it', actionId: RESUME_WAVE },
    };
  }
  const { left, until: baked = today } = getBakeDays(context, wave);
  if (left > 0) return undefined;
  return {
    key: `waves.complete:${wave.rolloutId}:${waveTag(wave)}`,
    text: `Complete ${of}`,
    why: 'It has baked for the planned time. The next wave can only start once this one is completed.',
    sinceOn: baked,
    dueOn: addWorkingDays(baked, 2, calendar),
    blocks: { kind: 'next-wave' },
    settle: { label: 'Complete it', actionId: COMPLETE_WAVE },
  };
}

/** The start of a planned wave; where its gate is shut, what to do instead, since a button that is refused is none. */
function startOf(context: ReadContext, wave: WaveRecord): Decision | undefined {
  const { database, today } = context;
  // One that runs has to be completed first, and its leads are asked for that.
  const waits = wave.teams.length === 0 || listWaves(database, wave.rolloutId).some(isRunning);
  if (waits) return undefined;
  const sinceOn = startDecidedFrom(wave);
  if (isBefore(today, sinceOn)) return undefined;
  const { rolloutId, number, intendedOn } = wave;
  const common = {
    key: `waves.start:${rolloutId}:${waveTag(wave)}`,
    sinceOn,
    dueOn: intendedOn,
    blocks: { kind: 'wave', number } as const,
  };
  const shut = findShutGate(context);
  if (shut?.number !== number) {
    const names = sayList(listTeamsOfWave(context, wave).map((team) => esc(team.name)));
    return {
      ...common,
      text: `Start ${waveName(wave)}, or replan it`,
      why: `It is planned for ${sayDate(intendedOn, today)}, with ${names} counting on it.`,
      settle: { label: 'Review the start', actionId: OPEN_START },
    };
  }
  const planned = later(intendedOn, today);
  const next = nextStartOf(context, wave);
  const when = planned.equals(today) ? 'today' : `on ${sayDate(planned, today)}`;
  return {
    ...common,
    text: `Move ${waveName(wave)} to ${sayDate(next, today)}, or ask for an override`,
    why: `It can’t start ${when}: ${sayFew(shut.found, 2)}.`,
    settle: { label: 'See what is missing', actionId: OPEN_START },
  };
}

/** The waves that matter today: those that run or are planned, else the last one. */
export const waveStatus: PerRollout<StatusLine> = (context) => {
  const waves = listWaves(context.database, context.rolloutId);
  const open = waves.filter((wave) => !hasEnded(wave));
  const shown = open.length > 0 ? open : waves.slice(-1);
  return shown.map((wave) => {
    const facts = getWaveFacts(context, wave);
    const { workingDaysLeft } = facts;
    const figures = { wave: wave.number, teams: wave.teams.length, workingDaysLeft };
    return { topic: 'Waves', text: `${waveLine(facts)}.`, figures };
  });
};

export const waveDates: PerRollout<ComingDate> = (context) =>
  listWaves(context.database, context.rolloutId).flatMap((wave): ComingDate[] => {
    if (hasEnded(wave)) return [];
    if (!hasStarted(wave))
      return [{ on: wave.intendedOn, what: `start of wave ${wave.number}`, isOutline: true }];
    const on = getBakeDays(context, wave).until;
    return on === undefined ? [] : [{ on, what: `wave ${wave.number} has baked`, isOutline: true }];
  });

/** The gate of the wave that is planned; it opens on the day that its people were told, and not sooner. */
export const plannedWaveGates: PerRollout<PlannedGate> = ({ database, rolloutId }) =>
  listWaves(database, rolloutId)
    .filter((wave) => !hasStarted(wave))
    .map((wave) => ({ gate: waveGateOf(wave), opensOn: wave.intendedOn }));
