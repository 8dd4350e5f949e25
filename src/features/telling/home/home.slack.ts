import type { Database } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { ReadContext, Request, RolloutRequest } from '../../../platform/request.ts';
import { type AnyBlock, sentence } from '../../../platform/slack/blocks.ts';
import { action, command, shortcut } from '../../../platform/slack/declarations.ts';
import { noArguments, rolloutValue } from '../../../platform/slack/fields.ts';
import { type Home, home, open, type Reply, tell } from '../../../platform/slack/reply.ts';
import type { Obligation } from '../../contract/obligation.ts';
import type { Declared } from '../../contract/product-feature.ts';
import { getLearnerRecord } from '../../prepare/training/learner.store.ts';
import { learningHomeBlocks } from '../../prepare/training/learning-home.view.ts';
import { type Rollout, todayAt } from '../../rollout/rollouts/rollout.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { listTeamRoles } from '../../teams/teams/teams.store.ts';
import { findReading, listObligationsOf } from '../obligations/obligations.store.ts';
import { findChampionHome } from './champion-home.store.ts';
import { championHomeBlocks } from './champion-home.view.ts';
import { chooseRollout } from './choose-rollout.usecase.ts';
import { findChosenRollout } from './home.store.ts';
import { CHOOSE_ROLLOUT, type HomeFacts, homeView, hubModal } from './home.view.ts';
import { findRolloutStatus, listRolesIn, listRolloutsOf } from './rollout-status.store.ts';
import { statusMessage } from './status.view.ts';

export const drawHome =
  (declared: Declared) =>
  (request: Request): Home =>
    homeView(factsFor(declared, request));

/** The bare `/rollout`, and `/rollout status` for those who look for it by name. */
export function statusCommands(declared: Declared) {
  const status = {
    command: '/rollout' as const,
    summary: 'where the rollout stands, and your next step',
    usage: '',
    who: 'anyone' as const,
    about: 'rollout' as const,
    arguments: noArguments,
    run: (request: RolloutRequest): Reply => tellStatus(declared, request),
  };
  return [command({ ...status, name: '' }), command({ ...status, name: 'status' })];
}

export const openHub = (declared: Declared) =>
  shortcut({
    callbackId: 'home.open-hub',
    kind: 'global',
    who: 'anyone',
    about: 'workspace',
    run: (request) => open(hubModal(factsFor(declared, request))),
  });

export const chooseRolloutAction = (declared: Declared) =>
  action({
    actionId: CHOOSE_ROLLOUT,
    who: 'anyone',
    about: 'workspace',
    value: rolloutValue,
    run(request, { rolloutId }, { surface }): Reply {
      chooseRollout(request.database, request.acting, rolloutId);
      if (surface.kind !== 'modal') return home;
      return { kind: 'update', view: hubModal(factsFor(declared, request)) };
    },
  });

function factsFor(declared: Declared, { database, acting, now }: Request): HomeFacts {
  const { userId } = acting;
  const needs = listObligationsOf(declared.obligations, database, acting, now);
  const choices = listRolloutsOf(declared, database, userId, needs);
  const chosenId = choices.length < 2 ? undefined : findChosenRollout(database, userId);
  const rollout = choices.find(({ id }) => id === chosenId) ?? choices[0];
  const roles = rollout === undefined ? [] : listRolesIn(declared, database, rollout.id, userId);
  return {
    reader: {
      userId,
      roles: new Set([...roles, ...(acting.roles.has('admin') ? (['admin'] as const) : [])]),
    },
    today: todayAt(acting, now),
    needs,
    status:
      rollout === undefined
        ? undefined
        : findRolloutStatus(declared, database, rollout, userId, now),
    choices,
    desk:
      rollout === undefined
        ? []
        : [
            ...deskFor(declared, database, rollout, userId, now),
            ...learningFor(
              { ...findReading(database, rollout, now), product: declared },
              userId,
              needs,
            ),
          ],
  };
}

function deskFor(
  declared: Declared,
  database: Database,
  rollout: Rollout,
  userId: UserId,
  now: Temporal.Instant,
): AnyBlock[] {
  const desk = findChampionHome(declared, findReading(database, rollout, now), userId);
  return desk === undefined ? [] : championHomeBlocks(desk, rollout.id);
}

/** Learning shows for the people of a team, unless it stands under what needs them already. */
function learningFor(
  context: ReadContext,
  userId: UserId,
  needs: readonly Obligation[],
): AnyBlock[] {
  const { database, rolloutId } = context;
  const isAsked = needs.some((one) => one.topic === 'training' && one.rolloutId === rolloutId);
  if (isAsked || listTeamRoles(database, rolloutId, userId).length === 0) return [];
  return learningHomeBlocks(getLearnerRecord(context, userId));
}

function tellStatus(declared: Declared, request: RolloutRequest): Reply {
  const { database, rolloutId, acting, now } = request;
  const rollout = findRollout(database, rolloutId);
  if (rollout === undefined) return tell(sentence('This rollout no longer exists.'));
  const own = listObligationsOf(declared.obligations, database, acting, now).filter(
    (obligation) => obligation.rolloutId === rolloutId,
  );
  const status = findRolloutStatus(declared, database, rollout, acting.userId, now);
  return tell(statusMessage(status, own, todayAt(acting, now)));
}
