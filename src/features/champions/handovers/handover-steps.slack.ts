import { z } from 'zod';
import type { UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { type Message, sentence } from '../../../platform/slack/blocks.ts';
import { action } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { rolloutValue } from '../../../platform/slack/fields.ts';
import { home, open, type Reply, tell, update } from '../../../platform/slack/reply.ts';
import { type AdvanceOutcome, cancelHandover, tickHandover } from './advance-handover.usecase.ts';
import { holdTalk } from './check-off-talk.usecase.ts';
import { confirmByOne, type HandoverEffects } from './confirm-handover.usecase.ts';
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
import { handoverFacts } from './handover-facts.usecase.ts';
import { findHandoverRecord, type HandoverRecord } from './handover-records.store.ts';
import { sayHandoverRefusal } from './handover-refusals.view.ts';

const handoverValue = rolloutValue.extend({ handoverId: z.string() });

const openIt = action({
  actionId: OPEN_HANDOVER,
  who: 'anyone',
  about: 'rollout',
  value: handoverValue,
  run(request, { handoverId }): Reply {
    const file = findHandoverRecord(request, handoverId);
    if (file === undefined) return tell(NO_SUCH_HANDOVER);
    const { fromId, toId } = file.handover;
    if (![fromId, toId].includes(request.acting.userId))
      return tell(refusalOf(request, { kind: 'not-one-of-the-two', fromId, toId }));
    if (!isRunning(file.handover) || file.from === undefined || file.to === undefined)
      return tell(refusalOf(request, { kind: 'over' }));
    return openHandover(request, file);
  },
});

export function openHandover(request: RolloutRequest, file: HandoverRecord): Reply {
  return open(handoverModal(handoverFacts(request, file, request.acting.userId)));
}

const itemNames = handoverItems.map(({ name }) => name) as [HandoverItem, ...HandoverItem[]];

const tick = action({
  actionId: TICK_ITEM,
  who: 'anyone',
  about: 'rollout',
  value: handoverValue.extend({ item: z.enum(itemNames) }),
  run(request, { handoverId, item }): Reply {
    const { database, acting, rolloutId, now, today } = request;
    const input = { acting, rolloutId, handoverId, item };
    return redraw(request, tickHandover(database, input, { now, today }));
  },
});

const cancel = action({
  actionId: CANCEL_HANDOVER,
  who: 'anyone',
  about: 'rollout',
  value: handoverValue,
  run(request, { handoverId }): Reply {
    const { database, acting, rolloutId, now, today } = request;
    const input = { acting, rolloutId, handoverId };
    const outcome = cancelHandover(database, input, { now, today });
    if (outcome.kind !== 'done') return redraw(request, outcome);
    const facts = handoverFacts(request, outcome.file, acting.userId);
    return update(endModal(calledOffMessage(facts, acting.name)));
  },
});

function redraw(request: RolloutRequest, outcome: AdvanceOutcome): Reply {
  if (outcome.kind === 'no-such-handover') return tell(NO_SUCH_HANDOVER);
  if (outcome.kind === 'refused') return tell(refusalOf(request, outcome.why));
  return update(handoverModal(handoverFacts(request, outcome.file, request.acting.userId)));
}

const confirm = (effects: HandoverEffects) =>
  action({
    actionId: CONFIRM_HANDOVER,
    who: 'anyone',
    about: 'rollout',
    value: handoverValue,
    run(request, { handoverId }): Reply {
      const { database, acting, rolloutId, now, today } = request;
      const input = { acting, rolloutId, handoverId, effects };
      const outcome = confirmByOne(database, input, { now, today });
      if (outcome.kind === 'no-such-handover') return tell(NO_SUCH_HANDOVER);
      if (outcome.kind === 'refused') return tell(refusalOf(request, outcome.why));
      const facts = handoverFacts(request, outcome.file, acting.userId);
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
  about: 'rollout',
  value: handoverValue.extend({
    talkOn: z.iso.date().transform((text) => Temporal.PlainDate.from(text)),
  }),
  run({ database, acting, rolloutId, now }, { handoverId, talkOn }, { surface }): Reply {
    const outcome = holdTalk(database, { acting, rolloutId, handoverId, talkOn }, now);
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
  'This handover no longer exists. Nothing was changed. `/champion handover` starts one.',
);

export const handoverActions = (effects: HandoverEffects) => [
  openIt,
  tick,
  cancel,
  confirm(effects),
  talk,
];
