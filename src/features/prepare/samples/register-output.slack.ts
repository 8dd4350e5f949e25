import { z } from 'zod';
import { newId } from '../../../platform/new-id.ts';
import { sentence } from '../../../platform/slack/blocks.ts';
import { shortcut, submission } from '../../../platform/slack/declarations.ts';
import { choice, rolloutValue, text } from '../../../platform/slack/fields.ts';
import { keptId } from '../../../platform/slack/kept-values.ts';
import { name, optionalName } from '../../../platform/slack/name-field.ts';
import { fieldErrors, open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { listTeamIdsOf } from '../../teams/teams/memberships.store.ts';
import { listNamedTeams } from '../../teams/teams/team-names.store.ts';
import { listWorkflows } from '../core/entry-choices.store.ts';
import { registerOutputs } from './register-outputs.usecase.ts';
import { REGISTER_FORM, REGISTER_SHORTCUT, registerModal } from './samples.view.ts';

/** Any message with an output in it can be drawn later; its words stay where they are. */
const registerMessage = shortcut({
  callbackId: REGISTER_SHORTCUT,
  kind: 'message',
  who: ['lead', 'champion', 'backup', 'manager', 'member', 'sponsor'],
  about: 'rollout',
  run({ database, rolloutId, acting }, { permalink, authorId }): Reply {
    const own = new Set(listTeamIdsOf(database, rolloutId, acting.userId));
    const teams = listNamedTeams(database, rolloutId);
    return open(
      registerModal({
        rolloutId,
        workflows: listWorkflows(database, rolloutId),
        teams: own.size === 0 ? teams : teams.filter(({ id }) => own.has(id)),
        note: '',
        link: permalink,
        producerId: authorId,
      }),
    );
  },
});

const registerForm = submission({
  callbackId: REGISTER_FORM,
  who: ['lead', 'champion', 'backup', 'manager', 'member', 'sponsor'],
  about: 'rollout',
  context: rolloutValue.extend({
    link: z.string().optional(),
    producerId: keptId().optional(),
  }),
  fields: z.object({
    workflow: name('The work', 200),
    team: optionalName('The team', 100),
    note: text('The line', 300),
    own: choice(['author', 'mine', 'other'], 'Say whose output it is.'),
  }),
  run(request, { workflow, team, note, own }, { link, producerId }): Reply {
    const by =
      own === 'mine' ? request.acting.userId : own === 'author' ? personOf(producerId) : undefined;
    const { accepted, refused } = registerOutputs(request, {
      entries: [
        {
          id: link ?? newId<string>(),
          ...{ workflow, team, note, url: link ?? '' },
          at: request.now.toString(),
          ...(by === undefined ? {} : { by }),
        },
      ],
      source: 'person',
    });
    const [problem] = refused;
    if (accepted > 0) {
      return tell(sentence('It’s registered: the next draw may choose it for a review.'));
    }
    if (problem?.pointer.endsWith('/workflow')) return fieldErrors({ workflow: problem.says });
    return tell(sentence('This message is registered already. Nothing was changed.'));
  },
});

export const registerShortcuts = [registerMessage];
export const registerForms = [registerForm];

/** An app that writes is nobody’s output. */
const personOf = (authorId: string | undefined) =>
  authorId !== undefined && /^[UW]/.test(authorId) ? authorId : undefined;
