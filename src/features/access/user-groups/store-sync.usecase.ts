import { write } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import { enqueueAnswer, enqueueNews } from '../../../platform/outbox/direct.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import type { Message } from '../../../platform/slack/blocks.ts';
import { listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { findUserGroup, saveUserGroup } from './user-groups.store.ts';

/** Stores how a look or a change ended. Leads hear of a problem, and once only for as long as it lasts. */
export function storeSync(
  request: RolloutRequest,
  ended: { says: string; isProblem: boolean; forLeads?: Message | undefined },
): void {
  const { database, rolloutId, now } = request;
  write(database, () => {
    const link = findUserGroup(database, rolloutId);
    if (link === undefined) return;
    const { says, isProblem, forLeads } = ended;
    const isKnown = link.last?.isProblem === true && link.last.says === says;
    saveUserGroup(database, { ...link, last: { at: now, says, isProblem } });
    if (forLeads === undefined || isKnown) return;
    for (const to of listActiveHolders(database, rolloutId, 'lead'))
      enqueueNews(request, {
        key: `user-group.problem:${newId<string>()}`,
        to,
        message: forLeads,
      });
  });
}

type Asked = {
  /** The key of what was asked of the delivery: a question that is worked on again is answered once. */
  task: string;
  askedBy: UserId;
  answer: Message;
};

/** Stores what a look has found, and answers the person who asked for it. */
export function storeLook(
  request: RolloutRequest,
  { says, ...asked }: Asked & { says: string },
): void {
  write(request.database, () => {
    storeSync(request, { says, isProblem: false });
    answerAsker(request, asked);
  });
}

/** Slack has answered Groundswell, and the one who pressed is answered at once: it is still their own act. */
export function answerAsker(request: RolloutRequest, { task, askedBy, answer }: Asked): void {
  const acting = { ...request.acting, userId: askedBy };
  enqueueAnswer(
    { ...request, acting },
    { key: `user-group.look:${task}`, to: askedBy, message: answer },
  );
}
