import { z } from 'zod';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, sentence } from '../../../platform/slack/blocks.ts';
import { action, command, submission } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { choice, noArguments, optionalText, rolloutValue } from '../../../platform/slack/fields.ts';
import { keptId } from '../../../platform/slack/kept-values.ts';
import { fieldErrors, open, type Reply, tell, update } from '../../../platform/slack/reply.ts';
import { sayChoice } from '../../../platform/words.ts';
import { listWorkflowOwners } from '../core-search/search-gaps.store.ts';
import { findDrawn, listDisputed } from '../samples/drawn.store.ts';
import { verdicts, verdictTitles } from '../samples/finding.ts';
import { decideOutput } from './decide-output.usecase.ts';
import { giveVerdict } from './give-verdict.usecase.ts';
import { findJudged, listOpenReviewsOf } from './next-review.store.ts';
import {
  allReviewedMessage,
  DECISION_FORM,
  disputedModal,
  doneModal,
  OPEN_DISPUTED,
  OPEN_REVIEW,
  REVIEW_FORM,
  reviewModal,
  sayPlanted,
} from './review.view.ts';
import { listReviewsOf } from './reviews.store.ts';

const verdictField = choice(verdicts, 'Choose one of the five.');

/** The form of the next output that waits for somebody; undefined where none does. */
function nextForm(request: RolloutRequest, said?: string) {
  const waiting = listOpenReviewsOf(request, request.acting.userId);
  for (const review of waiting) {
    const judged = findJudged(request, review);
    if (judged === undefined) continue;
    const { rolloutId } = request;
    const facts = { rolloutId, reviewId: review.id, judged, left: waiting.length };
    return reviewModal(said === undefined ? facts : { ...facts, said });
  }
  return undefined;
}

function openNext(request: RolloutRequest): Reply {
  const form = nextForm(request);
  return form === undefined ? tell(allReviewedMessage()) : open(form);
}

const outputs = command({
  command: '/core',
  name: 'outputs',
  summary: 'the outputs that wait for your review',
  usage: '',
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  arguments: noArguments,
  isUseful: (request) => listOpenReviewsOf(request, request.acting.userId).length > 0,
  run: openNext,
});

const openReview = action({
  actionId: OPEN_REVIEW,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: rolloutValue,
  run: openNext,
});

const reviewForm = submission({
  callbackId: REVIEW_FORM,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  context: rolloutValue.extend({ reviewId: keptId() }),
  fields: z.object({ verdict: verdictField, reason: optionalText('The reason', 600) }),
  run(request, { verdict, reason }, { reviewId }): Reply {
    const outcome = giveVerdict(request, { reviewId, verdict, reason });
    switch (outcome.kind) {
      case 'no-reason':
        return fieldErrors({ reason: 'Say in a few words what is wrong, or what is missing.' });
      case 'not-yours':
        return tell(sentence('This review was asked of someone else. Nothing was changed.'));
      case 'no-such-review':
        return tell(sentence('This output no longer exists. Nothing was changed.'));
      case 'given-before': {
        const before = verdictTitles[outcome.verdict].toLowerCase();
        return goOn(request, `You reviewed that one already: ${before}. Nothing was changed.`);
      }
      case 'withdrawn':
        return goOn(request, 'Someone else has that one by now. Nothing was changed.');
      case 'planted':
        return goOn(request, sayPlanted(outcome.error, outcome.caught));
      case 'taken':
        return goOn(
          request,
          verdict === 'critical' ? 'Thank you. The leads hear of it at once.' : 'Thank you.',
        );
    }
  },
});

function goOn(request: RolloutRequest, said: string): Reply {
  return update(nextForm(request, said) ?? doneModal(said));
}

const disputedPress = rolloutValue.extend({ workflow: z.string() });

const openDisputed = action({
  actionId: OPEN_DISPUTED,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: disputedPress,
  run(request, { workflow }): Reply {
    const form = nextDisputed(request, workflow);
    return form === undefined
      ? tell(sentence('Everything of this work that reviewers saw differently is decided.'))
      : open(form);
  },
});

function nextDisputed(request: RolloutRequest, workflow: string) {
  const { database, rolloutId } = request;
  for (const { number } of listDisputed(database, rolloutId)) {
    const drawn = findDrawn(database, rolloutId, number);
    if (drawn?.workflow !== workflow) continue;
    const review = { outputNumber: number, plantedId: undefined, workflow };
    const judged = findJudged(request, review);
    const said = listReviewsOf(database, number).flatMap((one) => one.given ?? []);
    if (judged !== undefined)
      return disputedModal({ rolloutId, outputNumber: number, judged, said });
  }
  return undefined;
}

const decisionForm = submission({
  callbackId: DECISION_FORM,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  context: rolloutValue.extend({ outputNumber: z.number() }),
  fields: z.object({ verdict: verdictField, reason: optionalText('The reason', 600) }),
  run(request, fields, { outputNumber }): Reply {
    const { database, rolloutId } = request;
    const outcome = decideOutput(request, { ...fields, outputNumber });
    const workflow = findDrawn(database, rolloutId, outputNumber)?.workflow ?? '';
    switch (outcome.kind) {
      case 'no-reason':
        return fieldErrors({
          reason: 'Say in a few words why, so that reviewers can learn from it.',
        });
      case 'not-theirs': {
        const owners = listWorkflowOwners(request, workflow);
        const who = sayChoice([...owners.map((id) => esc(findName(database, id))), 'a lead']);
        return tell(sentence(`Only ${who} can decide on this. Nothing was changed.`));
      }
      case 'no-such-output':
        return tell(sentence('This output no longer exists. Nothing was changed.'));
      case 'not-disputed':
        return tell(sentence('Reviewers see this output alike. Nothing was changed.'));
      case 'decided-before': {
        const before = verdictTitles[outcome.verdict].toLowerCase();
        return tell(sentence(`This is decided already: ${before}. Nothing was changed.`));
      }
      case 'decided':
        return update(nextDisputed(request, workflow) ?? doneModal('Decided. Your word counts.'));
    }
  },
});

export const reviewCommands = [outputs];
export const reviewActions = [openReview, openDisputed];
export const reviewForms = [reviewForm, decisionForm];
