import { dateAt } from '../../../platform/calendar.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findName, findPerson } from '../../../platform/slack/directory.ts';
import { sayDate } from '../../../platform/words.ts';
import type { ComingDate } from '../../contract/coming-date.ts';
import type { Obligation } from '../../contract/obligation.ts';
import type { StatusLine } from '../../contract/status-line.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import { findRollout, listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { type Completion, completionState, judgeEvidence } from './completion.ts';
import {
  findAgreedOn,
  findCompletionFacts,
  findNextWatchOn,
  listKeepings,
} from './completion-facts.store.ts';
import { completionValue, OPEN_ASK, OPEN_DECISION } from './completion-forms.view.ts';
import { findCompletion, findLastCompletion, listKeepingAnswers } from './completions.store.ts';
import { keepValue, OPEN_KEEPING, OPEN_PAGE } from './keep-modal.view.ts';
import { sayKeeping, sortKeepings } from './keeping.ts';

const KEEP_DAYS = 14;
const DECIDE_DAYS = 10;

/** What a completion asks of people: to ask for it, to decide, and afterwards to say what they keep. */
export function completionObligations(context: ReadContext): Obligation[] {
  const { database, rolloutId } = context;
  const rollout = findRollout(database, rolloutId);
  if (rollout?.phase !== 'sustained' || rollout.paused !== undefined) return [];
  const standing = findCompletion(database, rolloutId);
  if (standing !== undefined) return keepingsOwed(context, standing, rollout);
  const facts = findCompletionFacts(context);
  if (facts === undefined || judgeEvidence(facts.evidence) !== undefined) return [];
  const last = findLastCompletion(database, rolloutId);
  if (last !== undefined && completionState(last) === 'waiting')
    return decisionOwed(context, last, rollout);
  return askingOwed(context, rollout);
}

function askingOwed({ database, rolloutId, today }: ReadContext, rollout: Rollout): Obligation[] {
  return listActiveHolders(database, rolloutId, 'lead').map((personId) => ({
    ...{ key: `completions.ask:${rolloutId}`, rolloutId, personId, topic: 'completions' },
    text: `Decide whether to ask for completion of *${esc(rollout.name)}*`,
    why: 'Everything it takes is met; a sponsor has to agree as well.',
    sinceOn: today,
    minutes: 5,
    isDecision: true,
    takers: ['lead'],
    settle: {
      label: 'Ask for completion',
      actionId: OPEN_ASK,
      value: keepValue(rolloutId),
    },
  }));
}

function decisionOwed(
  { database, rolloutId }: ReadContext,
  completion: Completion,
  { name, timeZone }: Rollout,
): Obligation[] {
  const { id, askedBy, askedAt } = completion;
  const sinceOn = dateAt(askedAt, timeZone);
  return listActiveHolders(database, rolloutId, 'sponsor')
    .filter((personId) => personId !== askedBy)
    .map((personId) => ({
      ...{ key: `completions.decide:${id}`, rolloutId, personId, topic: 'completions' },
      text: `Decide whether *${esc(name)}* is complete`,
      why: `${esc(findName(database, askedBy))} asks for it, and everything it takes is met. It takes your word as well.`,
      sinceOn,
      dueOn: sinceOn.add({ days: DECIDE_DAYS }),
      minutes: 10,
      isDecision: true,
      takers: ['sponsor'],
      settle: {
        label: 'Look at it',
        actionId: OPEN_DECISION,
        value: completionValue(rolloutId, id),
      },
    }));
}

function keepingsOwed(
  context: ReadContext,
  completion: Completion,
  rollout: Rollout,
): Obligation[] {
  const { database, rolloutId, today } = context;
  const sinceOn = findAgreedOn(completion, rollout) ?? today;
  const { asked, cannot } = sortKeepings(
    listKeepings(context),
    listKeepingAnswers(database, completion),
  );
  const common = {
    rolloutId,
    topic: 'completions',
    sinceOn,
    dueOn: sinceOn.add({ days: KEEP_DAYS }),
  };
  const value = keepValue(rolloutId);
  const name = esc(rollout.name);
  return [
    ...asked
      .filter(({ personId }) => findPerson(database, personId)?.isDeactivated !== true)
      .map((one) => ({
        ...common,
        key: `completions.keep:${completion.id}:${one.personId}`,
        personId: one.personId,
        text: `Say whether you go on as ${esc(sayKeeping(one))}`,
        why: `*${name}* is complete, and what you look after goes on without a programme around it.`,
        minutes: 2,
        settle: { label: 'Answer', actionId: OPEN_KEEPING, value },
      })),
    ...cannot.flatMap((one) =>
      listActiveHolders(database, rolloutId, 'lead').map((personId) => ({
        ...common,
        key: `completions.hand-over:${completion.id}:${one.personId}`,
        personId,
        text: `Find someone for what ${esc(findName(database, one.personId))} can’t keep`,
        why: `${esc(findName(database, one.personId))} is ${esc(sayKeeping(one))}, and can’t go on with everything.`,
        minutes: 10,
        takers: ['lead'] as const,
        settle: { label: 'See who keeps what', actionId: OPEN_PAGE, value },
      })),
    ),
  ];
}

export function completionStatus(context: ReadContext): StatusLine[] {
  const { database, rolloutId, today } = context;
  const rollout = findRollout(database, rolloutId);
  const last = findLastCompletion(database, rolloutId);
  if (rollout === undefined || last === undefined) return [];
  const topic = 'completions';
  switch (completionState(last)) {
    case 'complete': {
      const on = findAgreedOn(last, rollout) ?? today;
      const next = findNextWatchOn(last, rollout) ?? today;
      const { confirmed, asked, cannot } = sortKeepings(
        listKeepings(context),
        listKeepingAnswers(database, last),
      );
      const all = confirmed.length + asked.length + cannot.length;
      return [
        {
          topic,
          text: `Complete since ${sayDate(on, today)}; the next look is on ${sayDate(next, today)}. ${confirmed.length} of ${all} who keep something have confirmed it.`,
          figures: { confirmed: confirmed.length, keepers: all },
        },
      ];
    }
    case 'waiting':
      return [{ topic, text: 'A sponsor is asked whether the rollout is complete.' }];
    case 'reopened':
      return [{ topic, text: `Open again after completion: ${last.reopened?.why ?? ''}` }];
    default:
      return [];
  }
}

export function completionDates(context: ReadContext): ComingDate[] {
  const { database, rolloutId } = context;
  const standing = findCompletion(database, rolloutId);
  const rollout = findRollout(database, rolloutId);
  if (standing === undefined || rollout === undefined) return [];
  const on = findNextWatchOn(standing, rollout);
  return on === undefined ? [] : [{ on, what: 'look at use after completion' }];
}
