import { z } from 'zod';
import type { RolloutRequest } from '../../../platform/request.ts';
import { sentence } from '../../../platform/slack/blocks.ts';
import { action, command, submission } from '../../../platform/slack/declarations.ts';
import { text } from '../../../platform/slack/fields.ts';
import { open, type Reply, tell, update } from '../../../platform/slack/reply.ts';
import { sayDate } from '../../../platform/words.ts';
import { getBakeDays } from './bake-days.store.ts';
import { type StepOutcome, stepWave } from './step-wave.usecase.ts';
import { pauseWave } from './wave.ts';
import { COMPLETE_WAVE, PAUSE_FORM, pauseModal, RESUME_WAVE } from './wave-forms.view.ts';
import { sayRefusal } from './wave-start.slack.ts';
import { findWaveIn, findWaveMeant } from './wave-status.store.ts';
import { noSuchWave, waveNumber, waveValue } from './waves.slack.ts';
import { doneModal } from './waves.view.ts';

const pause = command({
  command: '/rollout',
  name: 'wave pause',
  summary: 'stop a wave’s bake time; live teams keep working',
  usage: '[number]',
  who: ['lead'],
  instead: [{ says: 'See this wave', run: '/rollout wave status' }],
  about: 'rollout',
  isUseful: (request) => findWaveIn(request, ['baking']) !== undefined,
  arguments: waveNumber,
  run(request, number): Reply {
    const wave = findWaveMeant(request, number);
    if (wave === undefined) return noSuchWave(request, number);
    const outcome = pauseWave(wave, request.today, 'to be written');
    if (outcome.kind !== 'done') return tell(sentence(sayRefusal(request, outcome)));
    return open(pauseModal(wave));
  },
});

const pauseSubmission = submission({
  callbackId: PAUSE_FORM,
  who: ['lead'],
  about: 'rollout',
  context: waveValue,
  fields: z.object({ reason: text('The reason', 500) }),
  run(request, { reason }, { number }): Reply {
    const outcome = stepWave(request, { number, step: 'pause', reason });
    if (outcome.kind !== 'done') return refused(request, outcome, number);
    const says = `Wave ${number} is paused: its bake time is on hold, and live teams keep working. *Next:* \`/rollout wave resume ${number}\` once the reason is gone.`;
    return update(doneModal('Paused', says, outcome.wave));
  },
});

const resume = command({
  command: '/rollout',
  name: 'wave resume',
  summary: 'resume a paused wave',
  usage: '[number]',
  who: ['lead'],
  acts: true,
  instead: [{ says: 'See this wave', run: '/rollout wave status' }],
  about: 'rollout',
  isUseful: (request) => findWaveIn(request, ['paused']) !== undefined,
  arguments: waveNumber,
  run: (request, number) => step(request, number, 'resume'),
});

const complete = command({
  command: '/rollout',
  name: 'wave complete',
  summary: 'close a wave that has baked',
  usage: '[number]',
  who: ['lead'],
  acts: true,
  instead: [{ says: 'See this wave', run: '/rollout wave status' }],
  about: 'rollout',
  isUseful(request): boolean {
    const wave = findWaveIn(request, ['baking']);
    if (wave === undefined) return false;
    const { left, until } = getBakeDays(request, wave);
    return left === 0 && until !== undefined;
  },
  arguments: waveNumber,
  run: (request, number) => step(request, number, 'complete'),
});

const resumeAction = action({
  actionId: RESUME_WAVE,
  who: ['lead'],
  acts: true,
  about: 'rollout',
  value: waveValue,
  run: (request, { number }) => step(request, number, 'resume'),
});

const completeAction = action({
  actionId: COMPLETE_WAVE,
  who: ['lead'],
  acts: true,
  about: 'rollout',
  value: waveValue,
  run: (request, { number }) => step(request, number, 'complete'),
});

function step(
  request: RolloutRequest,
  number: number | undefined,
  how: 'resume' | 'complete',
): Reply {
  const wave = findWaveMeant(request, number);
  if (wave === undefined) return noSuchWave(request, number);
  const outcome = stepWave(request, { number: wave.number, step: how });
  if (outcome.kind !== 'done') return refused(request, outcome, wave.number);
  const of = `Wave ${wave.number}`;
  if (how === 'complete')
    return tell(
      sentence(
        `${of} is completed, and its last summary goes to <#${wave.channelId}>. *Next:* look at the pilot’s answers once more, then \`/rollout wave plan\`.`,
      ),
    );
  const until = outcome.bakesUntil;
  const bakes =
    until === undefined
      ? ' Its bake time goes on when the rollout does.'
      : ` It bakes until ${sayDate(until, request.today)}.`;
  return tell(sentence(`${of} has resumed.${bakes} Its channel has been told.`));
}

function refused(
  request: RolloutRequest,
  outcome: Exclude<StepOutcome, { kind: 'done' }>,
  number: number,
): Reply {
  if (outcome.kind === 'no-such-wave') return noSuchWave(request, number);
  return tell(sentence(`Wave ${number}: ${sayRefusal(request, outcome)}`));
}

export const stepCommands = [pause, resume, complete];
export const stepSubmissions = [pauseSubmission];
export const stepActions = [resumeAction, completeAction];
