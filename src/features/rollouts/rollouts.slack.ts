import { z } from 'zod';
import { write } from '../../platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../platform/ids.ts';
import { sayDate, sentence } from '../../platform/slack/blocks.ts';
import { command, type Request, submission } from '../../platform/slack/declarations.ts';
import {
  channelId,
  date,
  noArguments,
  number,
  text,
  timeZone,
  userId,
  userIds,
} from '../../platform/slack/fields.ts';
import { fieldErrors, open, type Reply, tell, update } from '../../platform/slack/reply.ts';
import { rolloutSetUpModal } from './rollout-messages.view.ts';
import { SET_UP_FORM, setUpModal } from './set-up-modal.view.ts';
import { type SetUpProblem, setUpRollout } from './set-up-rollout.usecase.ts';

/** Adds the pilot's team to a rollout just set up; teams are another feature's, so `app.ts` hands it over. */
export type AddPilotTeam = (
  request: Request,
  pilot: {
    rolloutId: RolloutId;
    teamId: TeamId;
    timeZone: string;
    name: string;
    managerId: UserId;
    memberIds: UserId[];
  },
) => void;

export const setUpCommand = command({
  command: '/rollout',
  name: 'setup',
  summary: 'begin a rollout: its channel, its people, its pilot and its calendar',
  usage: '',
  who: ['admin'],
  about: 'workspace',
  arguments: noArguments,
  run: ({ acting, now }) =>
    open(
      setUpModal({
        userId: acting.userId,
        timeZone: acting.timeZone,
        today: now.toZonedDateTimeISO(acting.timeZone).toPlainDate(),
      }),
    ),
});

const week = (what: string) =>
  number(what, 1, 200, '6').pipe(
    z.number().int({ error: `${what} must be a whole week, for example 6.` }),
  );

const fields = z.object({
  name: text('The name', 80),
  capability: text('What it brings', 200),
  channel: channelId('Choose the channel of the rollout.'),
  leads: userIds('Choose at least one rollout lead.'),
  sponsors: userIds('Choose at least one sponsor.'),
  pilot_name: text('The pilot team', 80),
  pilot_manager: userId('Choose who led the pilot.'),
  pilot_members: userIds('Choose at least one other person of the pilot team.'),
  time_zone: timeZone,
  starts_on: date('The first day'),
  week_infrastructure: week('The week of the infrastructure build'),
  week_expansion: week('The week of the controlled expansion'),
  week_broad: week('The week of the broad rollout'),
  week_sustained: week('The week of sustained use'),
});

export const setUpSubmission = (addPilotTeam: AddPilotTeam) =>
  submission({
    callbackId: SET_UP_FORM,
    who: ['admin'],
    about: 'workspace',
    context: z.object({}),
    fields,
    run(request, typed): Reply {
      return write(request.database, () => {
        const outcome = setUpRollout(
          request.database,
          {
            acting: request.acting,
            name: typed.name,
            capability: typed.capability,
            channelId: typed.channel,
            leadIds: typed.leads,
            sponsorIds: typed.sponsors,
            timeZone: typed.time_zone,
            startsOn: typed.starts_on,
            pace: {
              infrastructure: typed.week_infrastructure,
              expansion: typed.week_expansion,
              broad: typed.week_broad,
              sustained: typed.week_sustained,
            },
          },
          request.now,
        );
        if (outcome.kind !== 'set-up') return refusal(outcome);
        addPilotTeam(request, {
          rolloutId: outcome.rollout.id,
          teamId: outcome.rollout.pilotTeamId,
          timeZone: typed.time_zone,
          name: typed.pilot_name,
          managerId: typed.pilot_manager,
          memberIds: typed.pilot_members,
        });
        return update(rolloutSetUpModal(outcome.rollout));
      });
    },
  });

function refusal(problem: SetUpProblem): Reply {
  switch (problem.kind) {
    case 'not-admin':
      return tell(sentence('Only a workspace admin can set up a rollout. Nothing was changed.'));
    case 'name-taken':
      return fieldErrors({
        name: 'A rollout of this name is under way. Give this one another name.',
      });
    case 'starts-in-the-past':
      return fieldErrors({
        starts_on: `This day has passed. Choose ${sayDate(problem.today)} or a later day.`,
      });
    case 'pace':
      return fieldErrors({ week_infrastructure: problem.sentence });
    case 'bot-not-in-channel':
      return fieldErrors({
        channel: `I am not in ${problem.channelName === undefined ? 'that channel' : `#${problem.channelName}`} yet. Type /invite @Groundswell there, then send this again.`,
      });
    case 'person-left':
      return fieldErrors({
        [problem.field]: `${problem.name} has no active account here any more. Choose somebody else.`,
      });
    case 'sponsor-is-only-lead':
      return fieldErrors({
        sponsors:
          'The only lead cannot be the only sponsor: an override needs a second person. Choose somebody else as well.',
      });
  }
}
