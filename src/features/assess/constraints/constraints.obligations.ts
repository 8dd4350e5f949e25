import { dateAt, earlier, isBefore } from '../../../platform/calendar.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { clamp, esc } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { sayList } from '../../../platform/words.ts';
import type { Obligation } from '../../contract/obligation.ts';
import type { StatusLine } from '../../contract/status-line.ts';
import { earliestStartOf, type Rollout } from '../../rollout/rollouts/rollout.ts';
import { findRollout, listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { MONDAY_TO_FRIDAY, workingDayUpTo } from '../../teams/calendars/working-calendar.ts';
import { asLookedAfter, missingDetails } from './constraint.ts';
import { constraintValue, EDIT_CONSTRAINT, SETTLE_CONSTRAINT } from './constraint-entry.view.ts';
import { carriesSentence, inHours, ledgerAt } from './constraint-ledger.ts';
import { getLedgerNotes, listConstraints, type StoredConstraint } from './constraints.store.ts';
import { solutionObligations } from './solutions.obligations.ts';
import { findSolutionCase } from './solutions.store.ts';

/** How long before its date the owner is asked where a constraint stands. */
const ASKED_AHEAD = { days: 7 };
/** Owner, plan and date are owed within a week, and before the assessment's gate. */
const PLANNED_WITHIN = { days: 7 };

/** What owners owe: a plan with a date, and by that date the solution. Without an owner it is the leads'. */
export function constraintObligations(context: ReadContext): Obligation[] {
  const rollout = findRollout(context.database, context.rolloutId);
  if (rollout === undefined || rollout.paused !== undefined) return [];
  return listConstraints(context.database, context.rolloutId)
    .filter((constraint) => constraint.closed?.how !== 'solved')
    .flatMap((constraint) => {
      const claimed = findSolutionCase(context, constraint);
      if (claimed !== undefined)
        return solutionObligations(context, constraint, {
          ...claimed,
          keeperIds: peopleFor(constraint, context),
        });
      if (constraint.closed !== undefined) return [];
      return missingDetails(asLookedAfter(constraint)).length > 0
        ? planOwed(constraint, rollout, context)
        : solutionOwed(constraint, context);
    });
}

function planOwed(stored: StoredConstraint, rollout: Rollout, context: ReadContext): Obligation[] {
  const constraint = asLookedAfter(stored);
  const { ownerId } = constraint;
  const missing = missingDetails(constraint);
  const sinceOn = dateAt(stored.recordedAt, rollout.timeZone);
  const gateOn = earliestStartOf(rollout, 'infrastructure').subtract({ days: 1 });
  const within = sinceOn.add(PLANNED_WITHIN);
  const isInAssessment = rollout.phase === 'assessment';
  const dueOn = isInAssessment && !isBefore(gateOn, sinceOn) ? earlier(gateOn, within) : within;
  const what = `“${esc(clamp(constraint.text, 120))}”`;
  return peopleFor(constraint, context).map((personId) => ({
    key: `constraints.plan:${constraint.id}`,
    rolloutId: context.rolloutId,
    personId,
    topic: 'constraints',
    text:
      ownerId === undefined
        ? `Find someone to look after ${what}`
        : `Add ${sayList(missing)} to ${what}`,
    why: stored.hasOwnerLeft
      ? `${esc(findName(context.database, stored.ownerId))}, who looked after it, has left.`
      : 'The pilot leant on it. With a plan, it can be solved before it multiplies.',
    sinceOn,
    dueOn: workingDayUpTo(dueOn, MONDAY_TO_FRIDAY),
    minutes: 10,
    takers: ['lead'],
    ...(isInAssessment ? { blocks: { kind: 'gate', gate: 'leaving-assessment' } as const } : {}),
    settle: {
      label: ownerId === undefined ? 'Choose someone' : 'Complete it',
      actionId: EDIT_CONSTRAINT,
      value: constraintValue(context.rolloutId, constraint.id),
    },
  }));
}

function solutionOwed(constraint: StoredConstraint, context: ReadContext): Obligation[] {
  const { dueOn, blocks } = constraint;
  if (dueOn === undefined) return [];
  const askedOn = dueOn.subtract(ASKED_AHEAD);
  if (isBefore(context.today, askedOn)) return [];
  return peopleFor(constraint, context).map((personId) => ({
    key: `constraints.solve:${constraint.id}`,
    rolloutId: context.rolloutId,
    personId,
    topic: 'constraints',
    text: `Close “${esc(clamp(constraint.text, 120))}”, or give it another date`,
    why:
      constraint.plan === ''
        ? 'Its date is near.'
        : `Its date is near. The plan was: ${esc(clamp(constraint.plan, 200))}`,
    sinceOn: askedOn,
    dueOn,
    minutes: 5,
    takers: ['lead'],
    ...(blocks[0] === undefined ? {} : { blocks: { kind: 'gate', gate: blocks[0] } as const }),
    settle: {
      label: 'Close the constraint',
      actionId: SETTLE_CONSTRAINT,
      value: constraintValue(context.rolloutId, constraint.id),
    },
  }));
}

function peopleFor(constraint: StoredConstraint, { database, rolloutId }: ReadContext) {
  const { ownerId } = asLookedAfter(constraint);
  return ownerId === undefined ? listActiveHolders(database, rolloutId, 'lead') : [ownerId];
}

export function constraintStatus({ database, rolloutId }: ReadContext): StatusLine[] {
  const constraints = listConstraints(database, rolloutId);
  if (constraints.length === 0) return [];
  const open = constraints.filter((one) => one.closed === undefined).length;
  const { hoursThatExist } = getLedgerNotes(database, rolloutId);
  const ledger = ledgerAt(constraints, hoursThatExist);
  const text = `Constraints: ${open} open of ${constraints.length}, ${inHours(ledger.hoursPerTeamPerWeek)} per team per week. ${carriesSentence(ledger)}`;
  const figures = {
    open,
    constraints: constraints.length,
    hoursPerTeamPerWeek: ledger.hoursPerTeamPerWeek,
    ...(hoursThatExist === undefined ? {} : { hoursThatExist }),
  };
  return [{ topic: 'constraints', text, figures }];
}
