import { z } from 'zod';
import type { UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { type Message, sentence } from '../../../platform/slack/blocks.ts';
import { action } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { rolloutValue } from '../../../platform/slack/fields.ts';
import { keptDate, keptId } from '../../../platform/slack/kept-values.ts';
import { asLook } from '../../../platform/slack/refusal.ts';
import { home, open, type Reply, tell, update } from '../../../platform/slack/reply.ts';
import { type AdvanceOutcome, cancelHandover, tickHandover } from './advance-handover.usecase.ts';
import { holdTalk } from './check-off-talk.usecase.ts';
import { confirmByOne } from './confirm-handover.usecase.ts';
import { type HandoverItem, type HandoverRefusal, handoverItems, isRunning } from './handover.ts';
import {
  CANCEL_HANDOVER,
  CONFIRM_HANDOVER,
  calledOffMessage,
  championChangedMessage,
  handoverModal,
  OPEN_HANDOVER,
  TICK_ITEM,
  TICK_TALK,
} from './handover.view.ts';
import {
  findHandoverRecord,
  getHandoverFacts,
  type HandoverRecord,
} from './handover-records.store.ts';
import { sayHandoverRefusal } from './handover-refusals.view.ts';

const handoverValue = rolloutValue.extend({ handoverId: keptId() });

const openIt = action({
  actionId: OPEN_HANDOVER,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: handoverValue,
  run(request, { handoverId }): Reply {
    const found = findHandoverRecord(request, handoverId);
    if (found === undefined) return tell(NO_SUCH_HANDOVER);
    const { fromId, toId } = found.handover;
    if (![fromId, toId].includes(request.acting.userId))
      return tell(asLook(refusalOf(request, { kind: 'not-one-of-the-two', fromId, toId })));
    if (!isRunning(found.handover) || found.from === undefined || found.to === undefined)
      return tell(asLook(refusalOf(request, { kind: 'over' })));
    return openHandover(request, found);
  },
});

export function openHandover(request: RolloutRequest, running: HandoverRecord): Reply {
  return open(handoverModal(getHandoverFacts(request, running, request.acting.userId)));
}

const itemNames = handoverItems.map(({ name }) => name) as [HandoverItem, ...HandoverItem[]];

const tick = action({
  actionId: TICK_ITEM,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: handoverValue.extend({ item: z.enum(itemNames) }),
  run(request, { handoverId, item }): Reply {
    return redraw(request, tickHandover(request, { handoverId, item }));
  },
});

const cancel = action({
  actionId: CANCEL_HANDOVER,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: handoverValue,
  run(request, { handoverId }): Reply {
    const { acting } = request;
    const outcome = cancelHandover(request, { handoverId });
    if (outcome.kind !== 'done') return redraw(request, outcome);
    const facts = getHandoverFacts(request, outcome.after, acting.userId);
    return update(endModal(calledOffMessage(facts, acting.name)));
  },
});

function redraw(request: RolloutRequest, outcome: AdvanceOutcome): Reply {
  if (outcome.kind === 'no-such-handover') return tell(NO_SUCH_HANDOVER);
  if (outcome.kind === 'refused') return tell(refusalOf(request, outcome.why));
  return update(handoverModal(getHandoverFacts(request, outcome.after, request.acting.userId)));
}

const confirm = action({
  actionId: CONFIRM_HANDOVER,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: handoverValue,
  run(request, { handoverId }): Reply {
    const outcome = confirmByOne(request, { handoverId });
    if (outcome.kind === 'no-such-handover') return tell(NO_SUCH_HANDOVER);
    if (outcome.kind === 'refused') return tell(refusalOf(request, outcome.why));
    const facts = getHandoverFacts(request, outcome.after, request.acting.userId);
    if (outcome.kind === 'confirmed') return update(handoverModal(facts));
    return update(endModal(championChangedMessage(facts)));
  },
});

function endModal(message: Message): ReturnType<typeof handoverModal> {
  return {
    type: 'modal',
    callback_id: 'handovers.end',
    title: { type: 'plain_text', text: 'Handover' },
    close: { type: 'plain_text', text: 'Close' },
    blocks: message.blocks,
  };
}

const talk = action({
  actionId: TICK_TALK,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: handoverValue.extend({
    talkOn: keptDate,
  }),
  run(request, { handoverId, talkOn }, { surface }): Reply {
    const outcome = holdTalk(request, { handoverId, talkOn });
    if (outcome === 'not-one-of-the-two')
      return tell(sentence('This talk is between two other people. Nothing was changed.'));
    if (surface.kind === 'home') return home;
    return tell(
      sentence(
        outcome === 'held' ? 'Good. I’ve noted it for you both.' : 'This had already been noted.',
      ),
    );
  },
});

export function refusalOf(
  { database, acting, today }: RolloutRequest,
  why: HandoverRefusal,
): Message {
  const nameOf = (id: UserId) => (id === acting.userId ? 'You' : findName(database, id));
  return sentence(sayHandoverRefusal(why, nameOf, today, acting.timeZone));
}

const NO_SUCH_HANDOVER = sentence(
  'This handover no longer exists. `/champion handover` starts one.',
);

export const handoverActions = [openIt, tick, cancel, confirm, talk];
