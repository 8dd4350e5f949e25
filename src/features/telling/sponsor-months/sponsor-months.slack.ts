import { z } from 'zod';
import { esc, sentence } from '../../../platform/slack/blocks.ts';
import { action, command, submission } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { noArguments, optionalText, rolloutValue } from '../../../platform/slack/fields.ts';
import { open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { sayList } from '../../../platform/words.ts';
import { listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { getWhoMay } from '../../rollout/rollouts/who-may.store.ts';
import { onlyTheyCan } from '../../rollout/rollouts/who-may.view.ts';
import { findMonthPage, getNextSlot, listMonthReaders } from './month-pages.store.ts';
import { NO_WORDS } from './sponsor-month.ts';
import {
  OPEN_WRITE,
  previewMessage,
  WORDS_MAX,
  WRITE_FORM,
  writeModal,
} from './sponsor-month.view.ts';
import { listSponsorMonths } from './sponsor-months.store.ts';
import { writeMonth } from './write-month.usecase.ts';

/** `/rollout sponsor`: the month in three sentences, for a lead to see and add to first. */
export const sponsorCommand = command({
  command: '/rollout',
  name: 'sponsor',
  summary: 'the month in three sentences, as the sponsor will read it',
  usage: '',
  who: ['lead', 'sponsor'],
  instead: [{ says: 'See where it stands', run: '/rollout status' }],
  about: 'rollout',
  arguments: noArguments,
  run(request): Reply {
    const { database, rolloutId, acting, today } = request;
    const readers = listMonthReaders(request);
    const [sponsor] = [...readers, ...listActiveHolders(database, rolloutId, 'sponsor')];
    if (sponsor === undefined)
      return tell(sentence('The rollout has no sponsor: `/rollout edit` names one.'));
    const { month, on } = getNextSlot(request);
    const page = findMonthPage(
      request,
      readers.includes(acting.userId) ? acting.userId : sponsor,
      month,
    );
    if (page === undefined) return tell(sentence('This rollout no longer exists.'));
    return tell(
      previewMessage(rolloutId, page, {
        readers: sayList(readers.map((id) => esc(findName(database, id)))),
        ...{ on, today, mayWrite: acting.roles.has('lead') },
      }),
    );
  },
});

const ofMonth = rolloutValue.extend({ month: z.string() });

export const openWrite = action({
  actionId: OPEN_WRITE,
  who: ['lead'],
  about: 'rollout',
  value: ofMonth,
  run(request, { month }): Reply {
    const { database, rolloutId } = request;
    if (getNextSlot(request).month !== month) return tell(sentence(SENT));
    const known = listSponsorMonths(database, rolloutId).get(month);
    return open(writeModal(rolloutId, month, known?.words ?? NO_WORDS));
  },
});

const SENT = 'This month’s page has been sent already. `/rollout sponsor` shows the next one.';

export const writeSubmission = submission({
  callbackId: WRITE_FORM,
  who: ['lead'],
  about: 'rollout',
  context: ofMonth,
  fields: z.object({
    working: optionalText('Your words', WORDS_MAX),
    risk: optionalText('Your words', WORDS_MAX),
    need: optionalText('Your words', WORDS_MAX),
  }),
  run(request, words, { month }): Reply {
    switch (writeMonth(request, { month, words }).kind) {
      case 'not-lead':
        return tell(onlyTheyCan(getWhoMay(request, ['lead']), 'write to the sponsor'));
      case 'sent-already':
        return tell(sentence(SENT));
      case 'saved':
        return tell(
          sentence('Saved. The sponsor reads it with the page: `/rollout sponsor` shows it.'),
        );
    }
  },
});
