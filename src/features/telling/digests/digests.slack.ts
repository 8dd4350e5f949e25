import { z } from 'zod';
import type { RolloutRequest } from '../../../platform/request.ts';
import { context, type Message, sentence } from '../../../platform/slack/blocks.ts';
import { action, command, submission } from '../../../platform/slack/declarations.ts';
import { findChannel } from '../../../platform/slack/directory.ts';
import { choice, noArguments, rolloutValue } from '../../../platform/slack/fields.ts';
import { keptMoment } from '../../../platform/slack/kept-values.ts';
import { open, type Reply, tell, update } from '../../../platform/slack/reply.ts';
import { sayDate } from '../../../platform/words.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { getWhoMay } from '../../rollout/rollouts/who-may.store.ts';
import { onlyTheyCan } from '../../rollout/rollouts/who-may.view.ts';
import { SHOW_REST, writeDigest } from './digest-message.view.ts';
import { digestRestModal } from './digest-rest-modal.view.ts';
import {
  DIGEST_SETTINGS_FORM,
  digestSettingsModal,
  digestSettingsSavedModal,
} from './digest-settings-modal.view.ts';
import { digestDue } from './digest-slot.ts';
import { getDigestStory } from './digest-story.store.ts';
import { findDigestSchedule, findLastDigest } from './digests.store.ts';
import { changeDigestSettings } from './save-digest-settings.usecase.ts';

/** `/rollout digest`: the very message that would be said now, only visible to the one who asks. */
export const previewCommand = command({
  command: '/rollout',
  name: 'digest',
  summary: 'the weekly digest as it would be posted now',
  usage: '',
  who: ['lead', 'sponsor'],
  instead: [{ says: 'See where it stands', run: '/rollout status' }],
  about: 'rollout',
  arguments: noArguments,
  run(request): Reply {
    const { database, rolloutId } = request;
    const rollout = findRollout(database, rolloutId);
    if (rollout === undefined) return tell(GONE);
    const { message } = writeDigest(getDigestStory(request, rollout));
    return tell(asPreview(request, rollout, message));
  },
});

/** What a digest counted and did not show, for everyone who reads it. */
export const restAction = action({
  actionId: SHOW_REST,
  who: 'anyone',
  shows: 'posted',
  about: 'rollout',
  value: rolloutValue.extend({
    list: z.enum(['changed', 'blocked']),
    after: keptMoment,
    until: keptMoment,
  }),
  run(request, { list, after, until }): Reply {
    const rollout = findRollout(request.database, request.rolloutId);
    if (rollout === undefined) return tell(GONE);
    const period = { after: instant(after), until: instant(until) };
    return open(digestRestModal(getDigestStory(request, rollout, { period }), list));
  },
});

const instant = (at: number) => Temporal.Instant.fromEpochMilliseconds(at);

export const settingsCommand = command({
  command: '/rollout',
  name: 'digest settings',
  summary: 'when the weekly digest is posted, if at all',
  usage: '',
  who: ['lead'],
  instead: [{ says: 'See where it stands', run: '/rollout status' }],
  about: 'rollout',
  arguments: noArguments,
  run({ database, rolloutId }): Reply {
    const rollout = findRollout(database, rolloutId);
    if (rollout === undefined) return tell(GONE);
    return open(digestSettingsModal(rolloutId, findDigestSchedule(database, rollout)));
  },
});

export const settingsSubmission = submission({
  callbackId: DIGEST_SETTINGS_FORM,
  who: ['lead'],
  about: 'rollout',
  context: rolloutValue,
  fields: z.object({
    is_on: choice(['on', 'off'], 'Choose one.'),
    weekday: choice(['1', '2', '3', '4', '5', '6', '7'], 'Choose a day.').transform(Number),
    time: z
      .string({ error: 'Choose a time.' })
      .transform((typed) => Temporal.PlainTime.from(typed)),
  }),
  run(request, typed): Reply {
    const { database, rolloutId } = request;
    const isOn = typed.is_on === 'on';
    const { weekday, time } = typed;
    const outcome = changeDigestSettings(request, { isOn, weekday, time });
    const rollout = findRollout(database, rolloutId);
    if (outcome.kind === 'not-allowed' || rollout === undefined) {
      return tell(onlyTheyCan(getWhoMay(request, ['lead']), 'change the digest'));
    }
    return update(digestSettingsSavedModal(isOn, nextWords(request, rollout)));
  },
});

function asPreview(request: RolloutRequest, rollout: Rollout, message: Message): Message {
  const { database } = request;
  const channel = findChannel(database, rollout.channelId);
  const { isOn } = findDigestSchedule(database, rollout);
  const when = isOn
    ? `It goes to <#${rollout.channelId}> ${nextWords(request, rollout)}.`
    : 'The digest is switched off, so nothing is posted: `/rollout digest settings`.';
  const trouble =
    channel?.isMember === false || channel?.isArchived === true
      ? ` I can’t post there ${channel.isArchived ? 'because it’s archived' : 'until someone types `/invite @Groundswell` in it'}.`
      : '';
  return {
    text: message.text,
    blocks: [context(`The digest as it would be posted now. ${when}${trouble}`), ...message.blocks],
  };
}

function nextWords({ database, now, today }: RolloutRequest, rollout: Rollout): string {
  const schedule = findDigestSchedule(database, rollout);
  const due = digestDue(schedule, findLastDigest(database, rollout.id)?.week, now);
  if (due.kind === 'due') return 'in a moment';
  const next = due.kind === 'not-due' ? due.next : { on: due.slot.on.add({ days: 7 }) };
  const clock = schedule.time.toString({ smallestUnit: 'minute' });
  return `on ${sayDate(next.on, today)} at ${clock} (${rollout.timeZone.replaceAll('_', ' ')})`;
}

const GONE = sentence('This rollout no longer exists.');
