import {
  actions,
  context,
  esc,
  type Message,
  section,
  sentence,
} from '../../../platform/slack/blocks.ts';
import { commandButton } from '../../../platform/slack/command-button.ts';
import { sayDate } from '../../../platform/words.ts';
import { type ChampionState, roleTitles } from '../../champions/champions/champion.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import type { TeamHome } from './champion-home.ts';

/** What `/champion` shows to somebody who is none: whom to ask, and how to become one. */
export function teamHomesMessage(
  desks: readonly TeamHome[],
  rollout: Pick<Rollout, 'id' | 'name'>,
  { today, isLead }: { today: Temporal.PlainDate; isLead: boolean },
): Message {
  const command = (label: string, text: string) =>
    commandButton(label, { command: '/champion', text, rolloutId: rollout.id });
  if (desks.length === 0 && isLead)
    return sentence(
      `You lead *${esc(rollout.name)}* and are in none of its teams, so you have no desk of a champion. What you can do for the champions:`,
      actions(command('Who could be champion', 'suggest'), command('All commands', 'help')),
    );
  if (desks.length === 0)
    return sentence(
      `You aren’t in a team of *${esc(rollout.name)}* yet, so you have no champion here. A lead can add you to your team; \`/rollout\` shows where things stand.`,
    );
  return {
    text: `Who to ask on ${rollout.name}`,
    blocks: [
      ...desks.map((desk) => section(sayTeam(desk, today))),
      actions(command('Volunteer', 'volunteer'), command('All commands', 'help')),
      context('`/champion asked <question>` asks · `/champion nominate @person` nominates someone'),
    ],
  };
}

function sayTeam(desk: TeamHome, today: Temporal.PlainDate): string {
  const lines = [`*${esc(desk.teamName)}*: ${sayChampion(desk, today)}`];
  const { own } = desk;
  if (own !== undefined)
    lines.push(`Your nomination as ${roleTitles[own.role]}: ${WAITS[own.state]}`);
  return lines.join('\n');
}

function sayChampion({ championName, standIn }: TeamHome, today: Temporal.PlainDate): string {
  if (championName === undefined)
    return standIn?.name === undefined
      ? 'no champion yet. In the meantime, questions go to the leads. Would you like the role? `/champion volunteer`.'
      : `no champion at the moment, but you can ask ${esc(standIn.name)}, the back-up.`;
  if (standIn === undefined) return `${esc(championName)} is the champion; you can ask right away.`;
  const back = sayDate(standIn.championBackOn, today);
  return standIn.name === undefined
    ? `${esc(championName)} is the champion and is back on ${back}. Until then, questions go to the leads.`
    : `${esc(championName)} is the champion and is back on ${back}. Until then, ask ${esc(standIn.name)}, the back-up.`;
}

const WAITS: Record<ChampionState, string> = {
  nominated: 'your hours are waiting to be approved.',
  'hours-approved': 'your hours are approved; a lead confirms next.',
  confirmed: 'it’s your turn to say yes or no. I’ve written to you.',
  active: 'you said yes.',
  declined: 'you said no.',
  'not-approved': 'it was turned down.',
  withdrawn: 'it was withdrawn.',
  'handed-over': 'you handed it over.',
  lapsed: 'it has ended.',
};
