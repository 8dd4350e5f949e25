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
import { type Standing, type TeamStanding, whomToAsk } from './standing.ts';
import { statusBlocks, teamSection, teamsLine } from './standing.view.ts';

export const CHOOSE_ROLLOUT = 'home.choose-rollout';
const TEAMS_SHOWN = 5;
const CHOICES_MAX = 100;

export type HomeFacts = {
  reader: { userId: UserId; roles: ReadonlySet<Role> };
  /** At the reader's place. */
  today: Temporal.PlainDate;
  needs: readonly Obligation[];
  /** The rollout that the reader looks at; undefined when there is none. */
  standing: Standing | undefined;
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
  const { standing } = facts;
  if (standing === undefined) return nothingYet(facts);
  return [
    ...needsBlocks(facts),
    ...teamBlocks(facts, standing),
    ...facts.desk,
    divider,
    ...chooser(facts),
    header(standing.rollout.name),
    ...statusBlocks(standing, looksAfterAll(facts) ? standing.lines : []),
    ...closing(facts, standing),
  ];
}

function nothingYet({ reader }: HomeFacts): AnyBlock[] {
  const next = reader.roles.has('admin')
    ? 'Begin one with `/rollout setup`: its channel, its people, its pilot and its calendar. It takes about three minutes.'
    : 'A workspace admin can begin one with `/rollout setup`. This page then shows what needs you, your team, and where the rollout stands.';
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
      ? [section('Nothing needs you today.')]
      : obligationBlocks(needs, today, names)),
  ];
}

/** The figures of the whole are for those who look after it; `/rollout` shows them to anyone who asks. */
function looksAfterAll({ reader }: HomeFacts): boolean {
  return reader.roles.has('lead') || reader.roles.has('sponsor');
}

function teamBlocks(facts: HomeFacts, { own, overview }: Standing): AnyBlock[] {
  const isForAll = looksAfterAll(facts);
  if (own.length === 0 && !isForAll) return [];
  const shown = own.slice(0, TEAMS_SHOWN);
  return [
    header(own.length === 1 ? 'Your team' : own.length > 1 ? 'Your teams' : 'The teams'),
    ...shown.map((standing) => teamSection(standing, facts.reader.userId)),
    ...(own.length > shown.length ? [context(`And ${own.length - shown.length} more.`)] : []),
    ...(isForAll ? [section(teamsLine(overview))] : []),
  ];
}

function chooser({ choices, standing }: HomeFacts): AnyBlock[] {
  if (choices.length < 2 || standing === undefined) return [];
  const options = choices
    .slice(0, CHOICES_MAX)
    .map(({ id, name }) => option(name, asValue({ rolloutId: id })));
  const index = choices.findIndex(({ id }) => id === standing.rollout.id);
  const initial = options[index];
  const select: StaticSelect = {
    type: 'static_select',
    action_id: CHOOSE_ROLLOUT,
    placeholder: plain('Choose a rollout', 150),
    options,
    ...(initial === undefined ? {} : { initial_option: initial }),
  };
  return [section(`You have a part in ${choices.length} rollouts. Shown below:`, select)];
}

/** Nobody's page ends without why this is done, what comes, and whom to ask. */
function closing(facts: HomeFacts, standing: Standing): AnyBlock[] {
  const { reader } = facts;
  const { rollout, leadIds, own } = standing;
  const leads = leadIds.filter((id) => id !== reader.userId);
  const ask = [...new Set([...own.flatMap((team) => whomToAsk(team, reader.userId)), ...leads])];
  return [
    ...(looksAfterAll(facts)
      ? []
      : [section(whatComes(standing, own)), context('`/rollout` shows the figures of the whole.')]),
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

function whatComes({ rollout }: Standing, own: readonly TeamStanding[]): string {
  const { capability } = rollout;
  const what = esc(capitalised(capability));
  const why = `*Why this:* ${what} worked for one team. It now goes to every team that wants it, one wave at a time, and only as fast as it proves itself.`;
  const isIn = own.some((team) => team.isLive || team.isPilot);
  const comes = isIn
    ? '*What comes:* Your team has it already. What you learn with it decides how the next teams start.'
    : own.length > 0
      ? '*What comes:* Nothing changes for your team until it has a trained champion and a wave with a date, and you hear of it well before.'
      : '*What comes:* Teams that want it join first. Nothing changes for yours until somebody in it asks.';
  return `${why}\n${comes}`;
}
