import { z } from 'zod';
import { isAfter } from '../../../platform/calendar.ts';
import type { TeamId } from '../../../platform/ids.ts';
import { esc, sentence } from '../../../platform/slack/blocks.ts';
import { action, submission } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { rolloutValue, text } from '../../../platform/slack/fields.ts';
import { keptId } from '../../../platform/slack/kept-values.ts';
import { open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { sayList } from '../../../platform/words.ts';
import { WRITE_TO } from '../arrangements/arranging-buttons.view.ts';
import { findShownThing } from '../arrangements/open-thing.store.ts';
import { writeToOwners } from './write-to-owners.usecase.ts';
import { WRITE_FORM, writeModal } from './written-message.view.ts';

const WHO = ['lead', 'sponsor', 'champion', 'backup'] as const;

const thingValue = rolloutValue.extend({
  subject: z.string(),
  teamId: keptId<TeamId>().optional(),
});

export const openLetter = action({
  actionId: WRITE_TO,
  who: WHO,
  about: 'rollout',
  value: thingValue,
  run(request, value): Reply {
    const shown = findShownThing(request, { ...value, teamId: value.teamId });
    return shown === undefined ? tell(SETTLED) : open(writeModal(shown));
  },
});

export const letterForm = submission({
  callbackId: WRITE_FORM,
  who: WHO,
  about: 'rollout',
  context: thingValue,
  fields: z.object({ words: text('The message', 1000) }),
  run(request, { words }, value): Reply {
    const { database, now } = request;
    const outcome = writeToOwners(request, { ref: { ...value, teamId: value.teamId }, words });
    switch (outcome.kind) {
      case 'settled':
        return tell(SETTLED);
      case 'not-allowed':
        return tell(NOT_ALLOWED);
      case 'nobody-reachable':
        return tell(sentence('None of them can be written to at the moment. Nothing was sent.'));
      case 'written': {
        const names = sayList(outcome.to.map((one) => esc(findName(database, one.userId))));
        const isLater = outcome.to.some(({ at }) => isAfter(at, now));
        return tell(
          sentence(
            isLater
              ? `Saved. ${names} will have it at the beginning of their next working hours.`
              : `Sent to ${names}.`,
          ),
        );
      }
    }
  },
});

const SETTLED = sentence('This has been settled meanwhile. Nothing was sent.');
const NOT_ALLOWED = sentence(
  'A lead, a sponsor or the one who looks after the team can write about this. Nothing was sent.',
);
