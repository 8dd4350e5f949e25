import { context, esc, type Message, section, sentence } from '../../../platform/slack/blocks.ts';
import { asSentence, sayCount, sayDate } from '../../../platform/words.ts';
import type { JudgedCriterion } from '../../gates/gates/gate-verdict.ts';
import type { Completion } from './completion.ts';

/** In the rollout's channel: what was agreed, by whom, and that it is watched. */
export function completeMessage(facts: {
  rolloutName: string;
  byName: string;
  askedByName: string;
  words: string;
  criteria: readonly JudgedCriterion[];
}): Message {
  const { rolloutName, byName, askedByName, words, criteria } = facts;
  const text = `*${esc(rolloutName)}* is complete: ${esc(askedByName)} asked, and ${esc(byName)} agreed.`;
  return {
    text,
    blocks: [
      section(text),
      section(`${esc(askedByName)}: ${esc(asSentence(words))}`),
      section(
        `All ${sayCount(criteria.length, 'criterion', 'criteria')} of its gate were met that day. Everyone keeps their access, champions and the Core stay, and use is looked at again every three months: if it declines, the rollout opens again.`,
      ),
      context(
        '`/rollout gates` and `/rollout history` keep what was found. Thank you, all of you.',
      ),
    ],
  };
}

/** To the one who asked. */
export function answeredMessage({
  rolloutName,
  byName,
  decision,
}: {
  rolloutName: string;
  byName: string;
  decision: Completion['decision'];
}): Message {
  const name = `*${esc(rolloutName)}*`;
  if (decision?.kind === 'agreed')
    return sentence(
      `${esc(byName)} agreed: ${name} is complete. Those who keep something are asked whether they go on.`,
    );
  return sentence(
    `${esc(byName)} does not call ${name} complete yet: ${esc(asSentence(decision?.why ?? ''))} \`/rollout complete\` shows where it stands.`,
  );
}

/** In the channel, and to leads and sponsors: why it is open again. Sentences are safe mrkdwn. */
export function reopenedMessage({
  rolloutName,
  broken,
}: {
  rolloutName: string;
  broken: readonly string[];
}): Message {
  const text = `*${esc(rolloutName)}* is open again: what made it complete no longer holds.`;
  return {
    text: `${text} ${broken.join(' ')}`,
    blocks: [
      section(text),
      section(broken.map((one) => `• ${one}`).join('\n')),
      context(
        'Nobody’s access changes. `/rollout adoption` shows where, and `/rollout complete` what it takes to close it again.',
      ),
    ],
  };
}

/** In the channel, once a quarter. */
export function watchedMessage(facts: {
  rolloutName: string;
  useSays: string;
  today: Temporal.PlainDate;
  nextOn: Temporal.PlainDate;
}): Message {
  const { rolloutName, useSays, today, nextOn } = facts;
  return sentence(
    `*${esc(rolloutName)}* is complete, and that still holds. ${useSays} The next look is on ${sayDate(nextOn, today)}.`,
  );
}
