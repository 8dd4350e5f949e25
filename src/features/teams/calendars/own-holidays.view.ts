import { esc, type Message, plain, section, sentence } from '../../../platform/slack/blocks.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { sayDate, sayList } from '../../../platform/words.ts';
import { holidayPlaceInput, type NamedPlace } from './holiday-place.view.ts';

export const OWN_HOLIDAYS_FORM = 'calendars.choose-own-place';

export type OwnHolidays = {
  /** What the form starts with. */
  chosen: NamedPlace;
  /** Whose holidays count at the moment. */
  placeName: string | undefined;
  next: readonly { on: string; name: string }[];
};

export function ownHolidaysModal(own: OwnHolidays, today: Temporal.PlainDate): Modal {
  return {
    type: 'modal',
    callback_id: OWN_HOLIDAYS_FORM,
    title: plain('My public holidays', 24),
    submit: plain('Save', 24),
    close: plain('Cancel', 24),
    private_metadata: '{}',
    blocks: [
      section(sayNext(own, today)),
      holidayPlaceInput('place', own.chosen, 'You get no messages on these days.'),
    ],
  };
}

export function ownHolidaysMessage(own: OwnHolidays, today: Temporal.PlainDate): Message {
  return sentence(`Saved. ${sayNext(own, today)}`);
}

function sayNext({ placeName, next }: OwnHolidays, today: Temporal.PlainDate): string {
  if (placeName === undefined) return 'No public holidays are yours: I write on every working day.';
  const at = `The public holidays of *${esc(placeName)}* are yours`;
  if (next.length === 0) return `${at}.`;
  const days = next.map(
    ({ on, name }) => `${esc(name)} on ${sayDate(Temporal.PlainDate.from(on), today)}`,
  );
  return `${at}. Next: ${sayList(days)}.`;
}
