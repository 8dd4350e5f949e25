import { z } from 'zod';
import { dateAt } from '../../../platform/calendar.ts';
import { readPerRollout } from '../../../platform/day-mark.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, sentence } from '../../../platform/slack/blocks.ts';
import { command, submission } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { choice, noArguments, rolloutValue, text } from '../../../platform/slack/fields.ts';
import { fieldErrors, open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { asSentence, sayCount, sayDate } from '../../../platform/words.ts';
import { accessAfterClosing } from '../../rollout/rollouts/rollout.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { getWhoMay } from '../../rollout/rollouts/who-may.store.ts';
import { onlyTheyCan } from '../../rollout/rollouts/who-may.view.ts';
import {
  type ClosingOutcome,
  closeRollout,
  MAY_CLOSE,
  reopenRollout,
} from './close-rollout.usecase.ts';
import {
  CLOSE_FORM,
  closeModal,
  closingRefusalWords,
  REASON_MAX,
  REOPEN_FORM,
  reopenModal,
} from './closing-forms.view.ts';
import { getPeopleTold } from './people-told.store.ts';

const shared = {
  command: '/rollout' as const,
  usage: '',
  who: MAY_CLOSE,
  about: 'rollout' as const,
  arguments: noArguments,
};

const closeCommand = command({
  ...shared,
  name: 'close',
  summary: 'end a rollout that is given up, and say what becomes of access',
  instead: [{ says: 'See where it stands', run: '/rollout status' }],
  run(request): Reply {
    const { database, rolloutId, product, acting } = request;
    const { all, working } = getPeopleTold(request);
    return open(
      closeModal({
        rolloutId,
        name: findRollout(database, rolloutId)?.name ?? '',
        told: all.filter((id) => id !== acting.userId).length,
        users: working.size,
        outlets: product.atClosing.flatMap((source) => readPerRollout(source, request)),
      }),
    );
  },
});

const reopenCommand = command({
  ...shared,
  name: 'reopen',
  summary: 'open a closed rollout again, where it stood',
  whenClosed: 'only',
  instead: [{ says: 'See where it stands', run: '/rollout status' }],
  isUseful: ({ database, rolloutId }) => findRollout(database, rolloutId)?.closedAt !== undefined,
  run(request): Reply {
    const rollout = findRollout(request.database, request.rolloutId);
    if (rollout?.closedAt === undefined)
      return tell(sentence(closingRefusalWords({ kind: 'not-closed' })));
    const { closing, closedAt, name, id: rolloutId } = rollout;
    const on = sayDate(dateAt(closedAt, rollout.timeZone), request.today);
    const by = closing === undefined ? '' : ` by ${esc(findName(request.database, closing.by))}`;
    const why = closing === undefined ? '' : `: ${esc(asSentence(closing.reason))}`;
    return open(reopenModal({ rolloutId, name, closed: `It was closed on ${on}${by}${why}` }));
  },
});

const closeSubmission = submission({
  callbackId: CLOSE_FORM,
  who: MAY_CLOSE,
  about: 'rollout',
  context: rolloutValue,
  fields: z.object({
    reason: text('The reason', REASON_MAX),
    access: choice(accessAfterClosing, 'Choose what becomes of access.'),
  }),
  run: (request, typed) => answer(request, closeRollout(request, typed)),
});

const reopenSubmission = submission({
  callbackId: REOPEN_FORM,
  who: MAY_CLOSE,
  about: 'rollout',
  whenClosed: 'only',
  context: rolloutValue,
  fields: z.object({ reason: text('The reason', REASON_MAX) }),
  run: (request, typed) => answer(request, reopenRollout(request, typed)),
});

function answer(request: RolloutRequest, outcome: ClosingOutcome): Reply {
  switch (outcome.kind) {
    case 'not-allowed':
      return tell(onlyTheyCan(getWhoMay(request, MAY_CLOSE), 'close or reopen the rollout'));
    case 'closed':
    case 'reopened': {
      const { rollout, notified } = outcome;
      const told = `<#${rollout.channelId}> has been told, and ${sayCount(notified, 'person hears', 'people hear')} about it.`;
      return tell(
        sentence(
          outcome.kind === 'closed'
            ? `*${esc(rollout.name)}* is closed. ${told} \`/rollout history\` keeps what was decided; \`/rollout reopen\` opens it again.`
            : `*${esc(rollout.name)}* is open again. ${told} *Next:* \`/rollout status\` shows where it stands.`,
        ),
      );
    }
    case 'no-reason':
      return fieldErrors({ reason: closingRefusalWords(outcome) });
    default:
      return tell(sentence(closingRefusalWords(outcome)));
  }
}

export const closingCommands = [closeCommand, reopenCommand];
export const closingSubmissions = [closeSubmission, reopenSubmission];
