import { context, esc, type Message, section, sentence } from '../../../platform/slack/blocks.ts';
import { sayDate } from '../../../platform/words.ts';
import { type ChampionState, roleTitles } from '../../champions/champions/champion.ts';
import type { TeamDesk } from './desk.ts';

/** What `/champion` shows to somebody who is none: whom to ask, and how to become one. */
export function teamDesksMessage(
  desks: readonly TeamDesk[],
  rolloutName: string,
  today: Temporal.PlainDate,
): Message {
  if (desks.length === 0)
    return sentence(
      `You are in no team of *${esc(rolloutName)}* yet, so you have no champion here. A lead can add you to your team; \`/rollout\` shows where things stand.`,
    );
  return {
    text: `Whom to ask on ${rolloutName}`,
    blocks: [
      ...desks.map((desk) => section(sayTeam(desk, today))),
      context(
        '`/champion asked <question>` asks · `/champion nominate @person` names somebody · `/champion volunteer` offers yourself · `/champion help` has the rest',
      ),
    ],
  };
}

function sayTeam(desk: TeamDesk, today: Temporal.PlainDate): string {
  const lines = [`*${esc(desk.teamName)}*: ${sayChampion(desk, today)}`];
  const { own } = desk;
  if (own !== undefined)
    lines.push(`You are nominated as ${roleTitles[own.role]}: ${WAITS[own.state]}`);
  return lines.join('\n');
}

function sayChampion({ championName, standIn }: TeamDesk, today: Temporal.PlainDate): string {
  if (championName === undefined)
    return standIn?.name === undefined
      ? 'no champion yet. Questions go to the leads meanwhile. Would you like to be it? `/champion volunteer`.'
      : `no champion at the moment; ${esc(standIn.name)} is back-up and can be asked.`;
  if (standIn === undefined) return `${esc(championName)} is champion and can be asked.`;
  const back = sayDate(standIn.championBackOn, today);
  return standIn.name === undefined
    ? `${esc(championName)} is champion and back on ${back}. Until then questions go to the leads.`
    : `${esc(championName)} is champion and back on ${back}. Until then ${esc(standIn.name)} can be asked.`;
}

const WAITS: Record<ChampionState, string> = {
  nominated: 'your hours are being asked for.',
  'hours-approved': 'your hours are approved; a lead confirms next.',
  confirmed: 'it is your turn to say yes or no. I have written to you.',
  active: 'you said yes.',
  declined: 'you said no.',
  'not-approved': 'it was turned down.',
  withdrawn: 'it was taken back.',
  'handed-over': 'you handed it over.',
  lapsed: 'it has ended.',
};
