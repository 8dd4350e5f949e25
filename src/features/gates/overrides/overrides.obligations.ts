import { dateAt, earlier, isBefore } from '../../../platform/calendar.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { capitalised, sayCount } from '../../../platform/words.ts';
import type { ActiveOverride } from '../../contract/active-override.ts';
import type { ComingDate } from '../../contract/coming-date.ts';
import { type Ending, type GoneThing, partsOf } from '../../contract/ending.ts';
import { sayGate } from '../../contract/gate-words.ts';
import type { Obligation } from '../../contract/obligation.ts';
import type { StatusLine } from '../../contract/status-line.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import { findRollout, listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { findGatePass } from '../gates/gates.store.ts';
import { approversOf, sponsorsFirstUntil } from './deciders.ts';
import { isActive, isWaiting, type StoredOverride } from './override.ts';
import { isReviewDue } from './override-decision.ts';
import { sayAim, sayHowLong, sayOverride } from './override-line.view.ts';
import { OPEN_REQUEST, OPEN_REVIEW, overrideValue } from './override-messages.view.ts';
import { findDeciders, listOverrides } from './overrides.store.ts';

const REVIEWED_WITHIN = { days: 7 };

/** An answer that an approver owes, and the second look that leads owe when the phase has ended. */
export function overrideObligations(context: ReadContext): Obligation[] {
  const { database, rolloutId } = context;
  const rollout = findRollout(database, rolloutId);
  if (rollout === undefined) return [];
  return listOverrides(database, rolloutId).flatMap((override) => {
    if (isWaiting(override, context)) return decisionOwed(override, rollout, context);
    return isReviewDue(override, rollout.phase, context.today)
      ? reviewOwed(override, rollout, context)
      : [];
  });
}

function decisionOwed(
  override: StoredOverride,
  rollout: Rollout,
  context: ReadContext,
): Obligation[] {
  const { database, rolloutId, now } = context;
  const dayOf = (at: Temporal.Instant) => dateAt(at, rollout.timeZone);
  const first = sponsorsFirstUntil(override);
  return approversOf(findDeciders(context), override, now).map(({ personId, as }) => ({
    key: `overrides.decide:${override.id}`,
    rolloutId,
    personId,
    topic: 'overrides',
    text: `Decide on ${sayOverride(override)}`,
    why: `${esc(findName(database, override.requestedBy))} asked for it; without an answer it lapses.${as === 'second-lead' ? ' No sponsor could be reached, so a second lead may decide.' : ''}`,
    sinceOn: dayOf(override.requestedAt),
    dueOn: dayOf(isBefore(now, first) ? earlier(first, override.answerBy) : override.answerBy),
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
  const dayOn = override.change?.isForGood === true ? earlier(override.expiresOn, today) : today;
  const endedOn = pass === undefined ? dayOn : dateAt(pass.at, rollout.timeZone);
  return listActiveHolders(database, rolloutId, 'lead').map((personId) => ({
    key: `overrides.review:${override.id}`,
    rolloutId,
    personId,
    topic: 'overrides',
    text: `Review ${sayOverride(override)}`,
    why:
      pass === undefined && override.change?.isForGood === true
        ? 'It was agreed for good, to be looked at again by now. Until then every digest names it.'
        : 'Its phase has ended. Before the next one, it’s worth knowing whether the accepted risk came true.',
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
  return inForce(database, rolloutId, today).map(({ gate, criteria, expiresOn, change, asks }) => ({
    gate: sayGate(gate),
    criteria: criteria.length,
    changes: change === undefined ? [] : asks,
    expiresOn,
    isForGood: change?.isForGood === true,
  }));
}

export function overrideStatus({ database, rolloutId, now, today }: ReadContext): StatusLine[] {
  const active = inForce(database, rolloutId, today);
  const waiting = listOverrides(database, rolloutId).filter((one) => isWaiting(one, { now }));
  return [
    ...active.map((one) => ({
      topic: 'overrides',
      text:
        one.change === undefined
          ? `Override in force for ${sayGate(one.gate)}: ${sayCount(one.criteria.length, 'criterion', 'criteria')}, ${sayHowLong(one, today)}.`
          : `Two people agreed ${sayAim(one)}, ${sayHowLong(one, today)}: ${one.asks.map(esc).join(' ')}`,
      figures: { criteria: one.criteria.length },
    })),
    ...waiting.map((one) => ({
      topic: 'overrides',
      text: `${capitalised(sayOverride(one))} is waiting for a decision.`,
    })),
  ];
}

export function overrideDates({ database, rolloutId, today }: ReadContext): ComingDate[] {
  return inForce(database, rolloutId, today).map((one) => ({
    on: one.expiresOn,
    what:
      one.change?.isForGood === true
        ? `day to look again at ${sayOverride(one)}`
        : `last day of ${sayOverride(one)}`,
  }));
}

function inForce(
  database: ReadContext['database'],
  rolloutId: ReadContext['rolloutId'],
  today: Temporal.PlainDate,
): StoredOverride[] {
  return listOverrides(database, rolloutId).filter((override) => isActive(override, today));
}
