import type { UserId } from '../../../platform/ids.ts';
import type { NudgeReply } from './nudge.ts';
import type { Contact } from './nudge-plan-step.ts';

/** What was said and answered about one obligation; contacts in the order in which they were made. */
export type ObligationHistory = { contacts: Contact[]; reply: NudgeReply | undefined };

export type NudgeHistory = {
  /** By the person who owes it, then by the obligation's key. */
  about: ReadonlyMap<UserId, ReadonlyMap<string, ObligationHistory>>;
  /** The local ISO dates on which each person was written to. */
  sentOn: ReadonlyMap<UserId, readonly string[]>;
  stoppedTopics: ReadonlyMap<UserId, ReadonlySet<string>>;
};

/** Takes down, one after the other, what was said; `history` is what a plan asks. */
export function startHistory() {
  const about = new Map<UserId, Map<string, ObligationHistory>>();
  const sentOn = new Map<UserId, string[]>();
  const stoppedTopics = new Map<UserId, ReadonlySet<string>>();
  const history: NudgeHistory = { about, sentOn, stoppedTopics };
  return {
    history,
    addMessage(personId: UserId, on: string): void {
      const known = sentOn.get(personId);
      if (known === undefined) sentOn.set(personId, [on]);
      else known.push(on);
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
