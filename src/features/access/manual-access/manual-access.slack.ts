import { z } from 'zod';
import type { UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import {
  action,
  command,
  type FieldValues,
  submission,
} from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { noArguments, rolloutValue } from '../../../platform/slack/fields.ts';
import { open, type Reply, update } from '../../../platform/slack/reply.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { countAllowed } from '../access/access-statuses.store.ts';
import { tickOff } from './check-off.usecase.ts';
import { getDrift } from './drift.store.ts';
import {
  blockIdOf,
  firstByTeam,
  GROUPS,
  LIST_FORM,
  listModal,
  OPEN_LIST,
  SHOWN_MAX,
  tickedModal,
} from './manual-access.view.ts';

const listCommand = command({
  command: '/rollout',
  name: 'access list',
  summary: 'whose access to give or take away by hand, as a list to tick off',
  usage: '',
  who: ['lead', 'admin'],
  whenClosed: 'too',
  instead: [{ says: 'Who has access', run: '/rollout access' }],
  about: 'rollout',
  arguments: noArguments,
  run: (request): Reply => open(modalFor(request)),
});

const openList = action({
  actionId: OPEN_LIST,
  who: ['lead', 'admin'],
  whenClosed: 'too',
  about: 'rollout',
  value: rolloutValue,
  run: (request): Reply => open(modalFor(request)),
});

function modalFor({ database, rolloutId }: RolloutRequest) {
  const { toGive, toTake } = getDrift(database, rolloutId);
  const teamOf = new Map(
    listTeams(database, rolloutId).flatMap(({ name, memberIds }) =>
      memberIds.map((id): [UserId, string] => [id, name]),
    ),
  );
  const nameOf = (id: UserId) => findName(database, id);
  const shown = (ids: readonly UserId[]) => firstByTeam(ids, { teamOf, nameOf, atMost: SHOWN_MAX });
  return listModal({
    rolloutId,
    rolloutName: findRollout(database, rolloutId)?.name ?? '',
    toGive: { shown: shown(toGive), count: toGive.length },
    toTake: { shown: shown(toTake), count: toTake.length },
    allowed: countAllowed(database, rolloutId),
  });
}

const boxes = z.record(z.string(), z.union([z.string(), z.array(z.string()), z.undefined()]));

const tickSubmission = submission({
  callbackId: LIST_FORM,
  who: ['lead', 'admin'],
  whenClosed: 'too',
  about: 'rollout',
  context: rolloutValue,
  fields: boxes,
  run(request, typed): Reply {
    const given = tickedIn(typed, 'give');
    const taken = tickedIn(typed, 'take');
    return update(tickedModal(tickOff(request, { given, taken })));
  },
});

function tickedIn(typed: FieldValues, kind: 'give' | 'take'): UserId[] {
  return Array.from({ length: GROUPS }, (_, group) => typed[blockIdOf(kind, group)] ?? [])
    .flat()
    .map((id) => id as UserId);
}

export const manualAccessCommands = [listCommand];
export const manualAccessActions = [openList];
export const manualAccessSubmissions = [tickSubmission];
