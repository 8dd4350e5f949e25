import type { UserId } from '../../../platform/ids.ts';
import {
  type AnyBlock,
  clamp,
  context,
  divider,
  esc,
  plain,
  section,
} from '../../../platform/slack/blocks.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { sayFullDate } from '../../../platform/words.ts';
import { versionText } from '../lessons/lesson.ts';
import type { EntryRevision } from './entry.ts';
import { differenceSection } from './entry-text.view.ts';
import { textDifference } from './text-difference.ts';

const SHOWN = 12;

/** Every version that people could find, the newest first, each with what it changed. */
export function historyModal(
  title: string,
  revisions: readonly EntryRevision[],
  nameOf: (userId: UserId) => string,
): Modal {
  const versions = revisions.filter(({ publishedAt }) => publishedAt !== undefined);
  const shown = versions
    .map((version, index) => ({ version, before: versions[index - 1] }))
    .reverse()
    .slice(0, SHOWN);
  return {
    type: 'modal',
    callback_id: 'core.history',
    title: plain('History', 24),
    close: plain('Close', 24),
    blocks: [
      section(`*${esc(title)}*`),
      ...(shown.length === 0
        ? [section('It has not been published yet, so there is only the draft.')]
        : shown.flatMap(({ version, before }) => [
            divider,
            ...versionBlocks(version, before, nameOf),
          ])),
    ],
  };
}

function versionBlocks(
  version: EntryRevision,
  before: EntryRevision | undefined,
  nameOf: (userId: UserId) => string,
): AnyBlock[] {
  const { publishedAt, writtenBy, reviewed, note } = version;
  const on = publishedAt?.toZonedDateTimeISO('UTC').toPlainDate();
  const who = [
    `written by ${esc(nameOf(writtenBy))}`,
    ...(reviewed === undefined ? [] : [`read by ${esc(nameOf(reviewed.by))}`]),
  ];
  return [
    section(
      `*Version ${versionText(version.version)}*${on === undefined ? '' : ` · ${sayFullDate(on)}`}${note === '' ? '' : `\n${esc(clamp(note, 300))}`}`,
    ),
    context(who.join(' · ')),
    ...(before === undefined ? [] : [differenceSection(textDifference(before, version))]),
  ];
}
