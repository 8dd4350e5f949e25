import type { Acting } from '../../../platform/acting.ts';
import { recordEntry } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import { enqueueMessageEntry } from '../../../platform/outbox/outbox.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { sayDate, sayList } from '../../../platform/words.ts';
import { championsOf } from '../../champions/champions/champion.ts';
import { listChampions } from '../../champions/champions/champions.store.ts';
import type { GateOfWave, WaveGate } from '../../contract/wave-gate.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { findBakeDays } from './bake-days.store.ts';
import { startWave, type WaveRefusal } from './wave.ts';
import { startedMessage, toldMessage } from './wave-messages.view.ts';
import { listPeopleOf, listTeamsOfWave } from './wave-people.store.ts';
import {
  isRunning,
  type Told,
  type WaveRecord,
  waveAct,
  waveEntry,
  waveGateOf,
} from './wave-record.ts';
import { findWave, listWaves, saveWave } from './waves.store.ts';

/** How the gate of a wave is judged; gates stand above waves, so `app.ts` hands it over. */
export type JudgeWaveGate = (reading: ReadContext, gate: GateOfWave) => WaveGate;

type Words = { why: string; stays: string };
type Input = { acting: Acting; number: number };
export type StartOutcome =
  | { kind: 'started'; wave: WaveRecord; told: number }
  | { kind: 'no-such-wave' }
  | WaveRefusal;

/**
 * Starts a wave, once: of two leads at the same time the second finds it started and is told by whom.
 * Its people are told in the same act, unless they have been before.
 */
export function startPlannedWave(
  judgeWaveGate: JudgeWaveGate,
  reading: ReadContext,
  input: Input & { words: Words | undefined },
): StartOutcome {
  const { database, rolloutId, now, today } = reading;
  return write(database, (): StartOutcome => {
    const wave = findWave(database, rolloutId, input.number);
    if (wave === undefined) return { kind: 'no-such-wave' };
    const gate = judgeWaveGate(reading, waveGateOf(wave));
    const outcome = startWave(wave, {
      on: today,
      by: input.acting.userId,
      gateIsOpen: gate.isOpen,
      messageIsSent: wave.told !== undefined || input.words !== undefined,
      runningWave: listWaves(database, rolloutId).find(isRunning)?.number,
      entryCriteria: gate.criteria,
    });
    if (outcome.kind !== 'done') return outcome;
    const told = wave.told ?? toldBy(input, now);
    const started: WaveRecord = { ...wave, ...outcome.wave, startedAt: now, told };
    saveWave(database, started);
    const count = wave.told === undefined ? tellEveryone(reading, started, today) : 0;
    announce(reading, started);
    return { kind: 'started', wave: started, told: count };
  });
}

export type TellOutcome =
  | { kind: 'told'; wave: WaveRecord; told: number }
  | { kind: 'told-before'; wave: WaveRecord; told: Told }
  | { kind: 'no-such-wave' };

/** Tells the people of a planned wave ahead of its start why it comes and what does not change. */
export function tellWave(reading: ReadContext, input: Input & { words: Words }): TellOutcome {
  const { database, rolloutId, now } = reading;
  return write(database, (): TellOutcome => {
    const wave = findWave(database, rolloutId, input.number);
    if (wave === undefined) return { kind: 'no-such-wave' };
    if (wave.told !== undefined) return { kind: 'told-before', wave, told: wave.told };
    const told: WaveRecord = { ...wave, told: toldBy(input, now) };
    saveWave(database, told);
    return { kind: 'told', wave: told, told: tellEveryone(reading, told, wave.intendedOn) };
  });
}

function toldBy(
  { acting, words }: Input & { words: Words | undefined },
  at: Temporal.Instant,
): Told | undefined {
  return words === undefined ? undefined : { ...words, by: acting.userId, at };
}

/** One direct message to each person of the wave's teams, and its record. */
function tellEveryone(
  reading: ReadContext,
  wave: WaveRecord,
  startsOn: Temporal.PlainDate,
): number {
  const { database, rolloutId, now, today } = reading;
  const rollout = findRollout(database, rolloutId);
  if (rollout === undefined || wave.told === undefined) return 0;
  const { why, stays, by } = wave.told;
  const champions = listChampions(database, rolloutId);
  const reached = new Set<UserId>();
  for (const team of listTeamsOfWave(reading, wave)) {
    const { champion } = championsOf(team.id, champions);
    for (const to of listPeopleOf(reading, team)) {
      if (reached.has(to)) continue;
      reached.add(to);
      enqueueMessageEntry(database, {
        ...waveEntry(wave, now, `told:${to}`),
        to,
        message: toldMessage({
          ...{ rolloutName: rollout.name, teamName: team.name, startsOn, today, why, stays },
          championId: champion?.personId,
          readerId: to,
          writtenBy: findName(database, by),
        }),
      });
    }
  }
  recordEntry(database, {
    ...waveAct(wave, by, now),
    act: 'waves.tell',
    says: `${mention(by)} told ${reached.size} people in wave ${wave.number} why it’s coming and what doesn’t change.`,
    after: { why, stays },
  });
  return reached.size;
}

function announce(reading: ReadContext, wave: WaveRecord): void {
  const { database, rolloutId, now, today } = reading;
  const by = wave.startedBy;
  const rollout = findRollout(database, rolloutId);
  if (rollout === undefined || by === undefined) return;
  const teamNames = listTeamsOfWave(reading, wave).map((team) => team.name);
  const { until = today } = findBakeDays(database, wave, today);
  enqueueMessageEntry(database, {
    ...waveEntry(wave, now, 'started'),
    to: wave.channelId,
    message: startedMessage(wave, {
      rolloutName: rollout.name,
      teamNames,
      byName: findName(database, by),
      bakesUntil: sayDate(until, today),
    }),
  });
  recordEntry(database, {
    ...waveAct(wave, by, now),
    act: 'waves.start',
    says: `${mention(by)} started wave ${wave.number}: ${sayList(teamNames.map(esc))}.`,
    after: { entryCriteria: wave.entryCriteria },
    isNews: true,
  });
}
