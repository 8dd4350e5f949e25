import {
  actions,
  button,
  clamp,
  context,
  esc,
  type Message,
  section,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Learning } from './learning.ts';

export const OPEN_LEARNING = 'learnings.open-learning';

export const learningValue = ({ rolloutId, id }: Pick<Learning, 'rolloutId' | 'id'>) =>
  asValue({ rolloutId, learningId: id });

export const quoted = (text: string, limit = 500) =>
  `> ${esc(clamp(text, limit)).replaceAll('\n', '\n> ')}`;

/** Tells the leads that the next wave has something to wait for. */
export function mustFoundMessage(found: {
  learning: Learning;
  teamName: string;
  finderName: string;
}): Message {
  const { learning, teamName, finderName } = found;
  const text = `${esc(finderName)} of *${esc(teamName)}* logged something that must be solved before the next wave.`;
  const next =
    learning.stage === 'observed'
      ? `${esc(finderName)} has been asked for the cause; then the two of you agree on what to do.`
      : 'The cause is named. The next step is yours: agree on an action and its owner.';
  return {
    text,
    blocks: [
      section(`${text}\n${quoted(learning.what)}`),
      ...(learning.cause === '' ? [] : [section(`*Why it happens:* ${esc(learning.cause)}`)]),
      section(next),
      actions(button('Look at it', OPEN_LEARNING, learningValue(learning), { style: 'primary' })),
      context('The next wave stays shut until another team has tried the fix and it works.'),
    ],
  };
}

/** What another team's trial showed, for the person who found it. */
export function triedMessage(trial: {
  learning: Learning;
  teamName: string;
  byName: string;
  worked: boolean;
  note: string;
}): Message {
  const { learning, teamName, byName, worked, note } = trial;
  const text = worked
    ? `What you found works in *${esc(teamName)}* too: ${esc(byName)} tried it there. It is now validated. Thank you.`
    : `${esc(byName)} tried it in *${esc(teamName)}*, but it hasn’t worked there yet. It needs another action.`;
  return {
    text,
    blocks: [
      section(text),
      section(quoted(learning.what)),
      ...(note === '' ? [] : [section(`*What they saw:* ${esc(note)}`)]),
      actions(button('Look at it', OPEN_LEARNING, learningValue(learning))),
    ],
  };
}

/** Credit goes to who found it. */
export function adoptedMessage(adoption: {
  learning: Learning;
  teamName: string;
  byName: string;
}): Message {
  const { learning, teamName, byName } = adoption;
  const text = `*${esc(teamName)}* now uses what you found: ${esc(byName)} adopted it there. Thank you.`;
  return { text, blocks: [section(text), section(quoted(learning.what))] };
}

export function declinedMessage(declined: {
  learning: Learning;
  byName: string;
  reason: string;
}): Message {
  const { learning, byName, reason } = declined;
  const text = `${esc(byName)} decided not to follow up on one of your learnings. The reason is on the record.`;
  return {
    text,
    blocks: [
      section(text),
      section(quoted(learning.what)),
      section(`*Why:* ${esc(reason)}`),
      context('If it comes back, log it again: `/champion learned`.'),
    ],
  };
}
