import { z } from 'zod';
import type { TeamId } from '../../../platform/ids.ts';
import { sentence } from '../../../platform/slack/blocks.ts';
import { action, submission } from '../../../platform/slack/declarations.ts';
import { choice, rolloutValue } from '../../../platform/slack/fields.ts';
import { keptId } from '../../../platform/slack/kept-values.ts';
import { reason } from '../../../platform/slack/reason-field.ts';
import { open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { constructs } from '../pulses/pulse-item.ts';
import { ACTION_FORM, barrierActionModal, OPEN_ACTION } from './barrier-action.view.ts';
import { findDecider, mayDecide } from './barrier-deciders.store.ts';
import { decideAction } from './decide-action.usecase.ts';

const about = rolloutValue.extend({
  construct: z.enum(constructs),
  teamId: keptId<TeamId>().optional(),
});

const WHO = ['lead', 'sponsor', 'champion', 'backup'] as const;

const NOT_YOURS = sentence(
  'This is for the person who is asked to act, or for a lead. Nothing was changed.',
);

const openAction = action({
  actionId: OPEN_ACTION,
  who: WHO,
  about: 'rollout',
  value: about,
  run(request, { teamId, construct }): Reply {
    const { database, rolloutId } = request;
    if (!mayDecide(request, findDecider(request, teamId, construct))) return tell(NOT_YOURS);
    const teamName = teamId && findTeam(database, rolloutId, teamId)?.name;
    return open(barrierActionModal({ rolloutId, teamId, teamName, construct }));
  },
});

const actionForm = submission({
  callbackId: ACTION_FORM,
  who: WHO,
  about: 'rollout',
  context: about,
  fields: z.object({
    choice: choice(['taken-up', 'declined'], 'Say whether you do something about it.'),
    says: reason(500, 'what you do and by when, or why not now'),
  }),
  run(request, decision, { teamId, construct }): Reply {
    const outcome = decideAction(request, { ...decision, teamId, construct });
    switch (outcome.kind) {
      case 'not-theirs':
        return tell(NOT_YOURS);
      case 'no-longer':
        return tell(
          sentence(
            'This was decided meanwhile, or the pulse no longer shows it. Nothing was changed.',
          ),
        );
      case 'decided':
        return tell(
          sentence(
            decision.choice === 'declined'
              ? 'Your reason is on the record. You are not asked again unless a later pulse still shows it.'
              : 'Thank you. It is on the record, and a later pulse shows whether it helped.',
          ),
        );
    }
  },
});

export const barrierActions = [openAction];
export const barrierForms = [actionForm];
