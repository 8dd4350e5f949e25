import { z } from 'zod';
import { dateAt, isAfter } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { context, esc, sentence } from '../../../platform/slack/blocks.ts';
import { command } from '../../../platform/slack/declarations.ts';
import { findPerson } from '../../../platform/slack/directory.ts';
import { onePerson } from '../../../platform/slack/fields.ts';
import { type Reply, tell } from '../../../platform/slack/reply.ts';
import { sayDate, sayTime } from '../../../platform/words.ts';
import { getShownPlan } from './nudge-message.store.ts';
import { nudgeMessage } from './nudge-message.view.ts';
import { getNudgePlanFor } from './nudge-plan.store.ts';

/** The same plan and the same view as the sending; only visible to the one who asks. */
export const previewCommand = command({
  command: '/rollout',
  name: 'nudges preview',
  summary: 'the next message someone would get, and when',
  usage: '[@person]',
  who: 'anyone',
  shows: 'own',
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
          'Only a lead can see what someone else gets. `/rollout nudges preview` shows your own.',
        ),
      );
    }
    return preview(request, personId);
  },
});

function preview(request: RolloutRequest, personId: UserId): Reply {
  const { database, acting, now } = request;
  const person = findPerson(database, personId);
  const name = personId === acting.userId ? 'You' : esc(person?.name ?? 'This person');
  if (person === undefined || person.isDeactivated) {
    return tell(sentence(`${name} has no active account here, so nothing is sent.`));
  }
  const plan = getNudgePlanFor(request, personId);
  const planned = plan.planned.get(personId);
  if (planned === undefined) {
    const waits = plan.owed.has(personId);
    return tell(
      sentence(
        waits
          ? `Nothing is sent to ${name === 'You' ? 'you' : name} now, even though something is open: either the topic is stopped, or it has already been sent and answered. App Home shows it.`
          : `Nothing is waiting for ${name === 'You' ? 'you' : name}, so nothing is sent.`,
      ),
    );
  }
  const message = nudgeMessage(getShownPlan(request, planned, plan.owed));
  const clock = sayTime(planned.sendAt, person.timeZone);
  const isNow = !isAfter(planned.sendAt, now);
  const when = isNow
    ? 'within the hour'
    : `on ${sayDate(planned.sendOn, dateAt(now, person.timeZone))} at ${clock} ${name === 'You' ? 'your' : 'their'} time`;
  return tell({
    text: message.text,
    blocks: [
      context(`${name} would get this ${when}. Only you can see it here.`),
      ...message.blocks,
    ],
  });
}
