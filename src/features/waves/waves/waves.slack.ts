import { z } from 'zod';
import type { ChannelId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { seesInside } from '../../../platform/sight.ts';
import { sentence } from '../../../platform/slack/blocks.ts';
import type { EventDeclaration } from '../../../platform/slack/declarations.ts';
import { action, command } from '../../../platform/slack/declarations.ts';
import { noArguments, optionalNumber, rolloutValue } from '../../../platform/slack/fields.ts';
import { type Reply, tell } from '../../../platform/slack/reply.ts';
import { listWaiting } from '../../expand/opt-ins/queue.store.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { moveWaveChannels } from './move-wave-channels.usecase.ts';
import { waveActs } from './wave-acts.ts';
import { SHOW_WAVE } from './wave-messages.view.ts';
import { hasStarted, type WaveRecord, waveGateOf, waveTag } from './wave-record.ts';
import { findWaveMeant, getWaveFacts } from './wave-status.store.ts';
import { listWaves } from './waves.store.ts';
import { outlineOfWave, waveMessage, wavesMessage } from './waves.view.ts';

export const waveNumber = optionalNumber('wave');

export const waveValue = rolloutValue.extend({ number: z.number().int().min(0) });

/** What to say when there is no such wave; names those there are. */
export function noSuchWave({ database, rolloutId }: RolloutRequest, number?: number): Reply {
  const numbers = [...new Set(listWaves(database, rolloutId).map((wave) => wave.number))];
  if (numbers.length === 0)
    return tell(
      sentence(
        'There is no wave yet. The first is the second pilot: a lead chooses its teams with `/rollout select`.',
      ),
    );
  const known = numbers.length === 1 ? `wave ${numbers[0]}` : `waves ${numbers.join(', ')}`;
  return tell(sentence(`There is no wave ${number ?? ''}. I know ${known}. Nothing was changed.`));
}

const status = command({
  command: '/rollout',
  name: 'wave status',
  whenClosed: 'too',
  summary: 'where a wave stands and what it’s waiting for',
  usage: '[number]',
  who: 'anyone',
  shows: 'outline',
  about: 'rollout',
  arguments: waveNumber,
  run(request, number): Reply {
    const wave = findWaveMeant(request, number);
    return wave === undefined ? noSuchWave(request, number) : show(request, wave);
  },
});

function show(request: RolloutRequest, wave: WaveRecord): Reply {
  const rolloutName = findRollout(request.database, request.rolloutId)?.name ?? '';
  if (!seesInside(request.acting)) {
    const facts = { ...getWaveFacts(request, wave), startedByName: undefined };
    return tell(outlineOfWave({ ...facts, rolloutName }));
  }
  const gate = hasStarted(wave)
    ? undefined
    : request.product.judgeWaveGate(request, waveGateOf(wave));
  const missing = gate === undefined || gate.isOpen ? [] : gate.missing;
  return tell(waveMessage({ ...getWaveFacts(request, wave), rolloutName, missing }));
}

const showWave = action({
  actionId: SHOW_WAVE,
  who: 'anyone',
  shows: 'outline',
  about: 'rollout',
  value: waveValue,
  run(request, { number }): Reply {
    const wave = findWaveMeant(request, number);
    return wave === undefined ? noSuchWave(request, number) : show(request, wave);
  },
});

const waves = {
  command: '/rollout' as const,
  usage: '',
  who: 'anyone' as const,
  shows: 'outline' as const,
  about: 'rollout' as const,
};

const list = command({
  ...waves,
  name: 'waves',
  whenClosed: 'too',
  summary: 'all waves, from the second pilot onwards',
  arguments: noArguments,
  run: (request) => showWaves(request),
});

/** What can be done about waves, for those who type the first word of it; with a number, that wave. */
const bare = command({
  ...waves,
  name: 'wave',
  summary: 'the waves, and what you can do about them',
  usage: '[number]',
  arguments: waveNumber,
  run: (request, number) =>
    number === undefined ? showWaves(request) : showNumber(request, number),
});

function showNumber(request: RolloutRequest, number: number): Reply {
  const wave = findWaveMeant(request, number);
  return wave === undefined ? noSuchWave(request, number) : show(request, wave);
}

function showWaves(request: RolloutRequest): Reply {
  const { database, rolloutId, acting } = request;
  const found = listWaves(database, rolloutId);
  const facts = found.map((wave) => getWaveFacts(request, wave));
  const baked = new Set(
    facts.flatMap((one) =>
      one.workingDaysLeft === 0 && one.bakesUntil !== undefined ? [waveTag(one.wave)] : [],
    ),
  );
  return tell(
    wavesMessage({
      rolloutId,
      rolloutName: findRollout(database, rolloutId)?.name ?? '',
      waves: facts,
      waiting: listWaiting(request).length,
      acts: acting.roles.has('lead') ? waveActs(found, (wave) => baked.has(waveTag(wave))) : [],
    }),
  );
}

export const waveCommands = [status, list, bare];
export const waveActions = [showWave];

export const waveChannelMoved: EventDeclaration = {
  event: 'channel_id_changed',
  run(request, payload) {
    const { old_channel_id: from, new_channel_id: to } = payload;
    if (typeof from !== 'string' || typeof to !== 'string') return;
    moveWaveChannels(request, { from: from as ChannelId, to: to as ChannelId });
  },
};
