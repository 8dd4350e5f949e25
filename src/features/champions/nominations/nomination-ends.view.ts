import { context, esc, type Message, section, sentence } from '../../../platform/slack/blocks.ts';
import { sayChoice, sayCount, sayDate } from '../../../platform/words.ts';
import type { NominationFacts } from './nomination-facts.ts';
import { sayFirstDay, sayHours, sayRole } from './nomination-messages.view.ts';

/** What stands in place of a question once it is settled. */
export function hoursApprovedMessage(facts: NominationFacts, next: string): Message {
  const { champion, today } = facts;
  const hours = champion.hours === undefined ? '' : sayHours(champion.hours, today);
  return sentence(
    `Done on ${sayDate(today, today)}: ${esc(facts.hoursByName ?? '')} approved ${hours} for ${esc(facts.name)} as ${sayRole(facts)}. ${next}`,
  );
}

/** Whose turn it is after a step. */
export function sayNext(facts: NominationFacts): string {
  const { champion } = facts;
  if (champion.accepted !== undefined) return 'Nothing more is needed.';
  return champion.confirmed === undefined
    ? `Next, a lead confirms: ${sayChoice(facts.leadNames.map(esc))}.`
    : `Next, ${esc(facts.name)} decides.`;
}

export function confirmedMessage(facts: NominationFacts, byName: string): Message {
  return sentence(
    `Done on ${sayDate(facts.today, facts.today)}: ${esc(byName)} confirmed ${esc(facts.name)} as ${sayRole(facts)}. Next, ${esc(facts.name)} decides.`,
  );
}

export function refusedMessage(facts: NominationFacts, byName: string, reason: string): Message {
  return {
    text: `${esc(byName)} said no to ${esc(facts.name)} as ${sayRole(facts)}.`,
    blocks: [
      section(`${esc(byName)} said no to ${esc(facts.name)} as ${sayRole(facts)}.`),
      section(`> ${esc(reason).replaceAll('\n', '\n> ')}`),
      context('The nomination is closed. Someone else can be nominated at any time.'),
    ],
  };
}

export function declinedMessage(facts: NominationFacts, reason: string): Message {
  const text = `${esc(facts.name)} decided not to be ${sayRole(facts)} for now.`;
  return {
    text,
    blocks: [
      section(text),
      ...(reason === '' ? [] : [section(`> ${esc(reason).replaceAll('\n', '\n> ')}`)]),
      context('That is a fine answer. `/champion suggest` shows who else could be asked.'),
    ],
  };
}

/** Settles the nominee's own question. */
export function youDeclinedMessage(facts: NominationFacts): Message {
  return sentence(
    `You decided not to be ${sayRole(facts)} for now. Thank you for saying so; nothing more is asked of you.`,
  );
}

export function acceptedMessage(facts: NominationFacts): Message {
  const firstDay = sayFirstDay(facts);
  const what = firstDay === '' ? `is now ${sayRole(facts)}` : `is ${sayRole(facts)}${firstDay}`;
  return sentence(`${esc(facts.name)} said yes and ${what}.`);
}

/** Settles the nominee's own question, and says what comes now. */
export function youAcceptedMessage(
  facts: NominationFacts,
  buddyName: string | undefined,
  firstWeek: number,
): Message {
  const { champion, today } = facts;
  const hours =
    champion.hours === undefined ? '' : ` Your hours: ${sayHours(champion.hours, today)}.`;
  const buddy = buddyName === undefined ? '' : ` Your buddy is ${esc(buddyName)}.`;
  return {
    text: `You are ${sayRole(facts)}${sayFirstDay(facts)}. Thank you.`,
    blocks: [
      section(`You are ${sayRole(facts)}${sayFirstDay(facts)}. Thank you.${hours}${buddy}`),
      section(
        `*Next:* ${sayCount(firstWeek, 'small thing', 'small things')} for your first week, each on its own day. They are on your desk: \`/champion\`.`,
      ),
    ],
  };
}

export function buddyMessage(facts: NominationFacts): Message {
  const is = sayFirstDay(facts) === '' ? 'is now' : 'is';
  return sentence(
    `${esc(facts.name)} ${is} ${sayRole(facts)}${sayFirstDay(facts)}, and you are their buddy: someone to ask who has been there. Half an hour together in their first week is enough to start with.`,
  );
}

/** A nomination that ended by itself: the person left, or the hours ran out before the answer. */
export function nominationOverMessage(name: string, teamName: string, cause: string): Message {
  return sentence(
    `The nomination of ${esc(name)} for *${esc(teamName)}* is closed. ${cause}. Someone else can be nominated at any time: \`/champion suggest\`.`,
  );
}

/** Tells whoever holds the role that it goes on. */
export function hoursRenewedMessage(facts: NominationFacts): Message {
  const { champion, today } = facts;
  const hours = champion.hours === undefined ? '' : sayHours(champion.hours, today);
  return sentence(
    `${esc(facts.hoursByName ?? '')} renewed your hours: you are ${sayRole(facts)} with ${hours}.`,
  );
}

export function backInOfficeMessage(facts: NominationFacts): Message {
  const { champion, today } = facts;
  const hours = champion.hours === undefined ? '' : sayHours(champion.hours, today);
  return sentence(
    `${esc(facts.name)} is ${sayRole(facts)} again: ${esc(facts.hoursByName ?? '')} renewed the hours, ${hours}. Nothing more is needed.`,
  );
}
