import { isBefore, later } from '../../../platform/calendar.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { type GateKey, gateKey } from '../../contract/gate.ts';
import type { NextWave } from '../../contract/next-wave.ts';
import { addWorkingDays } from '../../teams/calendars/working-calendar.ts';
import { hasStarted, type WaveRecord, waveGateOf } from './wave-record.ts';
import { getWaveCalendar, listWaves } from './waves.store.ts';

/** A start is a decision from two days before its day. */
const START_DAYS_BEFORE = 2;

/** The wave that teams get ready for. */
export function findNextWave({ database, rolloutId }: ReadContext): NextWave | undefined {
  const wave = listWaves(database, rolloutId).find((each) => !hasStarted(each));
  if (wave === undefined) return undefined;
  const teamIds = wave.teams.map((each) => each.teamId);
  return { number: wave.number, startsOn: wave.intendedOn, teamIds };
}

/** The day from which a planned wave's start is to be decided. */
export function startDecidedFrom({
  intendedOn,
}: Pick<WaveRecord, 'intendedOn'>): Temporal.PlainDate {
  return intendedOn.subtract({ days: START_DAYS_BEFORE });
}

/** A start that cannot be is looked at again after a working week. */
const MOVED_WORKING_DAYS = 5;

/** The day that a start is moved to where its gate is shut, unless a lead chooses another. */
export function nextStartOf(
  { database, today }: ReadContext,
  wave: WaveRecord,
): Temporal.PlainDate {
  const planned = later(wave.intendedOn, today);
  return addWorkingDays(planned, MOVED_WORKING_DAYS, getWaveCalendar(database, wave));
}

/** The gate that keeps the next wave shut although its start is to be decided, and what it found. */
export function findShutGate(
  context: ReadContext,
): { key: GateKey; number: number; found: readonly string[] } | undefined {
  const wave = listWaves(context.database, context.rolloutId).find((each) => !hasStarted(each));
  if (wave === undefined || isBefore(context.today, startDecidedFrom(wave))) return undefined;
  const gate = waveGateOf(wave);
  const { found } = context.product.judgeWaveGate(context, gate);
  return found.length === 0 ? undefined : { key: gateKey(gate), number: wave.number, found };
}
