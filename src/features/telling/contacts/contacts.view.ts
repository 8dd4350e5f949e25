import {
  type AnyBlock,
  context,
  esc,
  type Message,
  mention,
  section,
  slackDate,
} from '../../../platform/slack/blocks.ts';
import { sayDate } from '../../../platform/words.ts';
import { type Contact, type ContactRole, whomFirst } from './contact.ts';

/** Whom to ask about one team; without a team about the rollout as a whole. */
export type TeamContacts = {
  teamName: string | undefined;
  hasChampion: boolean;
  contacts: readonly Contact[];
};

export type WhoFacts = {
  rolloutName: string;
  /** Where questions for everybody go. */
  channelId: string;
  teams: readonly TeamContacts[];
  /** At the reader's place. */
  today: Temporal.PlainDate;
  timeZone: string;
};

const roleWords: Record<ContactRole, string> = {
  champion: 'champion',
  'back-up': 'back-up',
  buddy: 'your buddy',
  lead: 'rollout lead',
};

/** Whom to ask, who of them is there now, and where else. */
export function whoMessage(facts: WhoFacts): Message {
  const first = whomFirst(facts.teams.flatMap(({ contacts }) => contacts));
  return {
    text: first === undefined ? 'Nobody is named yet.' : `Ask ${esc(first.name)}.`,
    blocks: [
      ...whoBlocks(facts),
      context(
        `Nobody available, or not sure who to ask? Post in <#${facts.channelId}>: the people who know will see it there.`,
      ),
    ],
  };
}

export function whoBlocks(facts: WhoFacts): AnyBlock[] {
  return facts.teams.flatMap((team) => [
    section(
      `${firstLine(team, facts)}\n${team.contacts.map((one) => line(one, facts)).join('\n')}`,
    ),
  ]);
}

function firstLine({ teamName, hasChampion, contacts }: TeamContacts, facts: WhoFacts): string {
  const about = teamName === undefined ? `*${esc(facts.rolloutName)}*` : `*${esc(teamName)}*`;
  const first = whomFirst(contacts);
  if (first === undefined) return `${about}: nobody but you is named yet.`;
  const none = teamName === undefined || hasChampion ? '' : ' There is no champion yet.';
  if (first.presence.kind === 'here') {
    return `${about}: ask ${mention(first.userId)} now.${none}`;
  }
  if (first.presence.kind === 'later') {
    return `${about}: nobody is at work right now. ${mention(first.userId)} is back first, ${whenBack(first, facts)}.${none}`;
  }
  return `${about}: everyone is away. ${mention(first.userId)} is back on ${sayDate(first.presence.backOn, facts.today)}.${none}`;
}

function line(contact: Contact, facts: WhoFacts): string {
  return `• ${mention(contact.userId)}, ${roleWords[contact.role]}: ${sayPresence(contact, facts)}`;
}

function sayPresence(contact: Contact, facts: WhoFacts): string {
  const { presence, time } = contact;
  const there = time.toString({ smallestUnit: 'minute' });
  if (presence.kind === 'here') return `here now; it’s ${there} there`;
  if (presence.kind === 'away') return `away, back on ${sayDate(presence.backOn, facts.today)}`;
  return `not at work right now (it’s ${there} there), back ${whenBack(contact, facts)}`;
}

function whenBack({ presence }: Contact, { timeZone }: WhoFacts): string {
  if (presence.kind !== 'later') return '';
  return slackDate(presence.at, '{date_short_pretty} at {time}', timeZone);
}
