import { type AnyBlock, actions, esc, header, section } from '../../../platform/slack/blocks.ts';
import { commandButton } from '../../../platform/slack/command-button.ts';
import { capitalised } from '../../../platform/words.ts';
import type { RolloutStatus } from './rollout-status.ts';
import { statusBlocks } from './rollout-status.view.ts';

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
    actions(command('The teams', 'teams'), command('Who is waiting to join', 'queue')),
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
