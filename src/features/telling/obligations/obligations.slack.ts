import { z } from 'zod';
import type { UserId } from '../../../platform/ids.ts';
import type { Request } from '../../../platform/request.ts';
import { sentence } from '../../../platform/slack/blocks.ts';
import { action, command } from '../../../platform/slack/declarations.ts';
import { listPeople } from '../../../platform/slack/directory.ts';
import { noArguments } from '../../../platform/slack/fields.ts';
import { open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { isOverdue, type Obligation } from '../../contract/obligation.ts';
import { todayAt } from '../../rollout/rollouts/rollout.ts';
import { findRollout, listOpenRollouts } from '../../rollout/rollouts/rollouts.store.ts';
import {
  type DueGroup,
  dueMessage,
  myObligationsModal,
  obligationBlocks,
  type RolloutNames,
  SHOW_MINE,
} from './obligation.view.ts';
import { listObligations, listObligationsOf } from './obligations.store.ts';

/** `/rollout due`: leads and sponsors see everybody's, everyone else their own. */
export const dueCommand = command({
  command: '/rollout',
  name: 'due',
  summary: 'what is open, with whom and until when',
  usage: '',
  who: 'anyone',
  about: 'rollout',
  arguments: noArguments,
  run(request): Reply {
    const { database, acting, rolloutId, now, today } = request;
    const rollout = findRollout(database, rolloutId);
    const all = listObligations(request);
    if (acting.roles.has('lead') || acting.roles.has('sponsor')) {
      return tell(dueMessage(rollout?.name ?? '', groupByPerson(request, all), today));
    }
    const own = all.filter((obligation) => obligation.personId === acting.userId);
    if (own.length === 0) return tell(sentence('Nothing is waiting for you on this rollout.'));
    return tell({
      text: own.map((one) => one.text).join('\n'),
      blocks: obligationBlocks(own, todayAt(acting, now)),
    });
  },
});

/** Everything that waits for the person, from the button below the first few. */
export const showMine = action({
  actionId: SHOW_MINE,
  who: 'anyone',
  about: 'workspace',
  value: z.object({}),
  run(request) {
    const { acting, now } = request;
    const own = listObligationsOf(request, acting);
    return open(myObligationsModal(own, todayAt(acting, now), rolloutNames(request)));
  },
});

function rolloutNames({ database }: Pick<Request, 'database'>): RolloutNames {
  const rollouts = listOpenRollouts(database);
  return rollouts.length < 2 ? undefined : new Map(rollouts.map(({ id, name }) => [id, name]));
}

/** Those with something overdue first, then by the number of open things, then by name. */
function groupByPerson(
  { database, today }: Request & { today: Temporal.PlainDate },
  all: Obligation[],
): DueGroup[] {
  const byPerson = new Map<UserId, Obligation[]>();
  for (const obligation of all) {
    const own = byPerson.get(obligation.personId);
    if (own === undefined) byPerson.set(obligation.personId, [obligation]);
    else own.push(obligation);
  }
  const people = new Map(
    listPeople(database, [...byPerson.keys()]).map((one) => [one.userId, one]),
  );
  const lateIn = (group: DueGroup) =>
    group.obligations.filter((one) => isOverdue(one, today)).length;
  return [...byPerson]
    .map(([personId, obligations]) => ({
      name: people.get(personId)?.name ?? 'someone we don’t know yet',
      hasLeft: people.get(personId)?.isDeactivated === true,
      obligations,
    }))
    .sort(
      (a, b) =>
        lateIn(b) - lateIn(a) ||
        b.obligations.length - a.obligations.length ||
        a.name.localeCompare(b.name),
    );
}
