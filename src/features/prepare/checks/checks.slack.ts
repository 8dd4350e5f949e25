import { z } from 'zod';
import { sentence } from '../../../platform/slack/blocks.ts';
import { action, command, submission } from '../../../platform/slack/declarations.ts';
import { findPerson } from '../../../platform/slack/directory.ts';
import { noArguments, number, rolloutValue, text, userId } from '../../../platform/slack/fields.ts';
import { keptId } from '../../../platform/slack/kept-values.ts';
import { name } from '../../../platform/slack/name-field.ts';
import { fieldErrors, open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { listWorkflows } from '../core/entry-choices.store.ts';
import {
  checkModal,
  checksMessage,
  DECLARE_FORM,
  declareModal,
  END_CHECK,
  OPEN_CHECK,
  OPEN_DECLARE,
} from './checks.view.ts';
import { declareCheck, endCheck } from './declare-check.usecase.ts';
import { listChecksNow } from './shown-checks.store.ts';

const GONE = sentence('This check has been ended. Nothing was changed.');
const checkPress = rolloutValue.extend({ checkId: keptId() });

const checks = command({
  command: '/core',
  name: 'checks',
  summary: 'automated checks: which pass, fail or are silent',
  usage: '',
  who: ['lead', 'sponsor', 'champion'],
  about: 'rollout',
  arguments: noArguments,
  run: (request): Reply =>
    tell(
      checksMessage({
        rolloutId: request.rolloutId,
        isLead: request.acting.roles.has('lead'),
        checks: listChecksNow(request),
      }),
    ),
});

const openCheck = action({
  actionId: OPEN_CHECK,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: checkPress,
  run(request, { checkId }): Reply {
    const { acting, rolloutId } = request;
    const found = listChecksNow(request).find(({ check }) => check.id === checkId);
    if (found === undefined) return tell(GONE);
    const isLead = acting.roles.has('lead');
    const mayLook =
      isLead ||
      found.check.ownerId === acting.userId ||
      (['sponsor', 'champion'] as const).some((role) => acting.roles.has(role));
    if (!mayLook)
      return tell(sentence('Only leads, sponsors, champions and its owner see a check.'));
    return open(checkModal(rolloutId, found, isLead));
  },
});

const openDeclare = action({
  actionId: OPEN_DECLARE,
  who: ['lead'],
  about: 'rollout',
  value: rolloutValue,
  run: ({ database, rolloutId, acting }): Reply =>
    open(declareModal(rolloutId, listWorkflows(database, rolloutId), acting.userId)),
});

const declareForm = submission({
  callbackId: DECLARE_FORM,
  who: ['lead'],
  about: 'rollout',
  context: rolloutValue,
  fields: z.object({
    name: name('The name', 100),
    workflow: name('The work', 200),
    looksFor: text('What it looks for', 300),
    freshHours: number('Hours', 1, 2000, '24'),
    owner: userId('Choose who looks after it.'),
  }),
  run(request, { owner, freshHours, ...facts }): Reply {
    const person = findPerson(request.database, owner);
    if (person === undefined || person.isBot || person.isDeactivated) {
      return fieldErrors({ owner: 'Choose someone with a full account here.' });
    }
    const hours = Math.round(freshHours);
    const outcome = declareCheck(request, { ...facts, freshHours: hours, ownerId: owner });
    const what = outcome.kind === 'declared' ? 'declared' : 'changed';
    return tell(
      sentence(
        `The check is ${what}. Have it report by the webhook or with \`groundswell checks report\`.`,
      ),
    );
  },
});

const end = action({
  actionId: END_CHECK,
  who: ['lead'],
  about: 'rollout',
  acts: true,
  value: checkPress,
  run(request, { checkId }): Reply {
    return endCheck(request, { checkId })
      ? tell(sentence('The check is ended, and nobody is asked about it.'))
      : tell(GONE);
  },
});

export const checksCommands = [checks];
export const checksActions = [openCheck, openDeclare, end];
export const checksForms = [declareForm];
