import { z } from 'zod';
import { sentence } from '../../../platform/slack/blocks.ts';
import { action, command } from '../../../platform/slack/declarations.ts';
import { optionalNumber, rolloutValue } from '../../../platform/slack/fields.ts';
import { open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { findWaveIn, findWaveMeant } from '../waves/wave-status.store.ts';
import { getWaveSummary } from './wave-summaries.store.ts';
import { openCausesModal, SHOW_OPEN, waveSummaryMessage } from './wave-summary.view.ts';

const summary = command({
  command: '/rollout',
  name: 'wave summary',
  summary: 'this week’s summary for a wave’s channel, shown only to you',
  usage: '[number]',
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  isUseful: (request) => findWaveIn(request, ['baking', 'paused']) !== undefined,
  arguments: optionalNumber('wave'),
  run(request, number): Reply {
    const wave = findWaveMeant(request, number);
    if (wave === undefined) return tell(NO_SUCH_WAVE);
    return tell(waveSummaryMessage(getWaveSummary(request, wave), request.rolloutId));
  },
});

/** What a summary counted and did not show, for everyone who reads it. */
const showOpen = action({
  actionId: SHOW_OPEN,
  who: 'anyone',
  shows: 'posted',
  about: 'rollout',
  value: rolloutValue.extend({ number: z.number() }),
  run(request, { number }): Reply {
    const wave = findWaveMeant(request, number);
    if (wave === undefined) return tell(NO_SUCH_WAVE);
    return open(openCausesModal(getWaveSummary(request, wave)));
  },
});

const NO_SUCH_WAVE = sentence('There is no such wave. `/rollout waves` lists the ones there are.');

export const summaryCommands = [summary];
export const summaryActions = [showOpen];
