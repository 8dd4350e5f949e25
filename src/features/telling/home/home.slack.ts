import type { Role } from '../../../platform/acting.ts';
import { readPerRollout } from '../../../platform/day-mark.ts';
import type { UserId } from '../../../platform/ids.ts';
import { contextOf, type ReadContext, type Request } from '../../../platform/request.ts';
import type { AnyBlock, Message } from '../../../platform/slack/blocks.ts';
import { action, shortcut } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { rolloutValue } from '../../../platform/slack/fields.ts';
import { type Home, home, open, type Reply } from '../../../platform/slack/reply.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { listPublished } from '../../prepare/core/entries.store.ts';
import { getLearnerRecord } from '../../prepare/training/learner.store.ts';
import { learningHomeBlocks } from '../../prepare/training/learning-home.view.ts';
import { OPEN_PATH } from '../../prepare/training/learning-message.view.ts';
import { closedMessage } from '../../rollout/rollouts/closed-words.view.ts';
import { todayAt } from '../../rollout/rollouts/rollout.ts';
import {
  getReader,
  getSeen,
  listSeenRollouts,
} from '../../rollout/rollouts/seen-rollouts.store.ts';
import { listTeamRoles } from '../../teams/teams/memberships.store.ts';
import { getBoardView } from '../boards/board-views.store.ts';
import { getBoardPage } from '../boards/boards.store.ts';
import { findNextSteps } from '../looking-ahead/look-ahead.store.ts';
import { listObligationsOf } from '../obligations/obligations.store.ts';
import { getNextStepUp, getQuietOf } from '../obligations/waiting-for-others.store.ts';
import { getOutlook, getSponsorFacts } from '../outlooks/outlooks.store.ts';
import { findChampionHome } from './champion-home.store.ts';
import { championHomeBlocks } from './champion-home.view.ts';
import { chooseRollout } from './choose-rollout.usecase.ts';
import { findChosenRollout } from './home.store.ts';
import { CHOOSE_ROLLOUT, type HomeFacts, homeView, hubModal } from './home.view.ts';
import type { HomeOfWhole } from './lead-home.view.ts';
import { markLooked } from './mark-looked.usecase.ts';
import { listNews } from './news.store.ts';
import {
  findRolloutStatus,
  getStatusAsSeen,
  listRolesIn,
  listRolloutsOf,
} from './rollout-status.store.ts';
import type { RolloutStatus } from './rollout-status.ts';

const ON_HOME = 8;
const CLOSED_SHOWN = 3;

export function drawHome(request: Request): Home {
  const facts = factsFor(request);
  markLooked(request);
  return homeView(facts);
}

export const openHub = shortcut({
  callbackId: 'home.open-hub',
  kind: 'global',
  who: 'anyone',
  shows: 'cut',
  about: 'workspace',
  run: (request) => open(hubModal(factsFor(request))),
});

export const chooseRolloutAction = action({
  actionId: CHOOSE_ROLLOUT,
  who: 'anyone',
  shows: 'own',
  about: 'workspace',
  value: rolloutValue,
  run(request, { rolloutId }, { surface }): Reply {
    chooseRollout(request, { rolloutId });
    if (surface.kind !== 'modal') return home;
    return { kind: 'update', view: hubModal(factsFor(request)) };
  },
});

function factsFor(request: Request): HomeFacts {
  const { database, acting, now } = request;
  const { userId } = acting;
  const needs = listObligationsOf(request, acting);
  const choices = listRolloutsOf(request, getReader(request), needs);
  const chosenId = choices.length < 2 ? undefined : findChosenRollout(database, userId);
  const rollout = choices.find(({ id }) => id === chosenId) ?? choices[0];
  const context = rollout && contextOf(request, rollout);
  const roles: ReadonlySet<Role> = context === undefined ? new Set() : listRolesIn(context, userId);
  const seen = context && getSeen(request, context.rolloutId, getReader(request));
  const found = context && findRolloutStatus(context, userId);
  const status = found && getStatusAsSeen(found, seen?.sight ?? 'nothing');
  const looksAfterAll = roles.has('lead') || roles.has('sponsor');
  return {
    reader: {
      userId,
      roles: new Set([...roles, ...(acting.roles.has('admin') ? (['admin'] as const) : [])]),
      timeZone: acting.timeZone,
      nameOf: (id) => findName(database, id),
    },
    today: todayAt(acting, now),
    needs,
    quiet: getQuietOf(request, acting, needs.length),
    holding: context && getNextStepUp(context, userId),
    nextSteps: context && findNextSteps(context, userId, needs),
    news: listNews(request, userId),
    status,
    whole:
      looksAfterAll && context !== undefined && status !== undefined
        ? readWhole(context, status, { userId, isLead: roles.has('lead') })
        : undefined,
    choices,
    closed: rollout === undefined ? listClosedFor(request) : [],
    canSearch:
      rollout !== undefined &&
      seen?.sight === 'inside' &&
      listPublished(database, rollout.id).length > 0,
    desk:
      context === undefined
        ? []
        : [...championHomeFor(context, userId), ...learningFor(context, userId, needs)],
  };
}

/** The newest few, for those who had a part in them and for admins. */
function listClosedFor(request: Request): Message[] {
  const { database, acting, now } = request;
  return listSeenRollouts(request, getReader(request))
    .filter(
      (one) =>
        acting.roles.has('admin') || listRolesIn(contextOf(request, one), acting.userId).size > 0,
    )
    .slice(-CLOSED_SHOWN)
    .map((rollout) =>
      closedMessage({ rollout, byName: findName(database, rollout.closing?.by), now }),
    );
}

function readWhole(
  context: ReadContext,
  status: RolloutStatus,
  { userId, isLead }: { userId: UserId; isLead: boolean },
): HomeOfWhole {
  const { database, product, rolloutId } = context;
  const charts = product.charts.flatMap((source) => readPerRollout(source, context));
  return {
    outlook: getOutlook(context, status.rollout),
    board: getBoardPage(context, { ...getBoardView(database, rolloutId, userId), size: ON_HOME }),
    sponsor: isLead ? undefined : getSponsorFacts(context, status),
    chart: charts.toSorted((a, b) => a.order - b.order)[0],
  };
}

function championHomeFor(context: ReadContext, userId: UserId): AnyBlock[] {
  const own = findChampionHome(context, userId);
  return own === undefined ? [] : championHomeBlocks(own, context.rolloutId);
}

/** Learning shows for the people of a team, unless it stands under what needs them already. */
function learningFor(
  context: ReadContext,
  userId: UserId,
  needs: readonly Obligation[],
): AnyBlock[] {
  const { database, rolloutId } = context;
  const isAsked = needs.some(
    (one) => one.settle.actionId === OPEN_PATH && one.rolloutId === rolloutId,
  );
  if (isAsked || listTeamRoles(database, rolloutId, userId).length === 0) return [];
  return learningHomeBlocks(getLearnerRecord(context, userId));
}
