import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import { enqueueNews } from '../../../platform/outbox/direct.ts';
import { enqueueMessage } from '../../../platform/outbox/outbox.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { sayCount, sayDate, sayList } from '../../../platform/words.ts';
import { championsOf } from '../../champions/champions/champion.ts';
import { listChampions } from '../../champions/champions/champions.store.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { getBakeDays } from './bake-days.store.ts';
import { startWave, type WaveRefusal } from './wave.ts';
import { comingMessage, startedMessage } from './wave-messages.view.ts';
import { listPeopleOf, listTeamsOfWave } from './wave-people.store.ts';
import {
  isRunning,
  type Told,
  type WaveRecord,
  waveGateOf,
  waveKey,
  waveSubject,
  waveTag,
} from './wave-record.ts';
import { waveName } from './wave-words.ts';
import { findWave, listWaves, saveWave } from './waves.store.ts';

type Words = { why: string; stays: string };
type Input = { number: number };
export type StartOutcome =
  | { kind: 'started'; wave: WaveRecord; notified: number }
  | { kind: 'no-such-wave' }
  | WaveRefusal;

/**
 * Starts a wave, once: of two leads at the same time the second finds it started and is told by whom.
 * Its people are told in the same act, unless they have been before.
 */
export function startPlannedWave(
  request: RolloutRequest,
  input: Input & { words: Words | undefined },
): StartOutcome {
  const { database, rolloutId, acting, now, today, product } = request;
  return write(database, (): StartOutcome => {
    const wave = findWave(database, rolloutId, input.number);
    if (wave === undefined) return { kind: 'no-such-wave' };
    const gate = product.judgeWaveGate(request, waveGateOf(wave));
    const outcome = startWave(wave, {
      on: today,
      by: acting.userId,
      gateIsOpen: gate.isOpen,
      messageIsSent: wave.told !== undefined || input.words !== undefined,
      runningWave: listWaves(database, rolloutId).find(isRunning)?.number,
      entryCriteria: gate.criteria,
    });
    if (outcome.kind !== 'done') return outcome;
    const told = wave.told ?? toldBy(request, input.words);
    const started: WaveRecord = { ...wave, ...outcome.wave, startedAt: now, told };
    saveWave(database, started);
    const notified = wave.told === undefined ? notifyPeople(request, started, today) : 0;
    announceStart(request, started);
    return { kind: 'started', wave: started, notified };
  });
}

export type NotifyOutcome =
  | { kind: 'notified'; wave: WaveRecord; notified: number }
  | { kind: 'notified-before'; wave: WaveRecord; told: Told }
  | { kind: 'no-such-wave' };

/** Tells the people of a planned wave ahead of its start why it comes and what does not change. */
export function notifyWave(
  request: RolloutRequest,
  input: Input & { words: Words },
): NotifyOutcome {
  const { database, rolloutId } = request;
  return write(database, (): NotifyOutcome => {
    const wave = findWave(database, rolloutId, input.number);
    if (wave === undefined) return { kind: 'no-such-wave' };
    if (wave.told !== undefined) return { kind: 'notified-before', wave, told: wave.told };
    const after: WaveRecord = { ...wave, told: toldBy(request, input.words) };
    saveWave(database, after);
    const notified = notifyPeople(request, after, wave.intendedOn);
    return { kind: 'notified', wave: after, notified };
  });
}

function toldBy({ acting, now }: RolloutRequest, words: Words | undefined): Told | undefined {
  return words === undefined ? undefined : { ...words, by: acting.userId, at: now };
}

/** One direct message to each person of the wave's teams, and its record. */
function notifyPeople(
  request: RolloutRequest,
  wave: WaveRecord,
  startsOn: Temporal.PlainDate,
): number {
  const { database, rolloutId, today } = request;
  const rollout = findRollout(database, rolloutId);
  if (rollout === undefined || wave.told === undefined) return 0;
  const { why, stays, by } = wave.told;
  const champions = listChampions(database, rolloutId);
  const reached = new Set<UserId>();
  for (const team of listTeamsOfWave(request, wave)) {
    const { champion } = championsOf(team.id, champions);
    for (const to of listPeopleOf(request, team)) {
      if (reached.has(to)) continue;
      reached.add(to);
      enqueueNews(request, {
        key: `waves.coming:${rolloutId}:${waveTag(wave)}:${to}`,
        to,
        message: comingMessage({
          ...{ rolloutName: rollout.name, teamName: team.name, startsOn, today, why, stays },
          championId: champion?.personId,
          readerId: to,
          wave,
          writtenBy: findName(database, by),
        }),
      });
    }
  }
  record(request, {
    subject: waveSubject(wave),
    act: 'waves.tell',
    says: `${mention(by)} told ${sayCount(reached.size, 'person', 'people')} in wave ${wave.number} why it’s coming and what doesn’t change.`,
    after: { why, stays },
  });
  return reached.size;
}

function announceStart(request: RolloutRequest, wave: WaveRecord): void {
  const { database, rolloutId, today } = request;
  const by = wave.startedBy;
  const rollout = findRollout(database, rolloutId);
  if (rollout === undefined || by === undefined) return;
  const teamNames = listTeamsOfWave(request, wave).map((team) => team.name);
  const { until = today } = getBakeDays(request, wave);
  enqueueMessage(request, {
    key: waveKey(wave, 'started'),
    to: wave.channelId,
    message: startedMessage(wave, {
      rolloutName: rollout.name,
      teamNames,
      byName: findName(database, by),
      bakesUntil: sayDate(until, today),
    }),
  });
  record(request, {
    subject: waveSubject(wave),
    act: 'waves.start',
    says: `${mention(by)} started ${waveName(wave)}: ${sayList(teamNames.map(esc))}.`,
    after: { entryCriteria: wave.entryCriteria },
    isNews: true,
  });
}
