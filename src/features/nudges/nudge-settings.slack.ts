import { z } from 'zod';
import type { UserId } from '../../platform/ids.ts';
import { context, esc, sayDate, sentence } from '../../platform/slack/blocks.ts';
import {
  action,
  command,
  type RolloutRequest,
  submission,
} from '../../platform/slack/declarations.ts';
import { findPerson } from '../../platform/slack/directory.ts';
import { date, noArguments, onePerson } from '../../platform/slack/fields.ts';
import { fieldErrors, open, type Reply, tell, update } from '../../platform/slack/reply.ts';
import type { Declared } from '../product-feature.ts';
import { nudgeMessage } from './nudge-message.view.ts';
import { findNudgePlan, findPlannedNudge } from './nudge-plan.store.ts';
import { OPEN_SETTINGS } from './nudge-reasons.view.ts';
import { findNudgeSettings } from './nudge-settings.store.ts';
import {
  nudgeSettingsModal,
  SETTINGS_FORM,
  settingsSavedModal,
} from './nudge-settings-modal.view.ts';
import { saveNudgeSettings } from './save-nudge-settings.usecase.ts';
import { findShownPlan } from './shown-nudge.store.ts';

export const settingsCommand = ({ topics }: Declared) =>
  command({
    command: '/rollout',
    name: 'nudges',
    summary: 'when I may write to you, and about what',
    usage: '',
    who: 'anyone',
    about: 'workspace',
    arguments: noArguments,
    run: ({ database, acting }) =>
      open(nudgeSettingsModal(findNudgeSettings(database, acting.userId), acting.timeZone, topics)),
  });

export const openSettings = ({ topics }: Declared) =>
  action({
    actionId: OPEN_SETTINGS,
    who: 'anyone',
    about: 'workspace',
    value: z.object({}),
    run: ({ database, acting }) =>
      open(nudgeSettingsModal(findNudgeSettings(database, acting.userId), acting.timeZone, topics)),
  });

const time = z
  .string({ error: 'Choose a time.' })
  .transform((typed) => Temporal.PlainTime.from(typed));

export const settingsSubmission = submission({
  callbackId: SETTINGS_FORM,
  who: 'anyone',
  about: 'workspace',
  context: z.object({}),
  fields: z.object({
    from: time,
    until: time,
    weekdays: z.array(z.string().transform(Number)).min(1, { error: 'Choose at least one day.' }),
    quiet_until: date('The day').optional(),
    stopped_topics: z.array(z.string()).optional(),
  }),
  run({ database, acting, now }, typed): Reply {
    const outcome = saveNudgeSettings(
      database,
      acting,
      {
        from: typed.from,
        until: typed.until,
        weekdays: typed.weekdays,
        quietUntilOn: typed.quiet_until,
        stoppedTopics: typed.stopped_topics ?? [],
      },
      now,
    );
    if (outcome.kind === 'saved') return update(settingsSavedModal(outcome.settings));
    if (outcome.kind === 'quiet-in-the-past') {
      return fieldErrors({ quiet_until: 'This day has passed. Choose today or a later day.' });
    }
    switch (outcome.problem.kind) {
      case 'too-short':
        return fieldErrors({
          until: `Leave at least ${outcome.problem.least === 1 ? 'an hour' : `${outcome.problem.least} hours`}, so that a message can reach you.`,
        });
      case 'no-working-day':
        return fieldErrors({ weekdays: 'Choose at least one day.' });
      case 'unknown-time-zone':
        return fieldErrors({
          from: 'Slack has no time zone for you. Set one in your Slack profile first.',
        });
    }
  },
});

/** The same plan and the same view as the sending; only visible to the one who asks. */
export const previewCommand = (declared: Declared) =>
  command({
    command: '/rollout',
    name: 'nudges preview',
    summary: 'the message that somebody would get next, and when',
    usage: '[@person]',
    who: 'anyone',
    about: 'rollout',
    arguments: z
      .string()
      .transform((text) => text.trim())
      .pipe(z.union([z.literal(''), onePerson])),
    run(request, asked): Reply {
      const personId = asked === '' ? request.acting.userId : asked;
      if (personId !== request.acting.userId && !request.acting.roles.has('lead')) {
        return tell(
          sentence(
            'Only a lead can see what somebody else gets. `/rollout nudges preview` shows your own.',
          ),
        );
      }
      return preview(declared, request, personId);
    },
  });

function preview(
  declared: Declared,
  { database, acting, now }: RolloutRequest,
  personId: UserId,
): Reply {
  const person = findPerson(database, personId);
  const name = personId === acting.userId ? 'You' : esc(person?.name ?? 'This person');
  if (person === undefined || person.isDeactivated) {
    return tell(sentence(`${name} has no active account here, so nothing is sent.`));
  }
  const plan = findNudgePlan(declared, database, now);
  const planned = findPlannedNudge(plan, personId);
  if (planned === undefined) {
    const waits = plan.obligations.some((one) => one.personId === personId);
    return tell(
      sentence(
        waits
          ? `Nothing is sent to ${name === 'You' ? 'you' : name} now, although something is open: the topic is stopped, or it has been said and answered. App Home shows it.`
          : `Nothing is waiting for ${name === 'You' ? 'you' : name}, so nothing is sent.`,
      ),
    );
  }
  const message = nudgeMessage(findShownPlan(database, planned, plan.obligations));
  const at = planned.sendAt.toZonedDateTimeISO(person.timeZone);
  const clock = at.toPlainTime().toString({ smallestUnit: 'minute' });
  const isNow = Temporal.Instant.compare(planned.sendAt, now) <= 0;
  const when = isNow
    ? 'within the hour'
    : `on ${sayDate(planned.sendOn)} at ${clock} ${name === 'You' ? 'your' : 'their'} time`;
  return tell({
    text: message.text,
    blocks: [context(`${name} would get this ${when}. Only you see it here.`), ...message.blocks],
  });
}
