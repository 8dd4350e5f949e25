import { context, esc, type Message, section } from '../../../platform/slack/blocks.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { textInput, thingForm, whom } from '../arrangements/arranging-modals.view.ts';
import type { ThingShown } from '../arrangements/open-thing.ts';
import { obligationSection } from '../obligations/obligation.view.ts';

export const WRITE_FORM = 'writing.write';

export function writeModal(thing: ThingShown): Modal {
  return thingForm(thing, {
    callbackId: WRITE_FORM,
    title: 'Write to them',
    submit: 'Send',
    blocks: [
      textInput('words', 'Your message', { limit: 1000 }),
      context(
        `It reaches ${esc(whom(thing))} during their working hours, in your name, with the button that settles this.`,
      ),
    ],
  });
}

/** A person's own words about one thing, with the button that settles it. */
export function writtenMessage(
  { obligation, today }: Pick<ThingShown, 'obligation' | 'today'>,
  { from, words }: { from: string; words: string },
): Message {
  const text = `*${esc(from)}* writes to you about something that is open:`;
  return {
    text: `${text} ${esc(words)}`,
    blocks: [
      section(`${text}\n${quoted(words)}`),
      obligationSection(obligation, today),
      context(`The answer goes to ${esc(from)} directly.`),
    ],
  };
}

function quoted(words: string): string {
  return esc(words)
    .split('\n')
    .map((line) => `>${line}`)
    .join('\n');
}
