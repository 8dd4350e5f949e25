import type { Acting } from '../../../platform/acting.ts';
import { recordEntry } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { findName, findPerson } from '../../../platform/slack/directory.ts';
import type { Declared } from '../../contract/product-feature.ts';
import { todayAt } from '../../rollout/rollouts/rollout.ts';
import { listOpenObligations } from '../obligations/obligations.store.ts';
import { owedByPerson } from '../obligations/owed.ts';
import { editNudge } from './edit-nudge.usecase.ts';
import { saveReply } from './nudge-history.store.ts';
import { findNudge, listNudgeItems, type NudgeItem, type NudgeRow } from './nudges.store.ts';
import { type Later, laterOn } from './remind-later.ts';
import { findShownNudge } from './shown-nudge.store.ts';
import type { ShownNudge } from './shown-nudge.ts';

export type Answer =
  | { choice: 'keep' }
  | { choice: 'later'; when: Later }
  | { choice: 'not-me'; suggestedId: UserId | undefined; note: string };

export type AnswerOutcome =
  | { kind: 'answered'; shown: ShownNudge }
  /** Somebody else's message. */
  | { kind: 'not-yours'; name: string }
  | { kind: 'nothing-open'; shown: ShownNudge }
  | { kind: 'person-left'; name: string }
  | { kind: 'unknown' };

/**
 * What a person answers to a message: about one thing in it, or about all that they owe and that is
 * still open. "Not mine" is a statement on the record, and a lead hears of it.
 */
export function answerNudge(
  declared: Declared,
  database: Database,
  input: { acting: Acting; key: string; obligationKey: string | undefined; answer: Answer },
  now: Temporal.Instant,
): AnswerOutcome {
  return write(database, (): AnswerOutcome => {
    const { acting, answer } = input;
    const nudge = findNudge(database, input.key);
    if (nudge === undefined) return { kind: 'unknown' };
    if (nudge.personId !== acting.userId) {
      return { kind: 'not-yours', name: findName(database, nudge.personId) };
    }
    const leaver =
      answer.choice === 'not-me' ? findLeaver(database, answer.suggestedId) : undefined;
    if (leaver !== undefined) return { kind: 'person-left', name: leaver };
    const owed = owedByPerson(listOpenObligations(declared.obligations, database, now));
    const items = listOwnItems(database, nudge, input.obligationKey).filter(
      (item) =>
        owed.get(item.aboutId)?.has(item.obligationKey) === true && isAnswered(item, answer.choice),
    );
    for (const item of items) save(database, acting, item, answer, now);
    if (answer.choice === 'not-me' && items.length > 0) editNudge(database, nudge, owed, now);
    const shown = findShownNudge(database, nudge, owed, now);
    return { kind: items.length === 0 ? 'nothing-open' : 'answered', shown };
  });
}

/** *Keep reminding me* answers what was asked; what is new beside it goes on as before. */
function isAnswered({ purpose }: NudgeItem, choice: Answer['choice']): boolean {
  return choice !== 'keep' || purpose === 'ask';
}

/** The things in a message that its receiver owes. */
export function listOwnItems(
  database: Database,
  nudge: Pick<NudgeRow, 'key' | 'personId'>,
  obligationKey: string | undefined,
): NudgeItem[] {
  return listNudgeItems(database, nudge.key).filter(
    (item) =>
      item.aboutId === nudge.personId &&
      item.isOpen &&
      item.carriedTo === undefined &&
      (obligationKey === undefined || item.obligationKey === obligationKey),
  );
}

function save(
  database: Database,
  acting: Acting,
  item: NudgeItem,
  answer: Answer,
  now: Temporal.Instant,
): void {
  const base = { personId: acting.userId, obligationKey: item.obligationKey, repliedAt: now };
  if (answer.choice === 'later') {
    const untilOn = laterOn(answer.when, todayAt(acting, now));
    saveReply(database, acting.workspaceId, { ...base, choice: 'later', untilOn });
    return;
  }
  if (answer.choice === 'keep') {
    saveReply(database, acting.workspaceId, { ...base, choice: 'keep' });
    return;
  }
  const { suggestedId, note } = answer;
  saveReply(database, acting.workspaceId, { ...base, choice: 'not-me', suggestedId, note });
  const hint = suggestedId === undefined ? '' : `, perhaps ${mention(suggestedId)}’s`;
  recordEntry(database, {
    workspaceId: acting.workspaceId,
    rolloutId: item.rolloutId,
    at: now,
    actor: acting.userId,
    act: 'nudges.not-mine',
    subject: `obligation:${item.obligationKey}`,
    says: `${mention(acting.userId)} says this isn’t theirs${hint}: ${item.text}.`,
    after: { suggestedId: suggestedId ?? null },
    ...(note === '' ? {} : { reason: note }),
  });
}

function findLeaver(database: Database, userId: UserId | undefined): string | undefined {
  if (userId === undefined) return undefined;
  const person = findPerson(database, userId);
  const isHere = person !== undefined && !person.isDeactivated && !person.isBot;
  return isHere ? undefined : (person?.name ?? 'This person');
}
