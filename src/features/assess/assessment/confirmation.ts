import { isAfter } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import { saysSomething } from '../../../platform/words.ts';
import type { Answer } from './answer.ts';
import type { QuestionName } from './question.ts';

export const confirmationSays = ['so', 'not-quite'] as const;
export type ConfirmationSays = (typeof confirmationSays)[number];

/** What somebody else said to one answer. It holds for that answer alone; a changed answer asks again. */
export type AnswerConfirmation = {
  question: QuestionName;
  answeredBy: UserId;
  /** When the answer was given that they read. */
  answeredAt: Temporal.Instant;
  by: UserId;
  at: Temporal.Instant;
  says: ConfirmationSays;
  /** Their own words: what the page shows, or what is not quite so. */
  words: string;
};

/** Where an answer stands with others: each one's last word, and whether it counts as confirmed. */
export type Confirming = {
  state: 'waiting' | 'confirmed' | 'contested';
  words: readonly AnswerConfirmation[];
};

/**
 * An answer is confirmed when one other person says so and nobody's last word is "not quite". The one who
 * answered is never among them, whatever is stored.
 */
export function confirmingOf(
  answer: Pick<Answer, 'question' | 'personId' | 'at'>,
  all: readonly AnswerConfirmation[],
): Confirming {
  const latest = new Map<UserId, AnswerConfirmation>();
  for (const one of all) {
    if (!isAbout(one, answer) || one.by === answer.personId) continue;
    const held = latest.get(one.by);
    if (held === undefined || !isAfter(held.at, one.at)) latest.set(one.by, one);
  }
  const words = [...latest.values()];
  if (words.some(({ says }) => says === 'not-quite')) return { state: 'contested', words };
  return { state: words.length > 0 ? 'confirmed' : 'waiting', words };
}

function isAbout(
  { question, answeredBy, answeredAt }: AnswerConfirmation,
  answer: Pick<Answer, 'question' | 'personId' | 'at'>,
): boolean {
  return (
    question === answer.question &&
    answeredBy === answer.personId &&
    answeredAt.epochMilliseconds === answer.at.epochMilliseconds
  );
}

export type Witnesses = {
  /** People of the pilot who still have an account, in the order in which they are asked. */
  pilotIds: readonly UserId[];
  /** Leads of the rollout: they want it to go on, so one doesn't confirm another's answer. */
  leadIds: ReadonlySet<UserId>;
  hasLeft(personId: UserId): boolean;
};

/**
 * Who may confirm an answer: those whom it names, or else anyone else of the pilot. Never its author, and
 * never one lead of the rollout another's.
 */
export function confirmersOf(
  { personId, evidence }: Pick<Answer, 'personId' | 'evidence'>,
  { pilotIds, leadIds, hasLeft }: Witnesses,
): UserId[] {
  const mayConfirm = (id: UserId) =>
    id !== personId && !(leadIds.has(id) && leadIds.has(personId)) && !hasLeft(id);
  const named = evidence.flatMap((piece) => (piece.kind === 'person' ? [piece.personId] : []));
  const present = [...new Set(named)].filter(mayConfirm);
  return present.length > 0 ? present : pilotIds.filter(mayConfirm);
}

/** Whom it waits for: everyone whom it names, or the one of the pilot who comes after its author. */
export function askedToConfirm(
  answer: Pick<Answer, 'personId' | 'evidence'>,
  witnesses: Witnesses,
): UserId[] {
  const may = confirmersOf(answer, witnesses);
  const isNamed = answer.evidence.some(
    (piece) => piece.kind === 'person' && may.includes(piece.personId),
  );
  if (isNamed) return may;
  const own = witnesses.pilotIds.indexOf(answer.personId);
  const next = may.find((id) => witnesses.pilotIds.indexOf(id) > own) ?? may[0];
  return next === undefined ? [] : [next];
}

/** Whoever confirms a page has opened it: they say what is there. */
export function needsWords(
  { evidence }: Pick<Answer, 'evidence'>,
  says: ConfirmationSays,
): boolean {
  return says === 'not-quite' || evidence.some(({ kind }) => kind === 'link');
}

export function areWordsEnough(
  answer: Pick<Answer, 'evidence'>,
  { says, words }: { says: ConfirmationSays; words: string },
): boolean {
  return !needsWords(answer, says) || saysSomething(words);
}
