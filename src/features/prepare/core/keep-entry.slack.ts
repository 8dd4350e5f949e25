/* Who keeps an entry right, and whether it stays in use. */

import { z } from 'zod';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, sentence } from '../../../platform/slack/blocks.ts';
import { action, command, submission } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { restOfLine, text, userId } from '../../../platform/slack/fields.ts';
import { fieldErrors, open, type Reply, tell, update } from '../../../platform/slack/reply.ts';
import { sayCount } from '../../../platform/words.ts';
import { findEntry } from './entries.store.ts';
import { type Entry, titleOf } from './entry.ts';
import { PASS_ON_ENTRY, RETIRE_ENTRY } from './entry-card.view.ts';
import { cardOf, entryPress, NO_ENTRY, onlyKeepers } from './entry-cards.slack.ts';
import {
  PASS_ON_FORM,
  passOnModal,
  RETIRE_FORM,
  RETIRE_REASON_LIMIT,
  retireModal,
} from './keep-entry.view.ts';
import { retireEntry } from './retire-entry.usecase.ts';
import { noteCapabilityChange, passOnEntry } from './verify-entry.usecase.ts';

const openPassOn = action({
  actionId: PASS_ON_ENTRY,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: entryPress,
  run: (request, { entryId }) =>
    withEntry(request, entryId, (entry) => open(passOnModal(request.rolloutId, entry))),
});

const passOn = submission({
  callbackId: PASS_ON_FORM,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  context: entryPress,
  fields: z.object({ to: userId('Choose who keeps it right from now on.') }),
  run(request, { to }, { entryId }): Reply {
    const outcome = passOnEntry(request, { entryId, to });
    switch (outcome.kind) {
      case 'no-such-entry':
        return NO_ENTRY;
      case 'not-allowed':
        return onlyKeepers(request, outcome.entry);
      case 'left':
        return fieldErrors({
          to: `${outcome.name} has no active account here. Choose someone else.`,
        });
      case 'owns-it':
        return fieldErrors({ to: 'This person keeps it already. Choose someone else.' });
      case 'passed-on': {
        const name = esc(findName(request.database, to));
        return update(cardOf(request, outcome.entry, `*${name} keeps it right from now on.*`));
      }
    }
  },
});

const openRetire = action({
  actionId: RETIRE_ENTRY,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: entryPress,
  run: (request, { entryId }) =>
    withEntry(request, entryId, (entry) => open(retireModal(request.rolloutId, entry))),
});

const retire = submission({
  callbackId: RETIRE_FORM,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  context: entryPress.extend({ how: z.enum(['retire', 'bring-back']) }),
  fields: z.object({ reason: text('The reason', RETIRE_REASON_LIMIT) }),
  run(request, { reason }, { entryId, how }): Reply {
    const outcome = retireEntry(request, { entryId, how, reason });
    switch (outcome.kind) {
      case 'no-such-entry':
        return NO_ENTRY;
      case 'not-allowed':
        return onlyKeepers(request, outcome.entry);
      case 'already':
        return update(cardOf(request, outcome.entry, '*Someone else has just done this.*'));
      case 'twin':
        return fieldErrors({
          reason: `“${titleOf(outcome.twin)}” stands in its place now: take that one out of use first, or change it.`,
        });
      case 'done':
        return update(
          cardOf(
            request,
            outcome.entry,
            how === 'retire' ? '*It is out of use, and no longer found.*' : '*It is back in use.*',
          ),
        );
    }
  },
});

const changed = command({
  command: '/core',
  name: 'changed',
  summary: 'say that the capability itself has changed, so that every entry is looked at again',
  usage: '<what changed>',
  who: ['lead'],
  about: 'rollout',
  arguments: restOfLine
    .refine((typed) => typed !== '', {
      error: 'Say what has changed, for example `/core changed the new model version 5`.',
    })
    .refine((typed) => typed.length <= 300, { error: 'Keep it under 300 characters.' }),
  run(request, what): Reply {
    const outcome = noteCapabilityChange(request, { what });
    if (outcome.kind === 'not-lead') {
      return tell(sentence('Only a lead can say this for the rollout. Nothing was changed.'));
    }
    const { count } = outcome;
    return tell(
      sentence(
        count === 0
          ? 'It is on the record. Nothing in the Intelligence Core had to be asked about again.'
          : `It is on the record. ${sayCount(count, 'entry', 'entries')} of the Intelligence Core ${count === 1 ? 'counts' : 'count'} as unverified until ${count === 1 ? 'its keeper says that it is' : 'their keepers say that they are'} still right.`,
      ),
    );
  },
});

function withEntry(request: RolloutRequest, entryId: string, run: (entry: Entry) => Reply): Reply {
  const entry = findEntry(request.database, request.rolloutId, entryId);
  return entry === undefined ? NO_ENTRY : run(entry);
}

export const keepEntryCommands = [changed];
export const keepEntryActions = [openPassOn, openRetire];
export const keepEntrySubmissions = [passOn, retire];
