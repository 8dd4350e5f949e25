import { record } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import { optionValue } from '../../../platform/option-value.ts';
import type { Request } from '../../../platform/request.ts';
import { type Message, mention } from '../../../platform/slack/blocks.ts';
import { findName, findPerson } from '../../../platform/slack/directory.ts';
import { todayAt } from '../../rollout/rollouts/rollout.ts';
import { getOpenObligations } from '../obligations/obligations.store.ts';
import { owedAsAsked } from '../obligations/owed.ts';
import { editNudge } from './edit-nudge.usecase.ts';
import { saveReply } from './nudge-history.store.ts';
import { getShownNudge } from './nudge-message.store.ts';
import type { ShownNudge } from './nudge-message.ts';
import { findNudge, listNudgeItems, type NudgeItem, type NudgeRow } from './nudges.store.ts';
import { type Later, laterOn } from './remind-later.ts';

export type Answer =
  | { choice: 'keep' }
  | { choice: 'later'; when: Later }
  | { choice: 'not-me'; suggestedId: UserId | undefined; note: string };

type AnswerInput = { key: string; obligationKey: string | undefined; answer: Answer };

export type AnswerOutcome =
  | { kind: 'answered'; shown: ShownNudge<Message> }
  /** Somebody else's message. */
  | { kind: 'not-yours'; name: string }
  | { kind: 'nothing-open'; shown: ShownNudge<Message> }
  | { kind: 'person-left'; name: string }
  | { kind: 'unknown' };

/**
 * What a person answers to a message: about one thing in it, or about all that they owe and that is
 * still open. "Not mine" is a statement on the record, and a lead hears of it.
 */
export function answerNudge(
  request: Request,
  { key, obligationKey, answer }: AnswerInput,
): AnswerOutcome {
  const { database, acting } = request;
  return write(database, (): AnswerOutcome => {
    const nudge = findNudge(database, key);
    if (nudge === undefined) return { kind: 'unknown' };
    if (nudge.personId !== acting.userId) {
      return { kind: 'not-yours', name: findName(database, nudge.personId) };
    }
    const leaver =
      answer.choice === 'not-me' ? findLeaver(database, answer.suggestedId) : undefined;
    if (leaver !== undefined) return { kind: 'person-left', name: leaver };
    const owed = owedAsAsked(getOpenObligations(request).of);
    const items = listOwnItems(database, nudge, obligationKey).filter(
      (item) =>
        owed.get(item.aboutId)?.has(item.obligationKey) === true && isAnswered(item, answer.choice),
    );
    for (const item of items) save(request, item, answer);
    if (answer.choice === 'not-me' && items.length > 0) editNudge(request, nudge, owed);
    const shown = getShownNudge(request, nudge, owed);
    return { kind: items.length === 0 ? 'nothing-open' : 'answered', shown };
  });
}

/** *Keep reminding me* answers what was asked; what is new beside it goes on as before. */
function isAnswered({ purpose }: NudgeItem, choice: Answer['choice']): boolean {
  return choice !== 'keep' || purpose === 'ask';
}

/** The things in a message that its receiver owes; `named` is the key of one of them, or what a form knows it by. */
export function listOwnItems(
  database: Database,
  nudge: Pick<NudgeRow, 'key' | 'personId'>,
  named: string | undefined,
): NudgeItem[] {
  const isNamed = (key: string) => named === undefined || optionValue(key) === optionValue(named);
  return listNudgeItems(database, nudge.key).filter(
    (item) =>
      item.aboutId === nudge.personId &&
      item.isOpen &&
      item.carriedTo === undefined &&
      isNamed(item.obligationKey),
  );
}

function save(request: Request, item: NudgeItem, answer: Answer): void {
  const { database, acting, now } = request;
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
  record(request, {
    rolloutId: item.rolloutId,
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
