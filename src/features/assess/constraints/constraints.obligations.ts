import { dateAt, earlier, isBefore } from '../../../platform/calendar.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { clamp, esc } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { sayList } from '../../../platform/words.ts';
import { sayGate } from '../../contract/gate-words.ts';
import type { Obligation } from '../../contract/obligation.ts';
import type { StatusLine } from '../../contract/status-line.ts';
import { earliestStartOf, type Rollout } from '../../rollout/rollouts/rollout.ts';
import { findRollout, listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { MONDAY_TO_FRIDAY, workingDayUpTo } from '../../teams/calendars/working-calendar.ts';
import { asLookedAfter, missingDetails } from './constraint.ts';
import { constraintValue, EDIT_CONSTRAINT, SETTLE_CONSTRAINT } from './constraint-entry.view.ts';
import { carriesSentence, inHours, ledgerAt } from './constraint-ledger.ts';
import { findLedgerNotes, type KeptConstraint, listConstraints } from './constraints.store.ts';

/** How long before its date the owner is asked where a constraint stands. */
const ASKED_AHEAD = { days: 7 };
/** Owner, plan and date are owed within a week, and before the assessment's gate. */
const PLANNED_WITHIN = { days: 7 };

/** What owners owe: a plan with a date, and by that date the solution. Without an owner it is the leads'. */
export function constraintObligations(reading: ReadContext): Obligation[] {
  const rollout = findRollout(reading.database, reading.rolloutId);
  if (rollout === undefined || rollout.paused !== undefined) return [];
  return listConstraints(reading.database, reading.rolloutId)
    .filter((constraint) => constraint.closed === undefined)
    .flatMap((constraint) =>
      missingDetails(asLookedAfter(constraint)).length > 0
        ? planOwed(constraint, rollout, reading)
        : solutionOwed(constraint, reading),
    );
}

function planOwed(kept: KeptConstraint, rollout: Rollout, reading: ReadContext): Obligation[] {
  const constraint = asLookedAfter(kept);
  const { ownerId } = constraint;
  const missing = missingDetails(constraint);
  const sinceOn = dateAt(kept.recordedAt, rollout.timeZone);
  const gateOn = earliestStartOf(rollout, 'infrastructure').subtract({ days: 1 });
  const within = sinceOn.add(PLANNED_WITHIN);
  const isInAssessment = rollout.phase === 'assessment';
  const dueOn = isInAssessment && !isBefore(gateOn, sinceOn) ? earlier(gateOn, within) : within;
  const what = `“${esc(clamp(constraint.text, 120))}”`;
  return peopleFor(constraint, reading).map((personId) => ({
    key: `constraints.plan:${constraint.id}`,
    rolloutId: reading.rolloutId,
    personId,
    topic: 'constraints',
    text:
      ownerId === undefined
        ? `Find someone to look after ${what}`
        : `Add ${sayList(missing)} to ${what}`,
    why: kept.hasOwnerLeft
      ? `${esc(findName(reading.database, kept.ownerId))}, who looked after it, has left.`
      : 'The pilot leant on it. With a plan, it can be solved before it multiplies.',
    sinceOn,
    dueOn: workingDayUpTo(dueOn, MONDAY_TO_FRIDAY),
    minutes: 10,
    ...(isInAssessment ? { blocks: 'the way out of the assessment' } : {}),
    settle: {
      label: ownerId === undefined ? 'Choose someone' : 'Complete it',
      actionId: EDIT_CONSTRAINT,
      value: constraintValue(reading.rolloutId, constraint.id),
    },
  }));
}

function solutionOwed(constraint: KeptConstraint, reading: ReadContext): Obligation[] {
  const { dueOn, blocks } = constraint;
  if (dueOn === undefined) return [];
  const askedOn = dueOn.subtract(ASKED_AHEAD);
  if (isBefore(reading.today, askedOn)) return [];
  return peopleFor(constraint, reading).map((personId) => ({
    key: `constraints.solve:${constraint.id}`,
    rolloutId: reading.rolloutId,
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
    ...(blocks[0] === undefined ? {} : { blocks: sayGate(blocks[0]) }),
    settle: {
      label: 'Close the constraint',
      actionId: SETTLE_CONSTRAINT,
      value: constraintValue(reading.rolloutId, constraint.id),
    },
  }));
}

function peopleFor(constraint: KeptConstraint, { database, rolloutId }: ReadContext) {
  const { ownerId } = asLookedAfter(constraint);
  return ownerId === undefined ? listActiveHolders(database, rolloutId, 'lead') : [ownerId];
}

export function constraintStatus({ database, rolloutId }: ReadContext): StatusLine[] {
  const constraints = listConstraints(database, rolloutId);
  if (constraints.length === 0) return [];
  const open = constraints.filter((one) => one.closed === undefined).length;
  const { hoursThatExist } = findLedgerNotes(database, rolloutId);
  const ledger = ledgerAt(constraints, hoursThatExist);
  const text = `Constraints: ${open} open of ${constraints.length}, ${inHours(ledger.hoursPerTeamPerWeek)} per team per week. ${carriesSentence(ledger)}`;
  return [{ topic: 'constraints', text }];
}
