import type { Role } from '../../../platform/acting.ts';
import { esc, type Message, sentence } from '../../../platform/slack/blocks.ts';
import { sayChoice } from '../../../platform/words.ts';

/** Who may do a thing: the roles, each with the names of those who hold it, where they are few. */
type WhoMay = {
  rolloutName: string | undefined;
  holders: readonly { role: Role; names: readonly string[] }[];
};

const ROLE_WORDS: Record<Role, string> = {
  admin: 'a workspace admin',
  lead: 'a lead',
  sponsor: 'a sponsor',
  champion: 'a champion',
  backup: 'a back-up champion',
  manager: 'a team’s manager',
  member: 'a member of a team',
};

/** "a lead of *Support copilot* (Lena or Sam)"; where several roles may, each has its own names. Safe mrkdwn. */
export function whoMayWords({ rolloutName, holders }: WhoMay): string {
  const of = rolloutName === undefined ? '' : ` of *${esc(rolloutName)}*`;
  const inRollout = holders.filter(({ role }) => role !== 'admin');
  const [only, ...others] = inRollout;
  const said =
    only !== undefined && others.length === 0
      ? `${ROLE_WORDS[only.role]}${of}${named(only.names)}`
      : `${sayChoice(inRollout.map(withNames))}${of}`;
  const admins = holders.filter(({ role }) => role === 'admin').map(withNames);
  return [...(inRollout.length === 0 ? [] : [said]), ...admins].join(', or ');
}

function withNames({ role, names }: WhoMay['holders'][number]): string {
  return `${ROLE_WORDS[role]}${named(names)}`;
}

function named(names: readonly string[]): string {
  return names.length === 0 ? '' : ` (${sayChoice(names.map(esc))})`;
}

/** "Only a lead of *Support copilot* (Lena or Sam) can pause it. Nothing was changed.": an act that was refused. */
export function onlyTheyCan(who: WhoMay, act: string): Message {
  return sentence(`Only ${whoMayWords(who)} can ${act}. Nothing was changed.`);
}
