import { z } from 'zod';
import type { RolloutRequest } from '../../../platform/request.ts';
import { sentence } from '../../../platform/slack/blocks.ts';
import { action, command, submission } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import {
  choice,
  optionalNumber,
  optionalText,
  rolloutValue,
  text,
} from '../../../platform/slack/fields.ts';
import { fieldErrors, open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { listTeamsOfWave } from '../waves/wave-people.store.ts';
import { waveToPlan } from '../waves/wave-record.ts';
import { listWaves } from '../waves/waves.store.ts';
import { causeState } from './cause.ts';
import {
  ANSWER_FORM,
  answerModal,
  CAUSE_FORM,
  CAUSE_MAX,
  type CauseFacts,
  causeModal,
  causeRefusalWords,
  OPEN_ANSWER,
  OPEN_CAUSE,
} from './cause-forms.view.ts';
import { findCause, findFailedTry } from './causes.store.ts';
import { answerCause, type SayOutcome, sayCause } from './say-cause.usecase.ts';

const waveValue = rolloutValue.extend({ number: z.number().int().min(0) });

const waveCause = command({
  command: '/rollout',
  name: 'wave cause',
  summary: 'why a wave was rolled back, and what is different next time',
  usage: '[number]',
  who: ['lead'],
  instead: [{ says: 'See the waves', run: '/rollout waves' }],
  about: 'rollout',
  isUseful: (request) => findFactsOf(request, undefined) !== undefined,
  arguments: optionalNumber('wave'),
  run: (request, number) => openCause(request, number),
});

const openForm = action({
  actionId: OPEN_CAUSE,
  who: ['lead'],
  about: 'rollout',
  value: waveValue,
  run: (request, { number }) => openCause(request, number),
});

function openCause(request: RolloutRequest, number: number | undefined): Reply {
  const facts = findFactsOf(request, number);
  if (facts === undefined) return refuse({ kind: 'not-rolled-back' });
  if (causeState(facts.last) === 'confirmed') return refuse({ kind: 'confirmed-already' });
  return open(causeModal(facts));
}

const openAnswer = action({
  actionId: OPEN_ANSWER,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: waveValue,
  run(request, { number }): Reply {
    const facts = findFactsOf(request, number);
    const last = facts?.last;
    if (facts === undefined || last === undefined) return refuse({ kind: 'not-rolled-back' });
    if (last.answer !== undefined) return refuse({ kind: 'answered-already' });
    if (last.saidBy === request.acting.userId) return refuse({ kind: 'own-words' });
    return open(answerModal({ ...facts, last }));
  },
});

/** Without a number the wave that is to be planned again. */
function findFactsOf(request: RolloutRequest, number: number | undefined): CauseFacts | undefined {
  const { database, rolloutId } = request;
  const wave = findFailedTry(request, number ?? waveToPlan(listWaves(database, rolloutId)).number);
  if (wave === undefined) return undefined;
  const last = findCause(database, rolloutId, wave);
  return {
    wave,
    teamNames: listTeamsOfWave(request, wave).map(({ name }) => name),
    reason: wave.teams.find(({ rollBack }) => rollBack !== undefined)?.rollBack?.reason ?? '',
    last,
    saidByName: findName(database, last?.saidBy),
    answeredByName: findName(database, last?.answer?.by),
  };
}

const causeSubmission = submission({
  callbackId: CAUSE_FORM,
  who: ['lead'],
  about: 'rollout',
  context: waveValue,
  fields: z.object({
    cause: text('Why it went wrong', CAUSE_MAX),
    change: text('What is different', CAUSE_MAX),
  }),
  run: (request, typed, { number }) =>
    replyTo(
      sayCause(request, { number, ...typed }),
      'Saved. Someone who was there is asked to confirm it; then the wave can be started again.',
    ),
});

const answerSubmission = submission({
  callbackId: ANSWER_FORM,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  context: waveValue,
  fields: z.object({
    answer: choice(['yes', 'no'], 'Choose one of the two.'),
    words: optionalText('What was different', CAUSE_MAX),
  }),
  run: (request, { answer, words }, { number }) =>
    replyTo(
      answerCause(request, { number, isSo: answer === 'yes', words }),
      answer === 'yes'
        ? 'Thank you: it is on the record, and the wave can be tried again.'
        : 'Thank you: your words stand beside theirs, and a lead is asked to look again.',
    ),
});

function replyTo(outcome: SayOutcome, done: string): Reply {
  if (outcome.kind === 'said' || outcome.kind === 'answered') return tell(sentence(done));
  if (outcome.kind === 'too-short')
    return fieldErrors({ [outcome.field]: causeRefusalWords(outcome) });
  return refuse(outcome);
}

const refuse = (refusal: Parameters<typeof causeRefusalWords>[0]) =>
  tell(sentence(causeRefusalWords(refusal)));

export const causeCommands = [waveCause];
export const causeActions = [openForm, openAnswer];
export const causeSubmissions = [causeSubmission, answerSubmission];
