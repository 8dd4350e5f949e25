import { isAfter } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import {
  type Champion,
  type ChampionState,
  championState,
  hoursApproversOf,
  type LapseCause,
  lapseDue,
} from './champion.ts';

export type StepRefusal =
  /** The step does not fit where the nomination stands; somebody may have been quicker. */
  | { kind: 'not-at-this-step'; state: ChampionState; champion: Champion }
  | { kind: 'not-a-lead'; leadIds: readonly UserId[] }
  | { kind: 'own-nomination'; leadIds: readonly UserId[] }
  | { kind: 'not-the-nominee'; personId: UserId }
  | { kind: 'not-the-nominator'; by: UserId }
  | { kind: 'hours-over'; untilOn: Temporal.PlainDate }
  | { kind: 'role-taken'; champion: Champion }
  | { kind: 'no-reason' };

export type Step = { kind: 'done'; champion: Champion } | StepRefusal;

/** A lead confirms, because the champion's work will be seen far beyond one team. */
export function confirmChampion(
  champion: Champion,
  by: UserId,
  leadIds: readonly UserId[],
  now: Temporal.Instant,
): Step {
  if (!leadIds.includes(by)) return { kind: 'not-a-lead', leadIds };
  if (by === champion.personId && leadIds.length > 1) {
    return { kind: 'own-nomination', leadIds: leadIds.filter((lead) => lead !== by) };
  }
  if (championState(champion) !== 'hours-approved') return notAtThisStep(champion);
  return { kind: 'done', champion: { ...champion, confirmed: { by, at: now } } };
}

/** The nominee accepts by finishing the onboarding. */
export function acceptRole(
  champion: Champion,
  by: UserId,
  now: Temporal.Instant,
  today: Temporal.PlainDate,
): Step {
  if (by !== champion.personId) return { kind: 'not-the-nominee', personId: champion.personId };
  if (championState(champion) !== 'confirmed') return notAtThisStep(champion);
  if (champion.hours !== undefined && lapseDue(champion, today, false) === 'hours-ended') {
    return { kind: 'hours-over', untilOn: champion.hours.untilOn };
  }
  return { kind: 'done', champion: { ...champion, accepted: { by, at: now } } };
}

/** The nominee may say no at any step before they accepted, without giving a reason. */
export function declineRole(
  champion: Champion,
  by: UserId,
  reason: string,
  now: Temporal.Instant,
): Step {
  if (by !== champion.personId) return { kind: 'not-the-nominee', personId: champion.personId };
  if (!isBeforeOffice(champion)) return notAtThisStep(champion);
  return ended(champion, { how: 'declined', cause: undefined, at: now, reason });
}

/** Whoever may approve the hours, or a lead, may say no with a reason. */
export function refuseNomination(
  champion: Champion,
  by: UserId,
  reason: string,
  state: {
    team: Parameters<typeof hoursApproversOf>[1];
    leadIds: readonly UserId[];
    now: Temporal.Instant;
  },
): Step {
  const { team, leadIds, now } = state;
  const mayRefuse = [...hoursApproversOf(champion.personId, team, leadIds), ...leadIds];
  if (!mayRefuse.includes(by)) return { kind: 'not-a-lead', leadIds };
  if (!isBeforeOffice(champion)) return notAtThisStep(champion);
  if (reason.trim() === '') return { kind: 'no-reason' };
  return ended(champion, { how: 'not-approved', cause: undefined, at: now, reason });
}

/** Until the nominee said yes; after that the role ends in other ways. */
export function mayWithdraw(champion: Champion, by: UserId): boolean {
  return by === champion.nominated.by && isBeforeOffice(champion);
}

/** Whoever nominated may take it back at any step before the yes. */
export function withdrawNomination(champion: Champion, by: UserId, now: Temporal.Instant): Step {
  const nominator = champion.nominated.by;
  if (by !== nominator) return { kind: 'not-the-nominator', by: nominator };
  if (!isBeforeOffice(champion)) return notAtThisStep(champion);
  return ended(champion, { how: 'withdrawn', cause: undefined, at: now, reason: '' });
}

/** The champion or a lead ends the time in office without a successor; a handover is the better way. */
export function stepDown(
  champion: Champion,
  by: UserId,
  state: { reason: string; leadIds: readonly UserId[]; now: Temporal.Instant },
): Step {
  const { reason, leadIds, now } = state;
  if (by !== champion.personId && !leadIds.includes(by)) return { kind: 'not-a-lead', leadIds };
  if (championState(champion) !== 'active') return notAtThisStep(champion);
  if (reason.trim() === '') return { kind: 'no-reason' };
  return ended(champion, { how: 'lapsed', cause: 'stepped-down', at: now, reason });
}

/** A team whose champion left without a handover gets its back-up, by a lead's decision. */
export function promoteBackUp(
  backUp: Champion,
  by: UserId,
  others: readonly Champion[],
  leadIds: readonly UserId[],
): Step {
  if (!leadIds.includes(by)) return { kind: 'not-a-lead', leadIds };
  if (championState(backUp) !== 'active' || backUp.role !== 'back-up') return notAtThisStep(backUp);
  const holder = others.find(
    (other) =>
      other.teamId === backUp.teamId && other.role === 'champion' && other.ended === undefined,
  );
  if (holder !== undefined) return { kind: 'role-taken', champion: holder };
  return { kind: 'done', champion: { ...backUp, role: 'champion' } };
}

/** Ends what is over by itself: hours that ran out, an account that was deactivated. */
export function lapse(
  champion: Champion,
  isDeactivated: boolean,
  now: Temporal.Instant,
  today: Temporal.PlainDate,
): Champion | undefined {
  const cause: LapseCause | undefined = lapseDue(champion, today, isDeactivated);
  if (cause === undefined) return undefined;
  return { ...champion, ended: { how: 'lapsed', cause, at: now, reason: '' } };
}

/**
 * An account was closed by mistake and is open again: the role goes on where it stood, up to and including
 * the last day of the team's grace. Undefined when it was lost otherwise, its hours are over, the person has
 * the role again already, or somebody else has it.
 */
export function comeBack(
  champion: Champion,
  others: readonly Champion[],
  graceUntilOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Champion | undefined {
  if (champion.ended?.cause !== 'deactivated' || isAfter(today, graceUntilOn)) return undefined;
  const back = { ...champion, ended: undefined };
  if (lapseDue(back, today, false) !== undefined) return undefined;
  const isInTheWay = (other: Champion) =>
    other.teamId === champion.teamId &&
    other.ended === undefined &&
    (other.personId === champion.personId ||
      (other.role === 'champion' && champion.role === 'champion'));
  return others.some(isInTheWay) ? undefined : back;
}

function isBeforeOffice(champion: Champion): boolean {
  return champion.ended === undefined && champion.accepted === undefined;
}

function notAtThisStep(champion: Champion): StepRefusal {
  return { kind: 'not-at-this-step', state: championState(champion), champion };
}

function ended(champion: Champion, end: NonNullable<Champion['ended']>): Step {
  return { kind: 'done', champion: { ...champion, ended: end } };
}
