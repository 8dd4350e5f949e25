import type { StaticSelect } from '@slack/types';
import {
  type AnyBlock,
  actions,
  context,
  divider,
  header,
  type Message,
  mention,
  option,
  plain,
  section,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Home, Modal } from '../../../platform/slack/reply.ts';
import { sayChoice } from '../../../platform/words.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { searchButton } from '../../prepare/core-search/found.view.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import type { NextSteps } from '../looking-ahead/look-ahead.ts';
import { nextStepsBlocks } from '../looking-ahead/look-ahead.view.ts';
import { obligationBlocks, type RolloutNames } from '../obligations/obligation.view.ts';
import type { Quiet } from '../obligations/quiet.ts';
import { nothingOwedWords } from '../obligations/quiet.view.ts';
import type { NextStepUp } from '../obligations/waiting-for-others.ts';
import { holdingBlocks, waitingForOthersBlocks } from '../obligations/waiting-for-others.view.ts';
import { type HomeOfWhole, type HomeReader, leadBlocks, leadTop } from './lead-home.view.ts';
import { joinBlocks, newcomerBlocks, nothingYet, whyBlocks } from './newcomer-home.view.ts';
import { newsBlocks } from './news.view.ts';
import { type RolloutStatus, whomToAsk } from './rollout-status.ts';
import { statusBlocks, teamSection, weekLine } from './rollout-status.view.ts';
import { sponsorEndBlocks, sponsorPageBlocks } from './sponsor-home.view.ts';
import { thisWeek } from './this-week.ts';

export const CHOOSE_ROLLOUT = 'home.choose-rollout';
const TEAMS_SHOWN = 5;

export type HomeFacts = {
  reader: HomeReader;
  /** At the reader's place. */
  today: Temporal.PlainDate;
  needs: readonly Obligation[];
  /** Whether nothing needs the reader, over all their rollouts. */
  quiet: Quiet;
  /** What holds the rollout up that the reader looks at. */
  holding: NextStepUp | undefined;
  /** What is best begun next for the coming start. */
  nextSteps: NextSteps | undefined;
  /** What is new to them since they last looked. */
  news: readonly { message: Message }[];
  /** The rollout that the reader looks at; undefined when there is none. */
  status: RolloutStatus | undefined;
  choices: readonly Rollout[];
  /** Rollouts that were closed and that the reader had a part in, where none is under way. */
  closed: readonly Message[];
  /** Whether the Core has anything to find. */
  canSearch: boolean;
  /** What is particular to a champion or back-up; empty for others. */
  desk: readonly AnyBlock[];
  /** For those who look after the whole. */
  whole: HomeOfWhole | undefined;
};

export function homeView(facts: HomeFacts): Home {
  return { type: 'home', blocks: pageBlocks(facts) };
}

/** The same page as a modal, from the shortcut; a modal carries no chart. */
export function hubModal(facts: HomeFacts): Modal {
  const { whole } = facts;
  const drawn = whole === undefined ? facts : { ...facts, whole: { ...whole, chart: undefined } };
  return {
    type: 'modal',
    callback_id: 'home.hub',
    title: plain('Groundswell', 24),
    close: plain('Close', 24),
    blocks: pageBlocks(drawn),
  };
}

function pageBlocks(facts: HomeFacts): AnyBlock[] {
  const { status, reader } = facts;
  if (status === undefined)
    return [
      ...(facts.needs.length > 0 ? needsBlocks(facts) : newsBlocks(facts.news)),
      ...facts.closed.flatMap(({ blocks }) => blocks),
      ...(facts.closed.length > 0 ? [] : nothingYet(reader.roles.has('admin'))),
    ];
  if (facts.whole !== undefined)
    return [...ofWhole(facts, status, facts.whole), ...asking(facts, status)];
  const isNewcomer = status.own.length === 0;
  return [
    ...needsBlocks(facts),
    ...weekBlocks(facts, status),
    ...teamBlocks(facts, status),
    ...joinBlocks(status, reader.userId),
    ...facts.desk,
    divider,
    ...chooser(facts),
    header(status.rollout.name),
    ...(isNewcomer ? newcomerBlocks(status) : statusBlocks(status, [])),
    ...whyBlocks(status),
    ...asking(facts, status),
  ];
}

function ofWhole(facts: HomeFacts, status: RolloutStatus, whole: HomeOfWhole): AnyBlock[] {
  const isLead = facts.reader.roles.has('lead');
  return [
    ...(isLead
      ? leadTop(whole, facts.reader, facts.today)
      : sponsorPageBlocks(status, whole, facts.needs)),
    ...(isLead || facts.needs.length > 0
      ? needsBlocks(facts)
      : [...waitingBlocks(facts), ...newsBlocks(facts.news)]),
    ...teamBlocks(facts, status),
    ...facts.desk,
    ...(isLead ? leadBlocks(status, whole, facts.today) : sponsorEndBlocks(status)),
    ...chooser(facts),
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
    ...holdsUpBlocks(facts),
    ...(facts.nextSteps === undefined ? [] : nextStepsBlocks(facts.nextSteps, today)),
    ...newsBlocks(facts.news),
  ];
}

/** A sponsor's page names what is not as planned among its risks. */
function waitingBlocks({ holding, today }: HomeFacts): AnyBlock[] {
  return holding === undefined ? [] : waitingForOthersBlocks(holding.waiting, today);
}

function holdsUpBlocks({ holding, today }: HomeFacts): AnyBlock[] {
  return holding === undefined ? [] : holdingBlocks(holding, today);
}

function weekBlocks({ reader, needs, today }: HomeFacts, { ahead }: RolloutStatus): AnyBlock[] {
  if (!reader.roles.has('champion') && !reader.roles.has('backup')) return [];
  return [section(weekLine(thisWeek(needs, ahead, today), today))];
}

/** The teams that the reader has a part in. */
function teamBlocks({ reader, today }: HomeFacts, { own }: RolloutStatus): AnyBlock[] {
  if (own.length === 0) return [];
  const shown = own.slice(0, TEAMS_SHOWN);
  return [
    header(own.length === 1 ? 'Your team' : 'Your teams'),
    ...shown.map((status) => teamSection(status, reader.userId, today)),
    ...(own.length > shown.length ? [context(`And ${own.length - shown.length} more.`)] : []),
  ];
}

function chooser({ choices, status }: HomeFacts): AnyBlock[] {
  if (choices.length < 2 || status === undefined) return [];
  const options = choices.map(({ id, name }) => option(name, asValue({ rolloutId: id })));
  const index = choices.findIndex(({ id }) => id === status.rollout.id);
  const initial = options[index];
  const select: StaticSelect = {
    type: 'static_select',
    action_id: CHOOSE_ROLLOUT,
    placeholder: plain('Choose a rollout', 150),
    options,
    ...(initial === undefined ? {} : { initial_option: initial }),
  };
  return [section(`You’re part of ${choices.length} rollouts. This page shows one:`, select)];
}

const SHOWN_ASKED = 4;

/** Nobody's page ends without whom to ask. */
function asking(
  { reader, canSearch }: HomeFacts,
  { rollout, leadIds, own }: RolloutStatus,
): AnyBlock[] {
  const search = canSearch ? [actions(searchButton(rollout.id))] : [];
  const leads = leadIds.filter((id) => id !== reader.userId);
  const ask = [...new Set([...own.flatMap((team) => whomToAsk(team, reader.userId)), ...leads])];
  if (ask.length === 0) return search;
  return [
    ...search,
    context(
      `Questions? Ask ${sayChoice(ask.slice(0, SHOWN_ASKED).map(mention))}, or write in <#${rollout.channelId}>.`,
    ),
  ];
}
