import { sentence } from '../../../platform/slack/blocks.ts';
import { command } from '../../../platform/slack/declarations.ts';
import { optionalNumber } from '../../../platform/slack/fields.ts';
import { type Reply, tell } from '../../../platform/slack/reply.ts';
import { findWaveIn, findWaveMeant } from '../waves/wave-status.store.ts';
import { getWaveSummary } from './wave-summaries.store.ts';
import { waveSummaryMessage } from './wave-summary.view.ts';

const summary = command({
  command: '/rollout',
  name: 'wave summary',
  summary: 'this week’s summary for a wave’s channel, shown only to you',
  usage: '[number]',
  who: 'anyone',
  about: 'rollout',
  isUseful: (request) => findWaveIn(request, ['baking', 'paused']) !== undefined,
  arguments: optionalNumber('wave'),
  run(request, number): Reply {
    const wave = findWaveMeant(request, number);
    if (wave === undefined)
      return tell(sentence('There is no such wave. `/rollout waves` lists the ones there are.'));
    return tell(waveSummaryMessage(getWaveSummary(request, wave)));
  },
});

export const summaryCommands = [summary];
