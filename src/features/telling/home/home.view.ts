import type { StaticSelect } from '@slack/types';
import type { Role } from '../../../platform/acting.ts';
import type { UserId } from '../../../platform/ids.ts';
import {
  type AnyBlock,
  context,
  divider,
  esc,
  header,
  mention,
  option,
  plain,
  section,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Home, Modal } from '../../../platform/slack/reply.ts';
import { capitalised, sayChoice } from '../../../platform/words.ts';
import type { Obligation } from '../../contract/obligation.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import { obligationBlocks, type RolloutNames } from '../obligations/obligation.view.ts';
import type { Quiet } from '../obligations/quiet.ts';
import { nothingOwedWords } from '../obligations/quiet.view.ts';
import type { NextStepUp } from '../obligations/waiting-for-others.ts';
import { holdingBlocks } from '../obligations/waiting-for-others.view.ts';
import { type RolloutStatus, type TeamStatus, whomToAsk } from './rollout-status.ts';
import { statusBlocks, teamSection, teamsLine } from './rollout-status.view.ts';

export const CHOOSE_ROLLOUT = 'home.choose-rollout';
const TEAMS_SHOWN = 5;
const CHOICES_MAX = 100;

export type HomeFacts = {
  reader: { userId: UserId; roles: ReadonlySet<Role> };
  /** At the reader's place. */
  today: Temporal.PlainDate;
  needs: readonly Obligation[];
  /** Whether nothing needs the reader, over all their rollouts. */
  quiet: Quiet;
  /** What holds the rollout up that the reader looks at. */
  holding: NextStepUp | undefined;
  /** The rollout that the reader looks at; undefined when there is none. */
  status: RolloutStatus | undefined;
  choices: readonly Rollout[];
  /** What is particular to a champion or back-up; empty for others. */
  desk: readonly AnyBlock[];
};

export function homeView(facts: HomeFacts): Home {
  return { type: 'home', blocks: deskBlocks(facts) };
}

/** The same desk as a modal, from the shortcut. */
export function hubModal(facts: HomeFacts): Modal {
  return {
    type: 'modal',
    callback_id: 'home.hub',
    title: plain('Groundswell', 24),
    close: plain('Close', 24),
    blocks: deskBlocks(facts),
  };
}

function deskBlocks(facts: HomeFacts): AnyBlock[] {
  const { status } = facts;
  if (status === undefined) return nothingYet(facts);
  return [
    ...needsBlocks(facts),
    ...teamBlocks(facts, status),
    ...facts.desk,
    divider,
    ...chooser(facts),
    header(status.rollout.name),
    ...statusBlocks(status, looksAfterAll(facts) ? status.lines : []),
    ...closing(facts, status),
  ];
}

function nothingYet({ reader }: HomeFacts): AnyBlock[] {
  const next = reader.roles.has('admin')
    ? 'Start one with `/rollout setup`: its channel, its people, its pilot and its calendar. It takes about three minutes.'
    : 'A workspace admin can start one with `/rollout setup`. This page then shows what needs you, your team, and where the rollout stands.';
  return [
    header('No rollout yet'),
    section(
      'Groundswell takes one AI capability from a pilot that worked to every team that wants it: led by champions, wave by wave, and no faster than the evidence.',
    ),
    section(next),
  ];
}

function needsBlocks(facts: HomeFacts): AnyBlock[] {
  const { needs, today, choices } = facts;
  const names: RolloutNames =
    choices.length < 2 ? undefined : new Map(choices.map(({ id, name }) => [id, name]));
  return [
    header('Needs you'),
    ...(needs.length === 0
      ? [section(nothingOwedWords(facts.quiet))]
      : obligationBlocks(needs, today, names)),
    ...(facts.holding === undefined ? [] : holdingBlocks(facts.holding, today)),
  ];
}

/** The figures of the whole are for those who look after it; `/rollout` shows them to anyone who asks. */
function looksAfterAll({ reader }: HomeFacts): boolean {
  return reader.roles.has('lead') || reader.roles.has('sponsor');
}

function teamBlocks(facts: HomeFacts, { own, overview }: RolloutStatus): AnyBlock[] {
  const isForAll = looksAfterAll(facts);
  if (own.length === 0 && !isForAll) return [];
  const shown = own.slice(0, TEAMS_SHOWN);
  return [
    header(own.length === 1 ? 'Your team' : own.length > 1 ? 'Your teams' : 'The teams'),
    ...shown.map((status) => teamSection(status, facts.reader.userId)),
    ...(own.length > shown.length ? [context(`And ${own.length - shown.length} more.`)] : []),
    ...(isForAll ? [section(teamsLine(overview))] : []),
  ];
}

function chooser({ choices, status }: HomeFacts): AnyBlock[] {
  if (choices.length < 2 || status === undefined) return [];
  const options = choices
    .slice(0, CHOICES_MAX)
    .map(({ id, name }) => option(name, asValue({ rolloutId: id })));
  const index = choices.findIndex(({ id }) => id === status.rollout.id);
  const initial = options[index];
  const select: StaticSelect = {
    type: 'static_select',
    action_id: CHOOSE_ROLLOUT,
    placeholder: plain('Choose a rollout', 150),
    options,
    ...(initial === undefined ? {} : { initial_option: initial }),
  };
  return [section(`You’re part of ${choices.length} rollouts. Shown below:`, select)];
}

/** Nobody's page ends without why this is done, what comes, and whom to ask. */
function closing(facts: HomeFacts, status: RolloutStatus): AnyBlock[] {
  const { reader } = facts;
  const { rollout, leadIds, own } = status;
  const leads = leadIds.filter((id) => id !== reader.userId);
  const ask = [...new Set([...own.flatMap((team) => whomToAsk(team, reader.userId)), ...leads])];
  return [
    ...(looksAfterAll(facts)
      ? []
      : [section(whatComes(status, own)), context('`/rollout` shows the overall figures.')]),
    ...(ask.length === 0
      ? []
      : [
          context(
            `Questions? Ask ${sayChoice(ask.slice(0, SHOWN_ASKED).map(mention))}, or write in <#${rollout.channelId}>.`,
          ),
        ]),
  ];
}

const SHOWN_ASKED = 4;

function whatComes({ rollout }: RolloutStatus, own: readonly TeamStatus[]): string {
  const { capability } = rollout;
  const what = esc(capitalised(capability));
  const why = `*Why this:* ${what} worked for one team. It now goes to every team that wants it, one wave at a time, and only as fast as it proves itself.`;
  const isIn = own.some((team) => team.isLive || team.isPilot);
  const comes = isIn
    ? '*What’s next:* Your team already has it. What you learn with it shapes how the next teams start.'
    : own.length > 0
      ? '*What’s next:* Nothing changes for your team until it has a trained champion and a wave with a date, and you’ll hear about it well before then.'
      : '*What’s next:* Teams that want it join first. Nothing changes for yours until someone in it asks.';
  return `${why}\n${comes}`;
}
