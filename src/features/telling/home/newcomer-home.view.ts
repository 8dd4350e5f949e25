import type { UserId } from '../../../platform/ids.ts';
import {
  type AnyBlock,
  actions,
  button,
  channelLink,
  clamp,
  esc,
  header,
  type Message,
  mention,
  section,
  sentence,
} from '../../../platform/slack/blocks.ts';
import { commandButton } from '../../../platform/slack/command-button.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import { capitalised, sayChoice } from '../../../platform/words.ts';
import type { RolloutStatus } from './rollout-status.ts';
import { statusBlocks } from './rollout-status.view.ts';

export const ASK_TO_JOIN = 'home.ask-to-join';
const JOIN_BUTTONS = 3;

/** The page of a workspace without a rollout. */
export function nothingYet(isAdmin: boolean): AnyBlock[] {
  const next = isAdmin
    ? 'Start one with its channel, its people, its pilot and its calendar. It takes about three minutes.'
    : 'A workspace admin can start one with `/rollout setup`. This page then shows what needs you, your team, and where the rollout stands.';
  return [
    header('No rollout yet'),
    section(
      'Groundswell takes one AI capability from a pilot that worked to every team that wants it: led by champions, wave by wave, and no faster than the evidence.',
    ),
    section(next),
    ...(isAdmin
      ? [
          actions(
            commandButton(
              'Set up a rollout',
              { command: '/rollout', text: 'setup' },
              { style: 'primary' },
            ),
          ),
        ]
      : []),
  ];
}

/** Where the rollout stands, for someone who is in none of its teams, and how to come in. */
export function newcomerBlocks(status: RolloutStatus): AnyBlock[] {
  const { id: rolloutId } = status.rollout;
  const command = (label: string, text: string) =>
    commandButton(label, { command: '/rollout', text, rolloutId });
  return [
    ...statusBlocks(status, []),
    actions(
      button('Ask to join', ASK_TO_JOIN, asValue({ rolloutId })),
      command('The teams', 'teams'),
      command('Who is waiting to join', 'queue'),
    ),
  ];
}

/** What someone can do who is in no team of the rollout and would like it for theirs. */
export function joiningMessage({ rollout, leadIds }: RolloutStatus): Message {
  const { id: rolloutId, name, channelId } = rollout;
  const leads = leadIds.length === 0 ? 'a lead' : sayChoice(leadIds.map(mention));
  return sentence(
    `A team joins *${esc(name)}* when its manager or champion asks, and I don’t know yet which team is yours. Write to ${leads}, or in ${channelLink(channelId)}, and say which team it is: as soon as a lead has added it, its manager can ask.`,
    actions(
      commandButton('The teams', { command: '/rollout', text: 'teams', rolloutId }),
      commandButton('Who is waiting to join', { command: '/rollout', text: 'queue', rolloutId }),
    ),
  );
}

/** For a manager or champion whose team could join and has not asked. */
export function joinBlocks({ own }: RolloutStatus, reader: UserId): AnyBlock[] {
  const free = own.filter(
    ({ team, row, isPilot, isLive, championIds }) =>
      !isPilot &&
      !isLive &&
      row?.wave === undefined &&
      row?.askedOn === undefined &&
      (team.managerId === reader || championIds.includes(reader)),
  );
  if (free.length === 0) return [];
  return [
    actions(
      ...free.slice(0, JOIN_BUTTONS).map(({ team }) =>
        commandButton(`Ask to join with ${clamp(team.name, 50)}`, {
          command: '/rollout',
          text: `join ${team.name}`,
          rolloutId: team.rolloutId,
        }),
      ),
    ),
  ];
}

/** Why this is done, and what comes for the reader's own teams. */
export function whyBlocks({ rollout, own }: RolloutStatus): AnyBlock[] {
  const what = esc(capitalised(rollout.capability));
  const why = `*Why this:* ${what} worked for one team. It now goes to every team that wants it, one wave at a time, and only as fast as it proves itself.`;
  const isIn = own.some((team) => team.isLive || team.isPilot);
  const comes = isIn
    ? '*What’s next:* Your team already has it. What you learn with it shapes how the next teams start.'
    : own.length > 0
      ? '*What’s next:* Nothing changes for your team until it has a trained champion and a wave with a date, and you’ll hear about it well before then.'
      : '*What’s next:* Teams that want it join first. Nothing changes for yours until someone in it asks.';
  return [section(`${why}\n${comes}`)];
}
