import { dateAt } from '../../../platform/calendar.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { sayCount, sayDate } from '../../../platform/words.ts';
import type { ActiveOverride } from '../../contract/active-override.ts';
import type { ComingDate } from '../../contract/coming-date.ts';
import { type Ending, type GoneThing, partsOf } from '../../contract/ending.ts';
import { sayGate } from '../../contract/gate-words.ts';
import type { Obligation } from '../../contract/obligation.ts';
import type { StatusLine } from '../../contract/status-line.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import { findRollout, listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { findGatePass } from '../gates/gates.store.ts';
import { approversOf, isActive, isWaiting, type StoredOverride } from './override.ts';
import { isReviewDue } from './override-decision.ts';
import { OPEN_REQUEST, OPEN_REVIEW, overrideValue } from './override-messages.view.ts';
import { findDeciders, listOverrides } from './overrides.store.ts';

const REVIEWED_WITHIN = { days: 7 };

/** An answer that an approver owes, and the second look that leads owe when the phase has ended. */
export function overrideObligations(context: ReadContext): Obligation[] {
  const { database, rolloutId, now } = context;
  const rollout = findRollout(database, rolloutId);
  if (rollout === undefined) return [];
  return listOverrides(database, rolloutId).flatMap((override) => {
    if (isWaiting(override, now)) return decisionOwed(override, rollout, context);
    return isReviewDue(override, rollout.phase) ? reviewOwed(override, rollout, context) : [];
  });
}

function decisionOwed(
  override: StoredOverride,
  rollout: Rollout,
  context: ReadContext,
): Obligation[] {
  const { database, rolloutId } = context;
  const dayOf = (at: Temporal.Instant) => dateAt(at, rollout.timeZone);
  return approversOf(findDeciders(database, rolloutId), override.requestedBy).map((personId) => ({
    key: `overrides.decide:${override.id}`,
    rolloutId,
    personId,
    topic: 'overrides',
    text: `Decide on the override of ${sayGate(override.gate)}`,
    why: `${esc(findName(database, override.requestedBy))} asked for it; without an answer it lapses.`,
    sinceOn: dayOf(override.requestedAt),
    dueOn: dayOf(override.answerBy),
    minutes: 5,
    blocks: { kind: 'gate', gate: override.gate } as const,
    isDecision: true,
    settle: {
      label: 'Read and decide',
      actionId: OPEN_REQUEST,
      value: overrideValue(rolloutId, override.id),
    },
  }));
}

/** A request that nobody answered in time has lapsed. */
export function overrideEnding(
  { database, rolloutId }: ReadContext,
  gone: GoneThing,
): Ending | undefined {
  const [id] = partsOf(gone, 'overrides.decide') ?? [];
  const override = listOverrides(database, rolloutId).find((one) => one.id === id);
  return override !== undefined && override.decision === undefined ? { kind: 'lapsed' } : undefined;
}

function reviewOwed(
  override: StoredOverride,
  rollout: Rollout,
  context: ReadContext,
): Obligation[] {
  const { database, rolloutId, today } = context;
  const pass = findGatePass(database, rolloutId, `leaving-${override.reviewedAfter}`);
  const endedOn = pass === undefined ? today : dateAt(pass.at, rollout.timeZone);
  return listActiveHolders(database, rolloutId, 'lead').map((personId) => ({
    key: `overrides.review:${override.id}`,
    rolloutId,
    personId,
    topic: 'overrides',
    text: `Review the override of ${sayGate(override.gate)}`,
    why: 'Its phase has ended. Before the next one, it’s worth knowing whether the accepted risk came true.',
    sinceOn: endedOn,
    dueOn: endedOn.add(REVIEWED_WITHIN),
    minutes: 5,
    takers: ['lead'],
    settle: {
      label: 'Say what came of it',
      actionId: OPEN_REVIEW,
      value: overrideValue(rollout.id, override.id),
    },
  }));
}

/** Every digest names them until they are fulfilled or expired. */
export function activeOverridesOf({ database, rolloutId, today }: ReadContext): ActiveOverride[] {
  return inForce(database, rolloutId, today).map(({ gate, criteria, expiresOn }) => ({
    gate: sayGate(gate),
    criteria: criteria.length,
    expiresOn,
  }));
}

export function overrideStatus({ database, rolloutId, now, today }: ReadContext): StatusLine[] {
  const active = inForce(database, rolloutId, today);
  const waiting = listOverrides(database, rolloutId).filter((one) => isWaiting(one, now));
  return [
    ...active.map(({ gate, criteria, expiresOn }) => ({
      topic: 'overrides',
      text: `Override in force for ${sayGate(gate)}: ${sayCount(criteria.length, 'criterion', 'criteria')}, until ${sayDate(expiresOn, today)}.`,
      figures: { criteria: criteria.length },
    })),
    ...waiting.map(({ gate }) => ({
      topic: 'overrides',
      text: `An override of ${sayGate(gate)} is waiting for a decision.`,
    })),
  ];
}

export function overrideDates({ database, rolloutId, today }: ReadContext): ComingDate[] {
  return inForce(database, rolloutId, today).map(({ gate, expiresOn }) => ({
    on: expiresOn,
    what: `last day of the override of ${sayGate(gate)}`,
  }));
}

function inForce(
  database: ReadContext['database'],
  rolloutId: ReadContext['rolloutId'],
  today: Temporal.PlainDate,
): StoredOverride[] {
  return listOverrides(database, rolloutId).filter((override) => isActive(override, today));
}
