import { dateAt } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { sayDate, sayList } from '../../../platform/words.ts';
import { type HandoverRefusal, handoverItems } from './handover.ts';

/** Why a handover cannot go on so, and what to do. `nameOf` says "You" of the reader. */
export function sayHandoverRefusal(
  refusal: HandoverRefusal,
  nameOf: (userId: UserId) => string,
  today: Temporal.PlainDate,
  timeZone: string,
): string {
  const has = (id: UserId) => `${esc(nameOf(id))} ${nameOf(id) === 'You' ? 'have' : 'has'}`;
  const is = (id: UserId) => `${esc(nameOf(id))} ${nameOf(id) === 'You' ? 'are' : 'is'}`;
  switch (refusal.kind) {
    case 'not-in-office':
      return `${is(refusal.personId)} not this team’s champion now, so there is nothing to hand over.`;
    case 'not-a-back-up':
      return `${is(refusal.personId)} not a back-up of this team. Name them first: \`/champion backup @person\`.`;
    case 'not-one-of-the-two':
      return `This handover is between ${esc(nameOf(refusal.fromId))} and ${esc(nameOf(refusal.toId))}. Nothing was changed.`;
    case 'already-running':
      return `A handover to ${esc(nameOf(refusal.handover.toId))} is already under way: \`/champion handover\` opens it.`;
    case 'over':
      return 'This handover is over: it was completed or called off, or one of the two no longer holds the role. Nothing was changed.';
    case 'items-left': {
      const texts = handoverItems
        .filter((item) => refusal.items.includes(item.name))
        .map((item) => item.text.toLowerCase());
      return `Not yet: ${sayList(texts)} ${texts.length === 1 ? 'is' : 'are'} still open. Tick them off together, then confirm.`;
    }
    case 'not-certified':
      return `${has(refusal.personId)} no valid champion certificate yet, and a team is never left without a certified champion. The champion’s path comes first: \`/champion certify\`.`;
    case 'no-hours':
      return `${has(refusal.personId)} no approved hours for today. Their manager can renew them; then confirm again.`;
    case 'already-confirmed': {
      const on = dateAt(refusal.at, timeZone);
      return `You already confirmed on ${sayDate(on, today)}. Nothing was changed.`;
    }
  }
}
