/* At rest: whatever is overdue was said to the one who owes it, or stands before somebody else. */
import { listOpenRollouts } from '../../../src/features/rollout/rollouts/rollouts.store.ts';
import { contextOf } from '../../../src/platform/request.ts';
import { budgetOf } from './budget-model.ts';
import { instantOf, rows, type Scene, type Watch } from './watch.ts';

/** So long before the end it has been open, so that whoever owes it can have heard of it. */
const OPEN_DAYS = 4;

export const watchDue: Watch = (scene, report) => {
  if (!scene.isAtRest) return;
  const { house, now } = scene;
  const { database, app } = house.bot();
  for (const rollout of listOpenRollouts(database)) {
    const context = contextOf({ database, product: app.product, now }, rollout);
    const since = context.today.subtract({ days: OPEN_DAYS + 3 });
    for (const one of app.product.owed(context)) {
      const { personId, key, topic, sinceOn, hasOwnMessage, reminders } = one;
      if (Temporal.PlainDate.compare(sinceOn, since) > 0) continue;
      if (hasOwnMessage === true || reminders !== undefined || one.isSaidOnce === true) continue;
      report.expect(
        wasSaid(scene, personId, key) || hasReason(scene, personId, { key, topic }),
        () => `${personId} has never heard of ${key}, open since ${sinceOn}.`,
      );
    }
  }
};

function wasSaid(scene: Scene, personId: string, key: string): boolean {
  return (
    rows(
      scene,
      `select 1 from nudge_items join nudges on nudges.key = nudge_key
       where obligation_key = ? and about_id = ? and sent_at is not null limit 1`,
      key,
      personId,
    ).length > 0
  );
}

/** Who is away, wants to hear nothing, or has had as many messages as they may, waits for the next one. */
function hasReason(
  scene: Scene,
  personId: string,
  { key, topic }: { key: string; topic: string },
): boolean {
  const { now, house } = scene;
  const member = house.workspace.world.records.members.get(personId);
  if (member === undefined || member.deactivated || member.status.text !== '') return true;
  if (member.doNotDisturbUntil !== undefined) return true;
  const settings = rows<{ stopped_topics: string; quiet_until_on: string | null }>(
    scene,
    'select stopped_topics, quiet_until_on from nudge_settings where user_id = ?',
    personId,
  );
  if (settings.length > 0) return true;
  const replies = rows(
    scene,
    'select 1 from nudge_replies where person_id = ? and obligation_key = ?',
    personId,
    key,
  );
  const absent = rows(
    scene,
    'select 1 from absences where person_id = ? and taken_back_at is null and to_on >= ?',
    personId,
    now
      .subtract({ hours: 24 * OPEN_DAYS })
      .toString()
      .slice(0, 10),
  );
  if (replies.length > 0 || absent.length > 0) return true;
  return topic === '' || isUsedUp(scene, personId);
}

function isUsedUp(scene: Scene, personId: string): boolean {
  const { messages, weeks } = budgetOf(scene, personId);
  const today = scene.now.toZonedDateTimeISO('UTC').toPlainDate();
  const monday = today.subtract({ days: today.dayOfWeek - 1 + 7 * (weeks - 1) });
  const sent = rows<{ at: number }>(
    scene,
    'select sent_at as at from nudges where person_id = ? and is_urgent = 0 and sent_at is not null',
    personId,
  ).filter(({ at }) => {
    const on = instantOf(at).toZonedDateTimeISO('UTC').toPlainDate();
    return Temporal.PlainDate.compare(on, monday) >= 0;
  });
  return sent.length >= messages;
}
