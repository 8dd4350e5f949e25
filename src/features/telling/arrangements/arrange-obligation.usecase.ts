import { record } from '../../../platform/audit/audit.ts';
import { isAfter, isBefore, later } from '../../../platform/calendar.ts';
import { write } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { sayDate, sayList } from '../../../platform/words.ts';
import { removeArrangement, saveArrangement } from './arrangements.store.ts';
import { findOpenThing, getIsContactFor, listTakers } from './open-thing.store.ts';
import {
  isReason,
  MOVED_AT_MOST_DAYS,
  mayArrange,
  type OpenThing,
  type ThingRef,
} from './open-thing.ts';

export type Change =
  | { kind: 'give'; to: UserId }
  | { kind: 'move'; dueOn: Temporal.PlainDate }
  | { kind: 'drop'; reason: string }
  | { kind: 'ask-again' };

export type ArrangeOutcome =
  | { kind: 'arranged'; thing: OpenThing }
  /** It was done, or is no longer needed. */
  | { kind: 'settled' }
  | { kind: 'not-allowed' }
  | { kind: 'cannot-take' }
  | { kind: 'has-it-already' }
  | { kind: 'date-out-of-range' }
  | { kind: 'no-reason' }
  | { kind: 'is-asked' };

/**
 * Gives an open thing to another person, moves its date, stops asking for it, or asks again. It changes
 * who is asked and when; what a gate or anything else finds stays as it is.
 */
export function arrangeObligation(
  request: RolloutRequest,
  { ref, change }: { ref: ThingRef; change: Change },
): ArrangeOutcome {
  const { database, acting } = request;
  return write(database, (): ArrangeOutcome => {
    const thing = findOpenThing(request, ref);
    if (thing === undefined) return { kind: 'settled' };
    const looksAfter = getIsContactFor(request, acting.userId, thing.obligation);
    if (!mayArrange({ ...acting, looksAfterTeam: looksAfter }, thing))
      return { kind: 'not-allowed' };
    const refusal = refusalOf(request, thing, change);
    if (refusal !== undefined) return refusal;
    save(request, { ref, thing, change });
    return { kind: 'arranged', thing };
  });
}

function refusalOf(
  request: RolloutRequest,
  { obligation, holders, arrangement }: OpenThing,
  change: Change,
): ArrangeOutcome | undefined {
  switch (change.kind) {
    case 'give':
      if (!listTakers(request, obligation).includes(change.to)) return { kind: 'cannot-take' };
      return holders.length === 1 && holders[0] === change.to
        ? { kind: 'has-it-already' }
        : undefined;
    case 'move': {
      const last = request.today.add({ days: MOVED_AT_MOST_DAYS });
      const isOut = isBefore(change.dueOn, request.today) || isAfter(change.dueOn, last);
      return isOut ? { kind: 'date-out-of-range' } : undefined;
    }
    case 'drop':
      return isReason(change.reason) ? undefined : { kind: 'no-reason' };
    case 'ask-again':
      return arrangement?.dropped === undefined ? { kind: 'is-asked' } : undefined;
  }
}

type Arranging = { ref: ThingRef; thing: OpenThing; change: Change };

function save(request: RolloutRequest, { ref, thing, change }: Arranging): void {
  const { database, rolloutId, acting, today } = request;
  const { arrangement, shares } = thing;
  const { subject, teamId } = ref;
  const before = { givenTo: arrangement?.givenTo, dueOn: arrangement?.dueOn };
  if (change.kind === 'ask-again' && before.givenTo === undefined && before.dueOn === undefined) {
    removeArrangement(database, rolloutId, subject);
  } else {
    saveArrangement(database, rolloutId, {
      subject,
      teamId,
      arrangedOn: shares.map(({ sinceOn }) => sinceOn).reduce(later, today),
      arrangedBy: acting.userId,
      givenTo: change.kind === 'give' ? change.to : before.givenTo,
      dueOn: change.kind === 'move' ? change.dueOn : before.dueOn,
      dropped: change.kind === 'drop' ? change.reason : undefined,
    });
  }
  record(request, {
    act: `arrangements.${change.kind}`,
    subject: `obligation:${subject}`,
    says: sayChange(acting.userId, thing, change),
    before: {
      holders: thing.holders,
      dueOn: String(before.dueOn ?? thing.obligation.dueOn ?? ''),
      dropped: arrangement?.dropped ?? null,
    },
    after: { ...change, ...(change.kind === 'move' ? { dueOn: String(change.dueOn) } : {}) },
    ...(change.kind === 'drop' ? { reason: change.reason } : {}),
  });
}

function sayChange(by: UserId, { obligation, holders }: OpenThing, change: Change): string {
  const who = mention(by);
  const { text } = obligation;
  const from = sayList(holders.map(mention));
  switch (change.kind) {
    case 'give':
      if (holders.length === 0) return `${who} gave this to ${mention(change.to)}: ${text}.`;
      return change.to === by
        ? `${who} took this over from ${from}: ${text}.`
        : `${who} gave this from ${from} to ${mention(change.to)}: ${text}.`;
    case 'move':
      return `${who} gave this a new date, ${sayDate(change.dueOn)}: ${text}.`;
    case 'drop':
      return `${who} dropped this, and nobody is asked for it now: ${text}.`;
    case 'ask-again':
      return `${who} asks for this again: ${text}.`;
  }
}
