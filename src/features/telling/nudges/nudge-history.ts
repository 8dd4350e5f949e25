import type { UserId } from '../../../platform/ids.ts';
import type { NudgeReply } from './nudge.ts';
import type { Contact } from './nudge-plan-step.ts';
import type { Said } from './nudge-plan-when.ts';

/** What was said and answered about one obligation; contacts in the order in which they were made. */
export type ObligationHistory = { contacts: Contact[]; reply: NudgeReply | undefined };

export type NudgeHistory = {
  /** By the person who owes it, then by the obligation's key. */
  about: ReadonlyMap<UserId, ReadonlyMap<string, ObligationHistory>>;
  /** When each person was written to. */
  said: ReadonlyMap<UserId, Said>;
  stoppedTopics: ReadonlyMap<UserId, ReadonlySet<string>>;
};

/** Takes down, one after the other, what was said; `history` is what a plan asks. */
export function startHistory() {
  const about = new Map<UserId, Map<string, ObligationHistory>>();
  const said = new Map<UserId, { sentOn: string[]; urgentOn: string[] }>();
  const stoppedTopics = new Map<UserId, ReadonlySet<string>>();
  const history: NudgeHistory = { about, said, stoppedTopics };
  return {
    history,
    addMessage(personId: UserId, on: string, isUrgent: boolean): void {
      const known = said.get(personId) ?? { sentOn: [], urgentOn: [] };
      said.set(personId, known);
      if (isUrgent) known.urgentOn.push(on);
      else known.sentOn.push(on);
    },
    /** Contacts are added in the order of time. */
    addContact(aboutId: UserId, obligationKey: string, contact: Contact): void {
      entryOf(about, aboutId, obligationKey).contacts.push(contact);
    },
    addReply(reply: NudgeReply): void {
      entryOf(about, reply.personId, reply.obligationKey).reply = reply;
    },
    addStopped(personId: UserId, topics: readonly string[]): void {
      stoppedTopics.set(personId, new Set(topics));
    },
  };
}

function entryOf(
  about: Map<UserId, Map<string, ObligationHistory>>,
  personId: UserId,
  obligationKey: string,
): ObligationHistory {
  const byKey = about.get(personId) ?? new Map<string, ObligationHistory>();
  if (byKey.size === 0) about.set(personId, byKey);
  const known = byKey.get(obligationKey);
  if (known !== undefined) return known;
  const fresh: ObligationHistory = { contacts: [], reply: undefined };
  byKey.set(obligationKey, fresh);
  return fresh;
}
