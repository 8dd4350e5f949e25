import { z } from 'zod';
import type { Request } from '../../../platform/request.ts';
import { sentence } from '../../../platform/slack/blocks.ts';
import { action, command } from '../../../platform/slack/declarations.ts';
import { noArguments } from '../../../platform/slack/fields.ts';
import { open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { byUrgency } from '../../contract/obligation.ts';
import { todayAt } from '../../rollout/rollouts/rollout.ts';
import { findRollout, listOpenRollouts } from '../../rollout/rollouts/rollouts.store.ts';
import { getDue } from './due.store.ts';
import {
  dueMessage,
  myObligationsModal,
  obligationBlocks,
  type RolloutNames,
  SHOW_MINE,
} from './obligation.view.ts';
import { listObligations, listObligationsIn, listObligationsOf } from './obligations.store.ts';

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
    if (acting.roles.has('lead') || acting.roles.has('sponsor')) {
      const owed = listObligations(request);
      return tell(dueMessage(rollout?.name ?? '', getDue(request, owed), today));
    }
    const own = listObligationsIn(request, acting.userId).sort(byUrgency(today));
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
