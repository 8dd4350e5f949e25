import { compareTimes, isBefore } from '../../../platform/calendar.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { CapacityAnswer } from './capacity-answer.ts';
import { holdsSince } from './fresh-answers.ts';
import { levelShown, type ReadinessAnswer } from './readiness-answer.ts';

/** Must-haves that count when the one who can has confirmed them, and not when somebody ticks them. */
export const confirmedMusts = ['sponsor-consent', 'data-rules', 'capacity'] as const;
export type ConfirmedMust = (typeof confirmedMusts)[number];

export const mustSays = ['yes', 'no'] as const;

/** What the one who can said to a must-have of a team. Never changed: a later word stands beside it. */
export type MustConfirmation = {
  teamId: TeamId;
  must: ConfirmedMust;
  says: (typeof mustSays)[number];
  words: string;
  /** What it was said to: another text of the data rules, or other weeks, ask again. */
  about: string;
  saidBy: UserId;
  saidAt: Temporal.Instant;
};

/** Where a must-have stands with the one who can confirm it. */
export type MustStatus =
  | { state: 'confirmed' | 'refused'; word: MustConfirmation }
  /** `waitsFor` is empty where there is nobody to ask. */
  | { state: 'waiting'; waitsFor: readonly UserId[]; about: string; since: Temporal.Instant }
  /** There is nothing to confirm yet. */
  | { state: 'nothing-to-confirm' };

export type MustFacts = {
  /** The newest answer to the data rules that counts, as the readiness of the team takes it. */
  dataRules: ReadinessAnswer | undefined;
  /** What is known of the weeks ahead, each role's newest word. */
  capacity: readonly CapacityAnswer[];
  confirmations: readonly MustConfirmation[];
  /** Nobody who has left is among them. */
  sponsorIds: readonly UserId[];
  managerId: UserId | undefined;
  hasLeft(personId: UserId): boolean;
  /** Since when the team gets ready; undefined while nobody has answered anything. */
  since: Temporal.Instant | undefined;
};

/** A sponsor's word on a team holds until one of them says otherwise. */
export function consentStatus(facts: MustFacts): MustStatus {
  const word = lastWord(facts.confirmations, 'sponsor-consent', '');
  if (word !== undefined) return said(word);
  if (facts.since === undefined) return { state: 'nothing-to-confirm' };
  return { state: 'waiting', waitsFor: facts.sponsorIds, about: '', since: facts.since };
}

/**
 * The data rules are confirmed by the one who is named as their owner, and never by whoever answered. The
 * word holds for this text and as long as answers hold.
 */
export function dataRulesStatus(facts: MustFacts, today: Temporal.PlainDate): MustStatus {
  const { dataRules: answer } = facts;
  if (answer === undefined || levelShown(answer) !== 'yes') return { state: 'nothing-to-confirm' };
  const about = aboutRules(answer);
  const word = lastWord(facts.confirmations, 'data-rules', about);
  const isFresh = word !== undefined && !isBefore(word.saidAt, holdsSince(today));
  if (isFresh && word.saidBy !== answer.saidBy) return said(word);
  const { ownerId } = answer;
  const canAsk = ownerId !== undefined && ownerId !== answer.saidBy && !facts.hasLeft(ownerId);
  return {
    ...{ state: 'waiting', about, since: answer.saidAt },
    waitsFor: canAsk ? [ownerId] : [],
  };
}

/**
 * The manager answers for the weeks: by saying so in the form, or by confirming what somebody else said.
 * Where a team has no manager, a sponsor does.
 */
export function capacityStatus(facts: MustFacts): MustStatus {
  const known = facts.capacity.filter(({ isKnown }) => isKnown);
  const newest = known.toSorted((a, b) => compareTimes(b.saidAt, a.saidAt))[0];
  if (newest === undefined) return { state: 'nothing-to-confirm' };
  const hasManager = facts.managerId !== undefined && !facts.hasLeft(facts.managerId);
  const who = hasManager && facts.managerId !== undefined ? [facts.managerId] : facts.sponsorIds;
  const about = aboutWeeks(known);
  const word = lastWord(facts.confirmations, 'capacity', about);
  if (word !== undefined && who.includes(word.saidBy)) return said(word);
  // Whatever others named beside the manager's own answer only makes it more careful.
  const own = known.find(({ saidBy }) => hasManager && saidBy === facts.managerId);
  if (own !== undefined) return said({ ...capacityWord(own), about });
  return { state: 'waiting', waitsFor: who, about, since: newest.saidAt };
}

/** That the manager said it in the form is their word on it. */
function capacityWord({ teamId, saidBy, saidAt }: CapacityAnswer): Omit<MustConfirmation, 'about'> {
  return { teamId, must: 'capacity', says: 'yes', words: '', saidBy, saidAt };
}

function said(word: MustConfirmation): MustStatus {
  return { state: word.says === 'yes' ? 'confirmed' : 'refused', word };
}

/** The newest word on this, whoever gave it. */
function lastWord(
  all: readonly MustConfirmation[],
  must: ConfirmedMust,
  about: string,
): MustConfirmation | undefined {
  const own = all.filter((one) => one.must === must && one.about === about);
  return own.toSorted((a, b) => compareTimes(b.saidAt, a.saidAt))[0];
}

function aboutRules({ evidence, ownerId }: ReadinessAnswer): string {
  return JSON.stringify([evidence.trim(), ownerId ?? null]);
}

/** What is known of the weeks, however often it was said: what happens, and up to when it is known. */
function aboutWeeks(known: readonly CapacityAnswer[]): string {
  const until = known.map(({ window }) => window.untilOn.toString()).sort();
  const happens = known
    .flatMap(({ disturbances }) => disturbances)
    .map(({ kind, what, fromOn, untilOn, peopleAway }) =>
      JSON.stringify([kind, what, fromOn.toString(), untilOn.toString(), peopleAway ?? null]),
    );
  return JSON.stringify([until.at(-1) ?? '', [...new Set(happens)].sort()]);
}
