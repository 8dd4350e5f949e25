import { z } from 'zod';
import { dateAt } from '../../../platform/calendar.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, sentence } from '../../../platform/slack/blocks.ts';
import { command, submission } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { text } from '../../../platform/slack/fields.ts';
import { open, type Reply, tell, update } from '../../../platform/slack/reply.ts';
import { sayCount, sayDate } from '../../../platform/words.ts';
import { isReason } from '../../contract/reason.ts';
import { notifyWave } from './start-wave.usecase.ts';
import { comingModal, MISSING_STAYS, TELL_FORM, WORDS_MAX } from './wave-forms.view.ts';
import type { WaveRecord } from './wave-record.ts';
import { formFacts, plannedOr } from './wave-start.slack.ts';
import { findWaveIn } from './wave-status.store.ts';
import { noSuchWave, waveNumber, waveValue } from './waves.slack.ts';
import { doneModal } from './waves.view.ts';

const message = command({
  command: '/rollout',
  name: 'wave message',
  summary: 'tell a wave’s people why it’s coming and what doesn’t change',
  usage: '[number]',
  who: ['lead'],
  instead: [{ says: 'See the waves', run: '/rollout waves' }],
  about: 'rollout',
  isUseful: (request) => findWaveIn(request, ['planned']) !== undefined,
  arguments: waveNumber,
  run(request, number): Reply {
    const wave = plannedOr(request, number);
    if (wave === undefined) return noSuchWave(request, number);
    if (wave.told !== undefined) return tell(sentence(alreadyTold(request, wave)));
    return open(comingModal(formFacts(request, wave)));
  },
});

function alreadyTold({ database, today }: RolloutRequest, { told, number }: WaveRecord): string {
  const when = told === undefined ? '' : ` on ${sayDate(dateAt(told.at, 'UTC'), today)}`;
  return `The people in wave ${number} were already told${when}, by ${esc(findName(database, told?.by))}. Nothing was sent again.`;
}

const messageSubmission = submission({
  callbackId: TELL_FORM,
  who: ['lead'],
  about: 'rollout',
  context: waveValue,
  fields: z.object({
    why: text('Why it’s coming', WORDS_MAX),
    stays: text('What does not change', WORDS_MAX).refine(isReason, { error: MISSING_STAYS }),
  }),
  run(request, words, { number }): Reply {
    const outcome = notifyWave(request, { number, words });
    if (outcome.kind === 'no-such-wave') return noSuchWave(request, number);
    if (outcome.kind === 'notified-before')
      return tell(sentence(alreadyTold(request, outcome.wave)));
    return update(
      doneModal(
        'Sent',
        `${sayCount(outcome.notified, 'person gets', 'people get')} your words with their next message, and can read them on App Home now. *Next:* \`/rollout wave start ${number}\` on the day.`,
        outcome.wave,
      ),
    );
  },
});

export const messageCommands = [message];
export const messageSubmissions = [messageSubmission];
