import { z } from 'zod';
import { sentence } from '../../../platform/slack/blocks.ts';
import { channelId, number, text, userIds } from '../../../platform/slack/fields.ts';
import { name } from '../../../platform/slack/name-field.ts';
import { fieldErrors, type Reply, tell } from '../../../platform/slack/reply.ts';
import { sayDate, sayFullDate } from '../../../platform/words.ts';
import { ACCESS_BOUNDS } from '../../contract/grace.ts';
import type { SetUpProblem } from './set-up-rollout.usecase.ts';

const week = (what: string) =>
  number(what, 1, 200, '6').pipe(
    z.number().int({ error: `${what} must be a whole week, for example 6.` }),
  );

/** The inputs that set-up and later changes share. */
export const entered = {
  name: name('The name', 80),
  capability: text('What it brings', 200),
  channel: channelId('Choose the channel of the rollout.'),
  leads: userIds('Choose at least one rollout lead.'),
  sponsors: userIds('Choose at least one sponsor.'),
  week_infrastructure: week('The week of the infrastructure build'),
  week_expansion: week('The week of the controlled expansion'),
  week_broad: week('The week of the broad rollout'),
  week_sustained: week('The week of sustained use'),
};
const enteredFields = z.object(entered);

const whole = (what: string, { least, most }: { least: number; most: number }, usual: string) =>
  number(what, least, most, usual).pipe(
    z.number().int({ error: `${what} must be a whole number, for example ${usual}.` }),
  );

/** What can be set once a rollout is there. */
export const enteredAccess = {
  grace_days: whole('The grace', ACCESS_BOUNDS.graceWorkingDays, '10'),
  seats: whole('The size', ACCESS_BOUNDS.seatsWithoutBackUp, '15'),
};

export function factsFrom(typed: z.output<typeof enteredFields>) {
  return {
    name: typed.name,
    capability: typed.capability,
    channelId: typed.channel,
    leadIds: typed.leads,
    sponsorIds: typed.sponsors,
    pace: {
      infrastructure: typed.week_infrastructure,
      expansion: typed.week_expansion,
      broad: typed.week_broad,
      sustained: typed.week_sustained,
    },
  };
}

/** Each problem beside the field where it can be mended. */
export function refusal(problem: SetUpProblem | { kind: 'not-lead' }): Reply {
  switch (problem.kind) {
    case 'not-lead':
      return tell(
        sentence(
          'Only a lead of this rollout or a workspace admin can change it. Nothing was changed.',
        ),
      );
    case 'not-admin':
      return tell(sentence('Only a workspace admin can set up a rollout. Nothing was changed.'));
    case 'name-taken':
      return fieldErrors({
        name: 'A rollout with this name is already under way. Give this one another name.',
      });
    case 'starts-in-the-past':
      return fieldErrors({
        starts_on: `That day has passed. Choose ${sayDate(problem.today, problem.today)} or a later day.`,
      });
    case 'starts-too-late':
      return fieldErrors({
        starts_on: `That is more than two years away. Choose a day no later than ${sayFullDate(problem.latest)}.`,
      });
    case 'pace':
      return fieldErrors({ week_infrastructure: problem.sentence });
    case 'bot-not-in-channel':
      return fieldErrors({
        channel: `I am not in ${problem.channelName === undefined ? 'that channel' : `#${problem.channelName}`} yet. Type /invite @Groundswell there, then send this again.`,
      });
    case 'channel-archived':
      return fieldErrors({
        channel: `#${problem.channelName} is archived, so nothing can be posted there. Choose an active channel.`,
      });
    case 'person-left':
      return fieldErrors({
        [problem.field]: `${problem.name} no longer has an active account here. Choose someone else.`,
      });
    case 'guest':
      return fieldErrors({
        [problem.field]: `${problem.name} is a guest in this workspace: guests can be in a team, and leads and sponsors are colleagues with a full account. Choose someone else.`,
      });
    case 'sponsor-is-only-lead':
      return fieldErrors({
        sponsors:
          'The only lead can’t also be the only sponsor: an override needs a second person. Choose someone else as well.',
      });
  }
}
