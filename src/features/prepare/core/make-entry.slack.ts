import { z } from 'zod';
import { sentence } from '../../../platform/slack/blocks.ts';
import { action } from '../../../platform/slack/declarations.ts';
import { rolloutValue } from '../../../platform/slack/fields.ts';
import { open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { listAnswersOf } from '../../assess/assessment/assessment.store.ts';
import { MAKE_ENTRY, OPEN_ANSWERS } from '../../contract/make-entry.view.ts';
import { answersToUseModal } from './answers-to-use.view.ts';
import { listEntries } from './entries.store.ts';
import { entryKinds } from './entry.ts';
import { cardOf } from './entry-cards.slack.ts';
import { listWorkflows } from './entry-choices.store.ts';
import { CORE_WRITERS } from './entry-rights.ts';
import { startEntryModal } from './entry-start.view.ts';

/** What the rollout wrote down already is where an entry begins; what became one is shown instead. */
const makeEntry = action({
  actionId: MAKE_ENTRY,
  who: CORE_WRITERS,
  about: 'rollout',
  value: rolloutValue.extend({ from: z.string(), id: z.string() }),
  run(request, { from, id }): Reply {
    const { database, rolloutId, product } = request;
    const madeOf = `${from}:${id}`;
    const known = listEntries(database, rolloutId).find((entry) => entry.madeOf === madeOf);
    if (known !== undefined)
      return open(cardOf(request, known, '*This has become an entry already.*'));
    const source = product.entrySources.find((one) => one.from === from);
    const beginning = source?.find(request, id);
    if (beginning === undefined) {
      return tell(sentence('This is no longer there to be made an entry. Nothing was changed.'));
    }
    const { title, words, workflow } = beginning;
    const kind = entryKinds.find((one) => one === beginning.kind);
    const workflows = listWorkflows(database, rolloutId);
    return open(startEntryModal({ rolloutId, kind, title, words, workflow, workflows, madeOf }));
  },
});

const openAnswers = action({
  actionId: OPEN_ANSWERS,
  who: CORE_WRITERS,
  about: 'rollout',
  value: rolloutValue,
  run({ database, rolloutId, acting }): Reply {
    const answers = listAnswersOf(database, rolloutId, acting.userId);
    if (answers.length === 0) {
      return tell(
        sentence(
          'You answered none of the four questions. `/core add` begins an entry without them.',
        ),
      );
    }
    return open(answersToUseModal(rolloutId, answers, listEntries(database, rolloutId)));
  },
});

export const makeEntryActions = [makeEntry, openAnswers];
