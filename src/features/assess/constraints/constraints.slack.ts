import { z } from 'zod';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, sentence } from '../../../platform/slack/blocks.ts';
import { action, command, submission } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import {
  choice,
  date,
  noArguments,
  number,
  optionalText,
  rolloutValue,
  text,
  userId,
} from '../../../platform/slack/fields.ts';
import { keptId } from '../../../platform/slack/kept-values.ts';
import { fieldErrors, open, type Reply, tell, update } from '../../../platform/slack/reply.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { getPilot } from '../assessment/assessment.store.ts';
import {
  CONSTRAINT_TEXT_MAX_LENGTH,
  constraintKinds,
  HOURS_PER_TEAM_MAX,
  mayChangeConstraint,
} from './constraint.ts';
import { EDIT_CONSTRAINT } from './constraint-entry.view.ts';
import {
  blockableGates,
  CONSTRAINT_FORM,
  constraintModal,
  PLAN_MAX,
} from './constraint-modals.view.ts';
import { constraintRefusal, constraintSavedModal } from './constraint-saved.view.ts';
import { findConstraint, getLedgerNotes, listConstraints } from './constraints.store.ts';
import { ADD_CONSTRAINT, type LedgerFacts, ledgerMessage, SHOW_ALL } from './ledger.view.ts';
import { allConstraintsModal } from './ledger-modals.view.ts';
import { saveConstraint } from './save-constraint.usecase.ts';
import { findClaim } from './solutions.slack.ts';

const constraintsList = command({
  command: '/rollout',
  name: 'constraints',
  summary: 'what the pilot leant on, multiplied by the teams to come',
  usage: '',
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  arguments: noArguments,
  run: (request) => tell(ledgerMessage(ledgerFacts(request))),
});

const showAll = action({
  actionId: SHOW_ALL,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: rolloutValue,
  run: (request) => open(allConstraintsModal(ledgerFacts(request))),
});

const openNew = action({
  actionId: ADD_CONSTRAINT,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: rolloutValue,
  run(request): Reply {
    if (!mayChangeConstraint(personOf(request), undefined)) return notAllowed(request);
    return open(constraintModal(request.rolloutId, undefined));
  },
});

const openEdit = action({
  actionId: EDIT_CONSTRAINT,
  who: 'anyone',
  shows: 'own',
  about: 'rollout',
  value: rolloutValue.extend({ constraintId: keptId() }),
  run(request, { constraintId }): Reply {
    const constraint = findConstraint(request.database, request.rolloutId, constraintId);
    if (constraint === undefined) return gone;
    if (!mayChangeConstraint(personOf(request), constraint)) return notAllowed(request);
    return open(constraintModal(request.rolloutId, constraint));
  },
});

const gates = z
  .array(z.string())
  .optional()
  .transform((names) => blockableGates.filter((gate) => names?.includes(gate) === true));

const constraintSubmission = submission({
  callbackId: CONSTRAINT_FORM,
  who: 'anyone',
  shows: 'own',
  about: 'rollout',
  context: rolloutValue.extend({ constraintId: keptId().optional(), basedOn: z.number() }),
  fields: z.object({
    text: text('What it leant on', CONSTRAINT_TEXT_MAX_LENGTH),
    kind: choice(constraintKinds, 'Choose what kind it is.'),
    hours: number('Hours per team per week', 0, HOURS_PER_TEAM_MAX, '4'),
    owner: userId('Choose who looks after it.').optional(),
    plan: optionalText('The plan', PLAN_MAX),
    due: date('The day').optional(),
    blocks: gates,
  }),
  run(request, typed, { constraintId, basedOn }): Reply {
    const { database, rolloutId } = request;
    const draft = {
      kind: typed.kind,
      text: typed.text,
      hoursPerTeamPerWeek: typed.hours,
      ownerId: typed.owner,
      plan: typed.plan,
      dueOn: typed.due,
      blocks: typed.blocks,
    };
    const outcome = saveConstraint(request, { constraintId, basedOn, draft });
    if (outcome.kind === 'saved') {
      const { hoursThatExist } = getLedgerNotes(database, rolloutId);
      const all = listConstraints(database, rolloutId);
      return update(constraintSavedModal(outcome, all, hoursThatExist));
    }
    if (outcome.kind === 'not-allowed') return notAllowed(request);
    if (outcome.kind === 'no-such-constraint') return gone;
    return fieldErrors(constraintRefusal(outcome, (id) => findName(database, id)));
  },
});

function personOf({ database, acting, rolloutId }: RolloutRequest) {
  return {
    userId: acting.userId,
    isLead: acting.roles.has('lead'),
    isOfPilot: getPilot(database, rolloutId).peopleIds.includes(acting.userId),
  };
}

function ledgerFacts(request: RolloutRequest): LedgerFacts {
  const { database, rolloutId, today } = request;
  const person = personOf(request);
  const notes = getLedgerNotes(database, rolloutId);
  return {
    rolloutId,
    rolloutName: findRollout(database, rolloutId)?.name ?? '',
    constraints: listConstraints(database, rolloutId),
    hoursThatExist: notes.hoursThatExist,
    hoursFrom: notes.hoursFrom,
    noneBecause:
      notes.noneBecause === undefined
        ? undefined
        : {
            reason: notes.noneBecause.reason,
            byName: findName(database, notes.noneBecause.by),
          },
    nameOf: (id) => findName(database, id),
    today,
    isLead: person.isLead,
    mayAdd: mayChangeConstraint(person, undefined),
    mayChange: (constraint) => mayChangeConstraint(person, constraint),
    claimOf: ({ id }) => findClaim(request, id),
  };
}

function notAllowed({ acting, database, rolloutId }: RolloutRequest): Reply {
  const name = acting.sight === 'own' ? '' : ` (*${esc(getPilot(database, rolloutId).teamName)}*)`;
  return tell(
    sentence(
      `The ledger is for the leads, the pilot’s people${name} and anyone who looks after a constraint. Nothing was changed.`,
    ),
  );
}

const gone = tell(sentence('This constraint is no longer in the ledger.'));

export const constraintCommands = [constraintsList];
export const constraintActions = [showAll, openNew, openEdit];
export const constraintSubmissions = [constraintSubmission];
