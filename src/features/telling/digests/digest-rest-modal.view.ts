import { clamp, context, plain, section } from '../../../platform/slack/blocks.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { sayCount } from '../../../platform/words.ts';
import { selectBlocked } from './digest-blocked.ts';
import { blockedLine } from './digest-lines.view.ts';
import { safeFacts } from './digest-message.view.ts';
import type { DigestStory } from './digest-story.ts';

/** A modal holds a hundred blocks, and nobody reads more lines than these. */
const LINES_MAX = 80;
const PER_BLOCK = 5;

/** Everything of one list of a digest; the digest itself shows the first five. */
export function digestRestModal(story: DigestStory, list: 'changed' | 'blocked'): Modal {
  const lines = list === 'changed' ? changedLines(story) : blockedLines(story);
  const shown = lines.slice(0, LINES_MAX).map((line) => `• ${clamp(line, 500)}`);
  const more = lines.length - shown.length;
  const parts = Array.from({ length: Math.ceil(shown.length / PER_BLOCK) }, (_, part) =>
    section(shown.slice(part * PER_BLOCK, (part + 1) * PER_BLOCK).join('\n')),
  );
  const nothing = section('Nothing is left of it: all of this has been settled since.');
  return {
    type: 'modal',
    callback_id: 'digests.rest',
    title: plain(list === 'changed' ? 'What changed' : 'What is blocked', 24),
    close: plain('Close', 24),
    blocks: [
      ...(parts.length === 0 ? [nothing] : parts),
      ...(more > 0 ? [context(`And ${sayCount(more, 'more line')}: \`/rollout history\`.`)] : []),
      ...(list === 'blocked' ? [context('As it stands now.')] : []),
    ],
  };
}

function changedLines(story: DigestStory): string[] {
  return safeFacts(story).stories.map(({ text }) => text);
}

function blockedLines(story: DigestStory): string[] {
  const facts = safeFacts(story);
  const { nameOf, withNames } = story;
  const naming = { today: facts.today, nameOf, withNames };
  return selectBlocked(facts, undefined).map((item) => blockedLine(naming, item));
}
