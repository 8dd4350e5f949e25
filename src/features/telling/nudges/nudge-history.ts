import type { UserId } from '../../../platform/ids.ts';
import type { NudgeReply } from './nudge.ts';
import type { Contact } from './nudge-step.ts';

/** What was said and answered about one obligation; contacts in the order in which they were made. */
export type SaidAbout = { contacts: Contact[]; reply: NudgeReply | undefined };

export type Said = {
  /** By the person who owes it, then by the obligation's key. */
  about: ReadonlyMap<UserId, ReadonlyMap<string, SaidAbout>>;
  /** The local ISO dates on which each person was written to. */
  sentOn: ReadonlyMap<UserId, readonly string[]>;
  stoppedTopics: ReadonlyMap<UserId, ReadonlySet<string>>;
};

/** Takes down, one after the other, what was said; `said` is what a plan asks. */
export function startHistory() {
  const about = new Map<UserId, Map<string, SaidAbout>>();
  const sentOn = new Map<UserId, string[]>();
  const stoppedTopics = new Map<UserId, ReadonlySet<string>>();
  const said: Said = { about, sentOn, stoppedTopics };
  return {
    said,
    addMessage(personId: UserId, on: string): void {
      const known = sentOn.get(personId);
      if (known === undefined) sentOn.set(personId, [on]);
      else known.push(on);
    },
    /** Contacts are added in the order of time. */
    addContact(aboutId: UserId, obligationKey: string, contact: Contact): void {
      saidAbout(about, aboutId, obligationKey).contacts.push(contact);
    },
    addReply(reply: NudgeReply): void {
      saidAbout(about, reply.personId, reply.obligationKey).reply = reply;
    },
    addStopped(personId: UserId, topics: readonly string[]): void {
      stoppedTopics.set(personId, new Set(topics));
    },
  };
}

function saidAbout(
  about: Map<UserId, Map<string, SaidAbout>>,
  personId: UserId,
  obligationKey: string,
): SaidAbout {
  const byKey = about.get(personId) ?? new Map<string, SaidAbout>();
  if (byKey.size === 0) about.set(personId, byKey);
  const known = byKey.get(obligationKey);
  if (known !== undefined) return known;
  const fresh: SaidAbout = { contacts: [], reply: undefined };
  byKey.set(obligationKey, fresh);
  return fresh;
}
