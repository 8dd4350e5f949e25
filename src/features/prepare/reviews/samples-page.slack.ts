import { z } from 'zod';
import type { UserId } from '../../../platform/ids.ts';
import { sentence } from '../../../platform/slack/blocks.ts';
import { action, command, submission } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import {
  noArguments,
  number,
  optionalText,
  rolloutValue,
  text,
} from '../../../platform/slack/fields.ts';
import { name } from '../../../platform/slack/name-field.ts';
import { fieldErrors, open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { sayCount } from '../../../platform/words.ts';
import { listWorkflows } from '../core/entry-choices.store.ts';
import { linkProblem } from '../samples/output.ts';
import { plantError } from './plant-error.usecase.ts';
import { listReviewers } from './reviewers.store.ts';
import {
  OPEN_PLANT,
  OPEN_REVIEWERS,
  PLANT_FORM,
  plantModal,
  REVIEWERS_FORM,
  reviewersModal,
} from './reviewers.view.ts';
import { getSamplesPage } from './samples-page.store.ts';
import { samplesMessage } from './samples-page.view.ts';
import { addReviewers, endReviewer } from './save-reviewers.usecase.ts';

const samples = command({
  command: '/core',
  name: 'samples',
  summary: 'drawing and reviewing: what is shown and what is not',
  usage: '',
  who: ['lead', 'sponsor', 'champion'],
  about: 'rollout',
  arguments: noArguments,
  run: (request): Reply => tell(samplesMessage(getSamplesPage(request, request.acting))),
});

const openReviewers = action({
  actionId: OPEN_REVIEWERS,
  who: ['lead'],
  about: 'rollout',
  value: rolloutValue,
  run({ database, rolloutId }): Reply {
    const reviewers = listReviewers(database, rolloutId).map((one) => ({
      ...one,
      name: findName(database, one.personId),
    }));
    return open(
      reviewersModal({ rolloutId, workflows: listWorkflows(database, rolloutId), reviewers }),
    );
  },
});

const people = z
  .array(z.string())
  .optional()
  .transform((ids) => (ids ?? []) as UserId[]);

const reviewersForm = submission({
  callbackId: REVIEWERS_FORM,
  who: ['lead'],
  about: 'rollout',
  context: rolloutValue,
  fields: z.object({
    people,
    hours: number('Hours', 0.1, 40, '1.5'),
    workflows: z.array(z.string()).optional(),
    ended: people,
  }),
  run(request, fields): Reply {
    const { hours: hoursPerWeek, ended } = fields;
    if (fields.people.length === 0 && ended.length === 0) {
      return fieldErrors({ people: 'Choose at least one person.' });
    }
    if (fields.people.length > 0) {
      const known = listWorkflows(request.database, request.rolloutId);
      const chosen = fields.workflows ?? [];
      const workflows = known.filter((name) => chosen.includes(name.slice(0, 75)));
      const outcome = addReviewers(request, { people: fields.people, hoursPerWeek, workflows });
      if (outcome.kind === 'cannot') return fieldErrors({ people: outcome.says });
    }
    for (const personId of ended) endReviewer(request, { personId, why: 'given-on' });
    const count = listReviewers(request.database, request.rolloutId).length;
    return tell(
      sentence(`Saved. ${sayCount(count, 'person reviews', 'people review')} outputs now.`),
    );
  },
});

const openPlant = action({
  actionId: OPEN_PLANT,
  who: ['lead'],
  about: 'rollout',
  value: rolloutValue,
  run: ({ database, rolloutId }): Reply =>
    open(plantModal(rolloutId, listWorkflows(database, rolloutId))),
});

const plantForm = submission({
  callbackId: PLANT_FORM,
  who: ['lead'],
  about: 'rollout',
  context: rolloutValue,
  fields: z.object({
    workflow: name('The work', 200),
    note: text('The line', 300),
    url: optionalText('The link', 2000),
    wrong: text('What is wrong', 600),
  }),
  run(request, { workflow, note, url, wrong }): Reply {
    if (linkProblem(url) !== undefined) {
      return fieldErrors({ url: 'Write a link that begins with https://, or leave it out.' });
    }
    const outcome = plantError(request, {
      ...{ workflow, note, wrong, url: url === '' ? undefined : url },
      ...{ source: 'person', sourceId: undefined },
    });
    return tell(
      sentence(
        outcome.kind === 'planted'
          ? 'It’s planted: reviewers of this work get it among others.'
          : 'This one is planted already. Nothing was changed.',
      ),
    );
  },
});

export const samplesPageCommands = [samples];
export const samplesPageActions = [openReviewers, openPlant];
export const samplesPageForms = [reviewersForm, plantForm];
