import { z } from 'zod';
import type { Request } from '../../../platform/request.ts';
import { esc, sentence, unescaped, withoutControls } from '../../../platform/slack/blocks.ts';
import { action, submission } from '../../../platform/slack/declarations.ts';
import { findNamesIn } from '../../../platform/slack/directory.ts';
import { optionalText } from '../../../platform/slack/fields.ts';
import { keptPerson } from '../../../platform/slack/kept-values.ts';
import { fieldErrors, open, type Reply, replace, tell } from '../../../platform/slack/reply.ts';
import { todayAt } from '../../rollout/rollouts/rollout.ts';
import { listObligationsOf } from '../obligations/obligations.store.ts';
import { type Answer, answerNudge, listOwnItems } from './answer-nudge.usecase.ts';
import { getBudget } from './nudge-budget-roles.store.ts';
import { listHeardOf } from './nudge-message.store.ts';
import { EXPLAIN, KEEP, NOT_MINE, nudgeMessage, REMIND_LATER } from './nudge-message.view.ts';
import { NOT_MINE_FORM, notMineModal, reasonsModal } from './nudge-reasons.view.ts';
import { findNudgeSettings } from './nudge-settings.store.ts';
import { findNudge, listNudgeItems } from './nudges.store.ts';

const nudgeValue = z.object({ nudge: z.string(), obligation: z.string().optional() });
const laterValue = nudgeValue.extend({
  when: z.union([z.literal('tomorrow'), z.number().int().min(1).max(7)]),
});

/** *Remind me tomorrow* and *Remind me Tuesday*. */
export const remindLater = action({
  actionId: REMIND_LATER,
  who: 'anyone',
  shows: 'own',
  about: 'workspace',
  value: laterValue,
  run: (request, value) => answer(request, value, { choice: 'later', when: value.when }),
});

export const keepReminding = action({
  actionId: KEEP,
  who: 'anyone',
  shows: 'own',
  about: 'workspace',
  value: nudgeValue,
  run: (request, value) => answer(request, value, { choice: 'keep' }),
});

export const sayNotMine = action({
  actionId: NOT_MINE,
  who: 'anyone',
  shows: 'own',
  about: 'workspace',
  value: nudgeValue,
  run({ database, acting }, { nudge: key, obligation }): Reply {
    const nudge = findNudge(database, key);
    if (nudge === undefined || nudge.personId !== acting.userId) return tell(NOT_YOURS);
    const items = listOwnItems(database, nudge, obligation);
    if (items.length === 0) return tell(NOTHING_OPEN);
    const choices = items.map((item) => ({
      key: item.obligationKey,
      text: inPlainWords(findNamesIn(database, item.text)),
    }));
    return open(notMineModal(key, choices));
  },
});

export const notMineSubmission = submission({
  callbackId: NOT_MINE_FORM,
  who: 'anyone',
  shows: 'own',
  about: 'workspace',
  context: nudgeValue,
  fields: z.object({
    obligation: z.string({ error: 'Choose which one is not yours.' }).optional(),
    suggested: keptPerson.optional(),
    note: optionalText('The note', 300),
  }),
  run(request, typed, { nudge, obligation }): Reply {
    const key = obligation ?? typed.obligation;
    if (key === undefined) return fieldErrors({ obligation: 'Choose which one is not yours.' });
    const outcome = answerNudge(request, {
      key: nudge,
      obligationKey: key,
      answer: { choice: 'not-me', suggestedId: typed.suggested, note: typed.note },
    });
    if (outcome.kind === 'person-left') {
      return fieldErrors({
        suggested: `${outcome.name} no longer has an active account here. Choose someone else, or nobody.`,
      });
    }
    if (outcome.kind !== 'answered') return tell(NOTHING_OPEN);
    return tell(sentence('Thank you. A lead will be told, and you won’t hear about it again.'));
  },
});

export const explain = action({
  actionId: EXPLAIN,
  who: 'anyone',
  shows: 'own',
  about: 'workspace',
  value: nudgeValue,
  run(request, { nudge }): Reply {
    const view = reasonsOf(request, nudge);
    return view === undefined ? tell(NOT_YOURS) : open(view);
  },
});

function answer(
  request: Request,
  { nudge: key, obligation }: z.infer<typeof nudgeValue>,
  given: Answer,
): Reply {
  const outcome = answerNudge(request, { key, obligationKey: obligation, answer: given });
  switch (outcome.kind) {
    case 'answered':
    case 'nothing-open':
      return replace(nudgeMessage(outcome.shown));
    case 'not-yours':
      return tell(
        sentence(
          `This message is for ${esc(outcome.name)}, and only they can answer it. Nothing was changed.`,
        ),
      );
    case 'person-left':
    case 'unknown':
      return tell(NOT_YOURS);
  }
}

function reasonsOf(request: Request, key: string) {
  const { database, product, acting, now } = request;
  const nudge = findNudge(database, key);
  if (nudge === undefined || nudge.personId !== acting.userId) return undefined;
  const inIt = new Set(listNudgeItems(database, key).map((item) => item.obligationKey));
  const own = listObligationsOf(request, acting);
  const settings = findNudgeSettings(database, acting.userId);
  const heardOf = listHeardOf(request, nudge);
  return reasonsModal(
    { own: own.filter((one) => inIt.has(one.key)), heardOf },
    {
      all: product.topics,
      stopped: settings.stoppedTopics,
    },
    { today: todayAt(acting, now), budget: getBudget(request, acting.userId, settings.budget) },
  );
}

/** Text of ours as plain words, for places that know no layout. */
function inPlainWords(text: string): string {
  return unescaped(withoutControls(text).replace(/[*_~`]/g, ''));
}

const NOT_YOURS = sentence('This message is not yours to answer. Nothing was changed.');
const NOTHING_OPEN = sentence('Nothing in this message is still open. Nothing was changed.');
