import { z } from 'zod';
import type { Request } from '../../../platform/request.ts';
import { seesInside } from '../../../platform/sight.ts';
import { context, sentence } from '../../../platform/slack/blocks.ts';
import { action, command } from '../../../platform/slack/declarations.ts';
import { noArguments } from '../../../platform/slack/fields.ts';
import { open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { byUrgency } from '../../contract/obligation.ts';
import { todayAt } from '../../rollout/rollouts/rollout.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { getReader, listSeenRollouts } from '../../rollout/rollouts/seen-rollouts.store.ts';
import { getDue } from './due.store.ts';
import {
  dueMessage,
  myObligationsModal,
  obligationBlocks,
  type RolloutNames,
  SHOW_MINE,
} from './obligation.view.ts';
import { listObligationsIn, listObligationsOf } from './obligations.store.ts';
import { concernLines } from './quiet.view.ts';
import { getNextStepUp, getQuietOf } from './waiting-for-others.store.ts';
import { holdingBlocks } from './waiting-for-others.view.ts';

/** `/rollout due`: leads and sponsors see everybody's, everyone else their own. */
export const dueCommand = command({
  command: '/rollout',
  name: 'due',
  summary: 'what is open, with whom and until when',
  usage: '',
  who: 'anyone',
  shows: 'cut',
  about: 'rollout',
  arguments: noArguments,
  run(request): Reply {
    const { database, acting, rolloutId, now, today } = request;
    const rollout = findRollout(database, rolloutId);
    if (acting.roles.has('lead') || acting.roles.has('sponsor')) {
      const holding = getNextStepUp(request, acting.userId);
      const due = getDue(request, holding.waiting.shown);
      const { text, blocks } = dueMessage(rollout?.name ?? '', due, today);
      const [headline, ...rest] = blocks;
      const top = headline === undefined ? [] : [headline];
      return tell({ text, blocks: [...top, ...holdingBlocks(holding, today), ...rest] });
    }
    const own = listObligationsIn(request, acting.userId).sort(byUrgency(today));
    if (own.length === 0) {
      const concerns = seesInside(acting) ? getNextStepUp(request, acting.userId).concerns : [];
      const lines = concernLines(concerns).map((line) => context(line));
      return tell(sentence('Nothing is waiting for you on this rollout.', ...lines));
    }
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
  shows: 'own',
  about: 'workspace',
  value: z.object({}),
  run(request) {
    const { acting, now } = request;
    const own = listObligationsOf(request, acting);
    const quiet = getQuietOf(request, acting, own.length);
    return open(
      myObligationsModal(own, { today: todayAt(acting, now), quiet }, rolloutNames(request)),
    );
  },
});

function rolloutNames(request: Request): RolloutNames {
  const rollouts = listSeenRollouts(request, getReader(request)).filter(
    ({ closedAt }) => closedAt === undefined,
  );
  return rollouts.length < 2 ? undefined : new Map(rollouts.map(({ id, name }) => [id, name]));
}
