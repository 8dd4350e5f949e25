import { dateAt } from '../../../platform/calendar.ts';
import {
  type AnyBlock,
  actions,
  button,
  clamp,
  context,
  divider,
  esc,
  header,
  type Message,
  plain,
  section,
  sentence,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { sayCount, sayDate } from '../../../platform/words.ts';
import { handoverItems, itemsLeft } from './handover.ts';
import type { HandoverFacts, TeamHandover } from './handover-facts.ts';

export const OPEN_HANDOVER = 'handovers.open-handover';
export const TICK_ITEM = 'handovers.tick-item';
export const CONFIRM_HANDOVER = 'handovers.confirm-handover';
export const CANCEL_HANDOVER = 'handovers.cancel-handover';
export const TICK_TALK = 'handovers.tick-talk';

export const handoverValue = (handover: Pick<TeamHandover, 'rolloutId' | 'id'>, more = {}) =>
  asValue({ rolloutId: handover.rolloutId, handoverId: handover.id, ...more });

/** The checklist that the two go through together, each from their own desk. */
export function handoverModal(facts: HandoverFacts): Modal {
  const { handover, fromName, toName } = facts;
  return {
    type: 'modal',
    callback_id: 'handovers.handover',
    title: plain('Handover', 24),
    close: plain('Close', 24),
    private_metadata: handoverValue(handover),
    blocks: [
      section(
        `${esc(fromName)} is handing *${esc(facts.teamName)}* over to ${esc(toName)}. ${esc(fromName)} is champion until you both confirm; then ${esc(toName)} is, with no gap.`,
      ),
      header('What moves'),
      section(sayContext(facts)),
      section(sayQuestions(facts)),
      header('Go through it together'),
      ...handoverItems.map((item) => itemBlock(item, facts)),
      divider,
      ...endBlocks(facts),
    ],
  };
}

function sayContext({ handover, fromName }: HandoverFacts): string {
  return handover.context === ''
    ? `*What to know:* ${esc(fromName)} hasn’t written anything yet; talk it through.`
    : `*What to know:*\n> ${esc(clamp(handover.context, 2500)).replaceAll('\n', '\n> ')}`;
}

function sayQuestions({ questions }: HandoverFacts): string {
  if (questions.length === 0) return '*Open questions:* none.';
  const shown = questions.slice(0, 5).map((text) => `• ${esc(clamp(text, 150))}`);
  const more = questions.length > 5 ? `\n…and ${questions.length - 5} more.` : '';
  return `*Open questions:* ${questions.length}, handed over automatically.\n${shown.join('\n')}${more}`;
}

function itemBlock(item: (typeof handoverItems)[number], facts: HandoverFacts): AnyBlock {
  const tick = facts.handover.ticked[item.name];
  if (tick === undefined)
    return section(
      item.text,
      button('Done', TICK_ITEM, handoverValue(facts.handover, { item: item.name })),
    );
  const by = tick.by === facts.handover.fromId ? facts.fromName : facts.toName;
  const on = dateAt(tick.at, facts.timeZone);
  return section(`~${item.text}~\nDone: ${esc(by)}, ${sayDate(on, facts.today)}.`);
}

function endBlocks(facts: HandoverFacts): AnyBlock[] {
  const { handover, readerIs } = facts;
  const left = itemsLeft(handover).length;
  const value = handoverValue(handover);
  const cancel = button('Call it off', CANCEL_HANDOVER, value);
  if (left > 0)
    return [context(`${sayCount(left, 'point')} left; then you both confirm.`), actions(cancel)];
  const own = readerIs === 'from' ? handover.confirmedByFrom : handover.confirmedByTo;
  const other = readerIs === 'from' ? facts.toName : facts.fromName;
  if (own !== undefined)
    return [context(`You have confirmed. ${esc(other)} still needs to.`), actions(cancel)];
  return [
    context('Everything is ticked off. The handover is done once you both confirm.'),
    actions(button('Confirm', CONFIRM_HANDOVER, value, { style: 'primary' }), cancel),
  ];
}

export function handedOverMessage(
  facts: HandoverFacts,
  talksOn: readonly Temporal.PlainDate[],
): Message {
  const { fromName, toName, readerIs, today } = facts;
  const first = talksOn[0];
  const text =
    readerIs === 'to'
      ? `You are champion of *${esc(facts.teamName)}*. ${esc(fromName)} stays your buddy for a month.`
      : `${esc(toName)} is champion of *${esc(facts.teamName)}* now. Thank you for all you did; you stay on as buddy for a month.`;
  const next =
    first === undefined
      ? ''
      : ` You’ll talk every week for two weeks, then once more after a fortnight, starting on ${sayDate(first, today)}.`;
  return sentence(`${text}${next}`);
}

/** For leads and the manager. */
export function championChangedMessage(facts: HandoverFacts): Message {
  return sentence(
    `${esc(facts.fromName)} has handed *${esc(facts.teamName)}* over to ${esc(facts.toName)}, who is champion now. Nothing stopped in between.`,
  );
}

export function calledOffMessage(facts: HandoverFacts, byName: string): Message {
  return sentence(
    `${esc(byName)} called off the handover of *${esc(facts.teamName)}*. ${esc(facts.fromName)} stays champion, ${esc(facts.toName)} back-up.`,
  );
}
