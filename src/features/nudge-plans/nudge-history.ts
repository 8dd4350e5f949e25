import type { UserId } from '../../platform/ids.ts';
import type { NudgeHistory, NudgeReply } from './nudge.ts';
import type { Contact } from './nudge-step.ts';

/** What was said and answered about one obligation, each in the order in which it happened. */
export type SaidAbout = { contacts: Contact[]; reply: NudgeReply | undefined };

export type Said = {
  /** By the person who owes it, then by the obligation's key. */
  about: ReadonlyMap<UserId, ReadonlyMap<string, SaidAbout>>;
  /** The local ISO dates on which each person was written to. */
  sentOn: ReadonlyMap<UserId, string[]>;
  stoppedTopics: ReadonlyMap<UserId, ReadonlySet<string>>;
};

export function indexHistory(history: NudgeHistory): Said {
  const about = new Map<UserId, Map<string, SaidAbout>>();
  const sentOn = new Map<UserId, string[]>();
  for (const nudge of history.sent) {
    entryOf(sentOn, nudge.personId, () => []).push(nudge.sentOn.toString());
    for (const { aboutId, obligationKey, purpose } of nudge.items) {
      const contact = { purpose, sentAt: nudge.sentAt, sentOn: nudge.sentOn };
      saidAbout(about, aboutId, obligationKey).contacts.push(contact);
    }
  }
  for (const reply of history.replies) {
    const said = saidAbout(about, reply.personId, reply.obligationKey);
    const known = said.reply;
    if (known === undefined || Temporal.Instant.compare(known.repliedAt, reply.repliedAt) <= 0) {
      said.reply = reply;
    }
  }
  for (const byKey of about.values()) {
    for (const { contacts } of byKey.values()) {
      if (contacts.length > 1) contacts.sort(byTime);
    }
  }
  const stoppedTopics = new Map<UserId, Set<string>>();
  for (const { personId, topic } of history.stopped) {
    entryOf(stoppedTopics, personId, () => new Set<string>()).add(topic);
  }
  return { about, sentOn, stoppedTopics };
}

function saidAbout(
  about: Map<UserId, Map<string, SaidAbout>>,
  personId: UserId,
  obligationKey: string,
): SaidAbout {
  const byKey = entryOf(about, personId, () => new Map<string, SaidAbout>());
  return entryOf(byKey, obligationKey, () => ({ contacts: [], reply: undefined }));
}

function entryOf<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function byTime(a: Contact, b: Contact): number {
  return Temporal.Instant.compare(a.sentAt, b.sentAt);
}
