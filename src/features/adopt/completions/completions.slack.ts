import { z } from 'zod';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, sentence } from '../../../platform/slack/blocks.ts';
import { action, command, submission } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { noArguments, rolloutValue, text } from '../../../platform/slack/fields.ts';
import { fieldErrors, open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { sayChoice } from '../../../platform/words.ts';
import { type CardFacts, gateCard } from '../../gates/gates/gate-card.view.ts';
import { sayStatus } from '../../gates/gates/gate-words.view.ts';
import { listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { findMirrorWords } from '../verdicts/adoption-lines.store.ts';
import { askForCompletion } from './ask-completion.usecase.ts';
import { completionState, judgeEvidence } from './completion.ts';
import { type CompletionFacts, findCompletionFacts } from './completion-facts.store.ts';
import { ASK_FORM, askModal, OPEN_ASK, refusalWords, WORDS_MAX } from './completion-forms.view.ts';
import { completePageMessage, notYetMessage, waitingMessage } from './completion-page.view.ts';
import { getCompletePage } from './completion-pages.store.ts';
import { findCompletion, findLastCompletion } from './completions.store.ts';

export const WHO = ['lead', 'sponsor'] as const;

/** `/rollout complete`: whether it can be called complete, and for a lead the way to ask for it. */
const complete = command({
  command: '/rollout',
  name: 'complete',
  summary: 'whether the rollout can be called complete, and what is missing',
  usage: '',
  who: WHO,
  instead: [{ says: 'See how it is used', run: '/rollout adoption' }],
  about: 'rollout',
  arguments: noArguments,
  run: lookOrAsk,
});

function lookOrAsk(request: RolloutRequest): Reply {
  const { database, rolloutId, acting } = request;
  const facts = findCompletionFacts(request);
  if (facts === undefined) return gone;
  const standing = findCompletion(database, rolloutId);
  if (standing !== undefined) return tell(completePageMessage(getCompletePage(request, standing)));
  const last = findLastCompletion(database, rolloutId);
  if (last !== undefined && completionState(last) === 'waiting')
    return tell(
      waitingMessage({
        completion: last,
        rolloutName: facts.rollout.name,
        askedByName: findName(database, last.askedBy),
        userId: acting.userId,
        isSponsor: acting.roles.has('sponsor'),
        isShut: judgeEvidence(facts.evidence) !== undefined,
        today: request.today,
      }),
    );
  if (judgeEvidence(facts.evidence) !== undefined) return tell(notYet(request, facts));
  if (!acting.roles.has('lead'))
    return tell(sentence('Everything it takes is met. A lead asks for it, and you agree or not.'));
  const sponsors = sponsorsBesides(request);
  if (sponsors.length === 0) return tell(sentence(said(request)({ kind: 'no-other-sponsor' })));
  return open(askModal(rolloutId, facts.rollout.name, sayChoice(sponsors)));
}

export const openAsk = action({
  actionId: OPEN_ASK,
  who: WHO,
  about: 'rollout',
  value: rolloutValue,
  run: lookOrAsk,
});

export const gone = tell(sentence('This rollout no longer exists.'));

/** Why nothing was done, in words. */
export const said =
  ({ database }: RolloutRequest) =>
  (refusal: Parameters<typeof refusalWords>[0]) =>
    refusalWords(refusal, (id) => findName(database, id as never));

function sponsorsBesides({ database, rolloutId, acting }: RolloutRequest): string[] {
  return listActiveHolders(database, rolloutId, 'sponsor')
    .filter((id) => id !== acting.userId)
    .map((id) => esc(findName(database, id)));
}

/** A gate's card as the one who asks sees it. */
export function factsFor(request: RolloutRequest): CardFacts {
  const { database, acting, rolloutId, now, today } = request;
  return {
    trained: undefined,
    ...{ rolloutId, now, today, timeZone: acting.timeZone, isLead: acting.roles.has('lead') },
    nameOf: (id) => (id === 'groundswell' ? 'Groundswell' : findName(database, id)),
  };
}

function notYet(request: RolloutRequest, { rollout, status, evidence }: CompletionFacts) {
  const facts = factsFor(request);
  return notYetMessage({
    rolloutName: rollout.name,
    phase: rollout.phase,
    says: sayStatus(status, facts),
    isUseMissing: status.refusal === undefined && !evidence.isUseShown,
    mirror: findMirrorWords(request),
    card: gateCard(status, { ...facts, isLead: facts.isLead && status.isFrozen }),
  });
}

const askSubmission = submission({
  callbackId: ASK_FORM,
  who: ['lead'],
  about: 'rollout',
  context: rolloutValue,
  fields: z.object({ words: text('What is complete', WORDS_MAX) }),
  run(request, typed): Reply {
    const outcome = askForCompletion(request, typed);
    if (outcome.kind === 'asked')
      return tell(
        sentence(
          `Asked. ${sayChoice(sponsorsBesides(request))} will find it under what needs them and decides. Nothing is complete until then.`,
        ),
      );
    const words = said(request)(outcome.refusal);
    return outcome.refusal.kind === 'no-words' ? fieldErrors({ words }) : tell(sentence(words));
  },
});

export const completionCommands = [complete];
export const completionSubmissions = [askSubmission];
