import { z } from 'zod';
import { dateAt } from '../../../platform/calendar.ts';
import type { ChannelId, UserId } from '../../../platform/ids.ts';
import { inRollout } from '../../../platform/request.ts';
import { esc, sentence } from '../../../platform/slack/blocks.ts';
import {
  command,
  type EventDeclaration,
  submission,
} from '../../../platform/slack/declarations.ts';
import {
  date,
  noArguments,
  rolloutValue,
  text,
  timeZone,
  userId,
  userIds,
} from '../../../platform/slack/fields.ts';
import { name } from '../../../platform/slack/name-field.ts';
import { fieldErrors, open, type Reply, tell, update } from '../../../platform/slack/reply.ts';
import { sayList } from '../../../platform/words.ts';
import { LAST_DAY, lastsOf, sayAsked, sayLooseningRefusal } from '../../contract/loosening.view.ts';
import { setUpDone } from './announcements.slack.ts';
import { EDIT_FORM, editModal } from './edit-modal.view.ts';
import { type EditOutcome, editRollout } from './edit-rollout.usecase.ts';
import { moveChannel } from './move-channel.usecase.ts';
import { entered, enteredAccess, factsFrom, refusal } from './rollout-form.slack.ts';
import { noRolloutYetMessage } from './rollout-messages.view.ts';
import { findRollout, listOpenRollouts, listRoleHolders } from './rollouts.store.ts';
import { SET_UP_FORM, setUpModal } from './set-up-modal.view.ts';
import { setUpRollout } from './set-up-rollout.usecase.ts';

export const setUpCommand = command({
  command: '/rollout',
  name: 'setup',
  summary: 'start a rollout: its channel, people, pilot and calendar',
  usage: '',
  who: ['admin'],
  about: 'workspace',
  arguments: noArguments,
  run: ({ acting, now }) =>
    open(
      setUpModal({
        userId: acting.userId,
        timeZone: acting.timeZone,
        today: dateAt(now, acting.timeZone),
      }),
    ),
});

const setUpFields = z.object({
  ...entered,
  pilot_name: name('The pilot team', 80),
  pilot_manager: userId('Choose who led the pilot.'),
  pilot_members: userIds('Choose at least one other person from the pilot team.'),
  time_zone: timeZone,
  starts_on: date('The first day'),
});

export const setUpSubmission = submission({
  callbackId: SET_UP_FORM,
  who: ['admin'],
  about: 'workspace',
  context: z.object({}),
  fields: setUpFields,
  run(request, typed): Reply {
    const outcome = setUpRollout(request, {
      ...factsFrom(typed),
      timeZone: typed.time_zone,
      startsOn: typed.starts_on,
      pilot: {
        name: typed.pilot_name,
        managerId: typed.pilot_manager,
        memberIds: typed.pilot_members,
      },
    });
    if (outcome.kind !== 'set-up') return refusal(outcome);
    return update(setUpDone(request, outcome.rollout, 'to-post'));
  },
});

export const editCommand = command({
  command: '/rollout',
  name: 'edit',
  summary: 'change the rollout: its name, channel, people or calendar',
  usage: '',
  who: ['lead', 'admin'],
  instead: [{ says: 'See where it stands', run: '/rollout status' }],
  about: 'rollout',
  arguments: noArguments,
  run({ database, rolloutId }): Reply {
    const rollout = findRollout(database, rolloutId);
    if (rollout === undefined) return tell(noRolloutYetMessage);
    const leads = listRoleHolders(database, rolloutId, 'lead');
    return open(
      editModal(rollout, { leads, sponsors: listRoleHolders(database, rolloutId, 'sponsor') }),
    );
  },
});

export const editSubmission = submission({
  callbackId: EDIT_FORM,
  who: ['lead', 'admin'],
  about: 'rollout',
  context: rolloutValue,
  fields: z.object({
    ...entered,
    ...enteredAccess,
    reason: text('The reason', 300),
    [LAST_DAY]: date('The last day').optional(),
  }),
  run(request, typed): Reply {
    const outcome = editRollout(request, {
      ...factsFrom(typed),
      access: { graceWorkingDays: typed.grace_days, seatsWithoutBackUp: typed.seats },
      reason: typed.reason,
      lasts: lastsOf(typed[LAST_DAY]),
    });
    if (outcome.kind === 'saved') return tell(sentence(sayEdited(outcome)));
    if (outcome.kind === 'loosening-refused') {
      const { field, says } = sayLooseningRefusal(outcome.refusal, request.today);
      return fieldErrors({ [field]: says });
    }
    if (outcome.kind === 'nothing-changed') return tell(sentence('There were no changes to save.'));
    return refusal(outcome);
  },
});

function sayEdited(outcome: Extract<EditOutcome, { kind: 'saved' }>): string {
  const { changes, name, asked, sponsorsAsked } = outcome;
  const saved =
    changes.length === 0
      ? []
      : [`Saved: ${sayList(changes)} of *${esc(name)}*. It’s on the record with your reason.`];
  return [
    ...saved,
    ...(asked === undefined ? [] : [sayAsked(asked)]),
    ...(sponsorsAsked === undefined
      ? []
      : [sayAsked(sponsorsAsked, 'The sponsors decide on what makes a gate easier')]),
  ].join(' ');
}

/** Whoever leaves the company leaves every open rollout the moment Slack says so, not with the next sweep. */
export const personLeft: EventDeclaration = {
  event: 'user_change',
  run(request, payload) {
    const user = payload.user as { id?: UserId; deleted?: boolean } | undefined;
    if (user?.id === undefined || user.deleted !== true) return;
    for (const rollout of listOpenRollouts(request.database))
      for (const leave of request.product.leaves) leave.run(inRollout(request, rollout), user.id);
  },
};

export const channelMoved: EventDeclaration = {
  event: 'channel_id_changed',
  run(request, payload) {
    const { old_channel_id: from, new_channel_id: to } = payload;
    if (typeof from !== 'string' || typeof to !== 'string') return;
    moveChannel(request, { from: from as ChannelId, to: to as ChannelId });
  },
};
