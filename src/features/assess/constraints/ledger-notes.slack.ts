import { z } from 'zod';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, sentence } from '../../../platform/slack/blocks.ts';
import { action, submission } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { choice, date, number, rolloutValue } from '../../../platform/slack/fields.ts';
import { keptId } from '../../../platform/slack/kept-values.ts';
import { name } from '../../../platform/slack/name-field.ts';
import { reason } from '../../../platform/slack/reason-field.ts';
import { fieldErrors, open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { asSentence, sayChoice } from '../../../platform/words.ts';
import { LAST_DAY, lastsOf, sayAsked, sayLooseningRefusal } from '../../contract/loosening.view.ts';
import { getWhoMay } from '../../rollout/rollouts/who-may.store.ts';
import { onlyTheyCan } from '../../rollout/rollouts/who-may.view.ts';
import type { Constraint } from './constraint.ts';
import { SETTLE_CONSTRAINT } from './constraint-entry.view.ts';
import { carriesSentence, ledgerAt } from './constraint-ledger.ts';
import { findConstraint, getLedgerNotes, listConstraints } from './constraints.store.ts';
import { arithmetic, OPEN_HOURS, OPEN_NONE } from './ledger.view.ts';
import {
  HOURS_FORM,
  hoursModal,
  NONE_FORM,
  noneModal,
  REASON_MAX,
  SETTLE_FORM,
  settleModal,
} from './ledger-modals.view.ts';
import { noteHours } from './note-hours.usecase.ts';
import { noteNone } from './note-none.usecase.ts';
import type { SayOutcome } from './say-solved.usecase.ts';
import { settleConstraint, settlements } from './settle-constraint.usecase.ts';

const constraintValue = rolloutValue.extend({ constraintId: keptId() });

const openSettlement = action({
  actionId: SETTLE_CONSTRAINT,
  who: 'anyone',
  shows: 'own',
  about: 'rollout',
  value: constraintValue,
  run({ database, acting, rolloutId }, { constraintId }): Reply {
    const constraint = findConstraint(database, rolloutId, constraintId);
    if (constraint === undefined) return gone;
    const isLead = acting.roles.has('lead');
    if (!isLead && constraint.ownerId !== acting.userId) return onlyOwner;
    return open(settleModal(rolloutId, constraint, isLead));
  },
});

const settleSubmission = submission({
  callbackId: SETTLE_FORM,
  who: 'anyone',
  shows: 'own',
  about: 'rollout',
  context: constraintValue,
  fields: z.object({
    how: choice(settlements, 'Choose one of them.'),
    reason: reason(REASON_MAX, 'what shows it, or why it is accepted as it is'),
    [LAST_DAY]: date('The last day').optional(),
  }),
  run(request, { how, reason, [LAST_DAY]: day }, { constraintId }): Reply {
    const outcome = settleConstraint(request, { constraintId, how, reason, lasts: lastsOf(day) });
    switch (outcome.kind) {
      case 'no-such-constraint':
        return gone;
      case 'not-allowed':
        return onlyOwner;
      case 'only-leads-accept':
        return fieldErrors({ how: 'Only a lead can accept a constraint that is not solved.' });
      case 'already':
        return settledAlready(request, outcome.closed);
      case 'settled':
        return settled(request, how === 'open-again');
      case 'said':
      case 'said-already':
        return tell(sentence(sayWaits(outcome)));
      case 'nobody-can-confirm':
        return fieldErrors({
          how: 'Someone else has to see that it is solved, and there’s nobody who could. Add a sponsor with /rollout edit, or people of the pilot, first.',
        });
      case 'asked':
        return tell(sentence(sayAsked(outcome)));
      default: {
        const { field, says } = sayLooseningRefusal(outcome, request.today);
        return fieldErrors({ [field]: says });
      }
    }
  },
});

function sayWaits(said: Extract<SayOutcome, { ofNames: readonly string[] }>): string {
  const who = sayChoice(said.ofNames.map(esc));
  if (said.kind === 'said')
    return `Thank you. ${who} will be asked whether it is so; until then it stays open.`;
  const waits = who === '' ? 'someone else' : who;
  return `${esc(said.byName)} has already said so, and it waits for ${waits}. Nothing was changed.`;
}

function settled({ database, rolloutId }: RolloutRequest, isOpenAgain: boolean): Reply {
  const notes = getLedgerNotes(database, rolloutId);
  const ledger = ledgerAt(listConstraints(database, rolloutId), notes.hoursThatExist);
  const what = isOpenAgain
    ? 'Open again.'
    : 'Accepted, with your reason on the record. It keeps costing its hours.';
  return tell(sentence(`${what} ${arithmetic(ledger)} ${carriesSentence(ledger)}`));
}

function settledAlready({ database }: RolloutRequest, closed: Constraint['closed']): Reply {
  if (closed === undefined) return tell(sentence('It is already open. Nothing was changed.'));
  const how = closed.how === 'solved' ? 'closed this as solved' : 'accepted this';
  return tell(
    sentence(
      `${esc(findName(database, closed.by))} already ${how}: ${esc(asSentence(closed.reason))} Nothing was changed.`,
    ),
  );
}

const openHours = action({
  actionId: OPEN_HOURS,
  who: ['lead'],
  about: 'rollout',
  value: rolloutValue,
  run: ({ database, rolloutId }) =>
    open(hoursModal(rolloutId, getLedgerNotes(database, rolloutId))),
});

const hoursSubmission = submission({
  callbackId: HOURS_FORM,
  who: ['lead'],
  about: 'rollout',
  context: rolloutValue,
  fields: z.object({
    hours: number('The hours', 0, 10_000, '20'),
    from: name('Whose hours they are', 300),
  }),
  run(request, { hours, from }): Reply {
    const outcome = noteHours(request, { hours, from });
    if (outcome.kind === 'not-lead') return onlyLead(request);
    const ledger = ledgerAt(listConstraints(request.database, request.rolloutId), hours);
    return tell(sentence(`Noted. ${arithmetic(ledger)} ${carriesSentence(ledger)}`));
  },
});

const openNone = action({
  actionId: OPEN_NONE,
  who: ['lead'],
  about: 'rollout',
  value: rolloutValue,
  run: ({ rolloutId }) => open(noneModal(rolloutId)),
});

const noneSubmission = submission({
  callbackId: NONE_FORM,
  who: ['lead'],
  about: 'rollout',
  context: rolloutValue,
  fields: z.object({
    reason: reason(REASON_MAX, 'who repeated it without the pilot’s people, and when'),
  }),
  run(request, { reason }): Reply {
    const outcome = noteNone(request, { reason });
    switch (outcome.kind) {
      case 'not-lead':
        return onlyLead(request);
      case 'there-are-some':
        return tell(
          sentence(
            'Someone has added a constraint to the ledger in the meantime, so this no longer applies. Nothing was changed: see `/rollout constraints`.',
          ),
        );
      case 'noted-already':
        return tell(
          sentence(
            `${esc(findName(request.database, outcome.by))} has already said so: “${esc(outcome.reason)}” Nothing was changed.`,
          ),
        );
      case 'noted':
        return tell(
          sentence(
            'Noted, with your reason on the record. If someone does find a dependency, add it with `/rollout constraints`.',
          ),
        );
    }
  },
});

const gone = tell(sentence('This constraint is no longer in the ledger.'));
function onlyLead(request: RolloutRequest): Reply {
  return tell(onlyTheyCan(getWhoMay(request, ['lead']), 'note this'));
}

const onlyOwner = tell(
  sentence(
    'Only a lead, or the person who looks after a constraint, can close it. Nothing was changed.',
  ),
);

export const ledgerActions = [openSettlement, openHours, openNone];
export const ledgerSubmissions = [settleSubmission, hoursSubmission, noneSubmission];
