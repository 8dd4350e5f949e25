/* A small feature that tests the router: it writes a note, opens a form, and breaks when asked to. */
import { z } from 'zod';
import type { ProductFeature } from '../../../src/features/contract/product-feature.ts';
import type { RolloutRequest } from '../../../src/platform/request.ts';
import { button, esc, plain, section, sentence } from '../../../src/platform/slack/blocks.ts';
import { action, command, submission } from '../../../src/platform/slack/declarations.ts';
import { asValue, restOfLine, rolloutValue, text } from '../../../src/platform/slack/fields.ts';
import { open, replace, tell } from '../../../src/platform/slack/reply.ts';
import { recordEntry } from '../../support/entries.ts';
import type { World } from '../../support/world.ts';

function note(request: RolloutRequest, says: string): void {
  recordEntry(request.database, {
    workspaceId: request.acting.workspaceId,
    rolloutId: request.rolloutId,
    at: request.now,
    actor: request.acting.userId,
    act: 'probe.note',
    subject: `rollout:${request.rolloutId}`,
    says,
  });
}

const noteCommand = command({
  command: '/rollout',
  name: 'note down',
  summary: 'writes a note',
  usage: '<text>',
  who: 'anyone',
  shows: 'cut',
  about: 'rollout',
  arguments: restOfLine,
  run(request, words) {
    note(request, words);
    if (words === 'and break') throw new Error('broken on purpose');
    return tell(
      sentence(`Noted: ${esc(words)}`, {
        type: 'actions',
        elements: [
          button('Note again', 'probe.note-again', asValue({ rolloutId: request.rolloutId })),
          button('Break', 'probe.break', asValue({ rolloutId: request.rolloutId })),
        ],
      }),
    );
  },
});

const formCommand = command({
  command: '/rollout',
  name: 'note form',
  summary: 'opens a form for a note',
  usage: '',
  who: 'anyone',
  shows: 'cut',
  about: 'rollout',
  arguments: restOfLine,
  run: (request) =>
    open({
      type: 'modal',
      callback_id: 'probe.note-form',
      title: plain('A note'),
      submit: plain('Note it'),
      private_metadata: asValue({ rolloutId: request.rolloutId }),
      blocks: [
        {
          type: 'input',
          block_id: 'words',
          label: plain('Words'),
          element: { type: 'plain_text_input', action_id: 'words' },
        },
      ],
    }),
});

const noteAgain = action({
  actionId: 'probe.note-again',
  who: 'anyone',
  shows: 'cut',
  about: 'rollout',
  value: rolloutValue,
  run(request) {
    note(request, 'again');
    return replace(sentence('Noted again.'));
  },
});

const breakNow = action({
  actionId: 'probe.break',
  who: 'anyone',
  shows: 'cut',
  about: 'rollout',
  value: rolloutValue,
  run(request) {
    note(request, 'before it broke');
    throw new Error('broken on purpose');
  },
});

const noteForm = submission({
  callbackId: 'probe.note-form',
  who: 'anyone',
  shows: 'cut',
  about: 'rollout',
  context: rolloutValue,
  fields: z.object({ words: text('The note', 200) }),
  run(request, { words }) {
    note(request, words);
    if (words === 'and break') throw new Error('broken on purpose');
    return tell({ text: 'Noted.', blocks: [section(`Noted: ${esc(words)}`)] });
  },
});

export const probe: ProductFeature = {
  name: 'probe',
  commands: [noteCommand, formCommand],
  actions: [noteAgain, breakNow],
  submissions: [noteForm],
};

/** What the probe has noted so far, oldest first. */
export function notesIn(world: World): string[] {
  const notes = world.database.$client
    .prepare("select says from audit where act = 'probe.note' order by sequence")
    .all();
  return notes.map((one) => (one as { says: string }).says);
}
