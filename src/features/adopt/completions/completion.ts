import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { isReason } from '../../contract/reason.ts';
import type { PhaseChangeRefusal } from '../../gates/gates/phase-change.ts';

/** That a rollout is called complete: asked by a lead, agreed to by a sponsor, watched from then on. */
export type Completion = {
  id: string;
  rolloutId: RolloutId;
  askedBy: UserId;
  askedAt: Temporal.Instant;
  /** What the lead says is complete, and what stays to be watched. As typed. */
  words: string;
  decision:
    | { kind: 'agreed' | 'declined' | 'withdrawn'; by: UserId; at: Temporal.Instant; why: string }
    | undefined;
  /** The day of the last look that was posted after it was agreed. */
  watchedOn: Temporal.PlainDate | undefined;
  reopened: { by: UserId | 'groundswell'; at: Temporal.Instant; why: string } | undefined;
};

export const completionStates = [
  'waiting',
  'complete',
  'declined',
  'withdrawn',
  'reopened',
] as const;
export type CompletionState = (typeof completionStates)[number];

export function completionState({ decision, reopened }: Completion): CompletionState {
  if (decision === undefined) return 'waiting';
  if (decision.kind !== 'agreed') return decision.kind;
  return reopened === undefined ? 'complete' : 'reopened';
}

export const isStanding = (completion: Completion): boolean =>
  completionState(completion) === 'complete';

/** What two people would agree to, as it stands at this moment. */
export type Evidence = {
  /** Why the gate stays shut; undefined where it may be opened. */
  refusal:
    | Extract<PhaseChangeRefusal, { kind: 'paused' | 'frozen' | 'too-early' | 'unmet' }>
    | undefined;
  isSustained: boolean;
  /** A verdict on use over months that is no decline: without it no criterion that was dropped makes it true. */
  isUseShown: boolean;
};

export type CompletionRefusal =
  | { kind: 'not-lead' }
  | { kind: 'not-sponsor' }
  | { kind: 'own-request' }
  | { kind: 'no-other-sponsor' }
  | { kind: 'waiting-already'; byId: UserId }
  | { kind: 'complete-already' }
  | { kind: 'not-waiting' }
  | { kind: 'no-words' }
  | { kind: 'not-sustained' }
  | { kind: 'gate-shut' }
  | { kind: 'use-not-shown' };

/** Why it can't be called complete on this evidence; undefined where it can. */
export function judgeEvidence(evidence: Evidence): CompletionRefusal | undefined {
  if (!evidence.isSustained) return { kind: 'not-sustained' };
  if (evidence.refusal !== undefined) return { kind: 'gate-shut' };
  return evidence.isUseShown ? undefined : { kind: 'use-not-shown' };
}

/** Whether a lead may ask for it now; another person who sponsors has to be there to agree. */
export function judgeAsking(
  asked: { by: UserId; isLead: boolean; words: string },
  state: { sponsors: readonly UserId[]; last: Completion | undefined; evidence: Evidence },
): CompletionRefusal | undefined {
  const { last, sponsors, evidence } = state;
  if (!asked.isLead) return { kind: 'not-lead' };
  if (last !== undefined && isStanding(last)) return { kind: 'complete-already' };
  if (last !== undefined && completionState(last) === 'waiting')
    return { kind: 'waiting-already', byId: last.askedBy };
  const shut = judgeEvidence(evidence);
  if (shut !== undefined) return shut;
  if (sponsors.every((id) => id === asked.by)) return { kind: 'no-other-sponsor' };
  return isReason(asked.words) ? undefined : { kind: 'no-words' };
}

/** Agreed to by a sponsor who did not ask for it, on the evidence of that moment; declined whatever it is. */
export function judgeDecision(
  decided: {
    kind: 'agreed' | 'declined' | 'withdrawn';
    by: UserId;
    isSponsor: boolean;
    why: string;
  },
  { completion, evidence }: { completion: Completion; evidence: Evidence },
): CompletionRefusal | undefined {
  if (completionState(completion) !== 'waiting') return { kind: 'not-waiting' };
  if (decided.kind === 'withdrawn')
    return decided.by === completion.askedBy ? undefined : { kind: 'not-lead' };
  if (!decided.isSponsor) return { kind: 'not-sponsor' };
  if (decided.by === completion.askedBy) return { kind: 'own-request' };
  if (decided.kind === 'declined') return isReason(decided.why) ? undefined : { kind: 'no-words' };
  return judgeEvidence(evidence);
}

export const WATCH_MONTHS = 3;

/** The day of the next look after completion; looks go on for as long as it stands. */
export function nextWatchOn(
  { watchedOn }: Completion,
  agreedOn: Temporal.PlainDate,
): Temporal.PlainDate {
  return (watchedOn ?? agreedOn).add({ months: WATCH_MONTHS });
}

/** What reopens a rollout that was complete: a sentence each, safe mrkdwn. Empty where it still holds. */
export function whatBroke(found: {
  isDeclining: boolean;
  useSays: string;
  bound: { isHeld: boolean; says: string } | undefined;
}): string[] {
  const { isDeclining, useSays, bound } = found;
  return [
    ...(isDeclining ? [useSays] : []),
    ...(bound === undefined || bound.isHeld
      ? []
      : [`The bound on wrong outputs no longer holds: ${bound.says}`]),
  ];
}
