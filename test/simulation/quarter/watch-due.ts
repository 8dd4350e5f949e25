/*
 * When faults have stopped: whatever is due and was never said is said as soon as its owner may be written to.
 * A look lies two hours after the one before, and a message settles for one at most; so who could hear of a
 * thing at one look, and still has not at the next, is one whom it was not said to. Whoever cannot be
 * written to for two days has a reason that the model names: hours and weekends, a holiday, an absence,
 * their own pause, or as many messages as they may have.
 */
import { listOpenRollouts } from '../../../src/features/rollout/rollouts/rollouts.store.ts';
import { contextOf, type ReadContext } from '../../../src/platform/request.ts';
import { URGENT } from './due-model.ts';
import { REST } from './plan.ts';
import { whyWaits } from './waits.ts';
import { rows, type Scene, type Watch } from './watch.ts';

const [AWAKE_FROM, AWAKE_UNTIL] = [7, 22];

export function watchDue(): Watch {
  let before = new Set<string>();
  return (scene, report) => {
    if (scene.step?.number !== REST) return;
    const due = dueIn(scene);
    for (const thing of due)
      report.expect(!before.has(thing), () => `${thing} could have been said two hours ago.`);
    if (due.size === 0) report.expect(true, () => '');
    before = due;
  };
}

/** What was never said, of people whom nothing keeps from being written to. */
function dueIn(scene: Scene): Set<string> {
  const { house, now } = scene;
  const { database, app } = house.bot();
  const due = new Set<string>();
  const waits = new Map<string, boolean>();
  const mayHear = (id: string, context: ReadContext) => {
    const known =
      waits.get(id) ??
      (whyWaits(scene, id) === undefined && !waitsForMorning(scene, { id, context }));
    waits.set(id, known);
    return known;
  };
  for (const rollout of listOpenRollouts(database)) {
    const context = contextOf({ database, product: app.product, now }, rollout);
    for (const one of app.product.owed(context)) {
      const { personId, key, topic, sinceOn } = one;
      if (Temporal.PlainDate.compare(sinceOn, context.today) > 0) continue;
      if (one.hasOwnMessage === true || one.reminders !== undefined) continue;
      if (one.isSaidOnce === true || topic === '') continue;
      if (wasSaid(scene, personId, key) || hasSpoken(scene, personId, { key, topic })) continue;
      if (mayHear(personId, context)) due.add(`${personId} ${key}`);
    }
  }
  return due;
}

/** What cannot wait is told when people are awake, and all that is due stands in that message. */
function waitsForMorning(
  scene: Scene,
  { id, context }: { id: string; context: ReadContext },
): boolean {
  const { now, house } = scene;
  const zone = house.workspace.world.records.members.get(id)?.timeZone ?? 'UTC';
  const at = now.toZonedDateTimeISO(zone);
  if (at.hour >= AWAKE_FROM && at.hour < AWAKE_UNTIL) return false;
  const isTold =
    rows(
      scene,
      'select 1 from personal_news where person_id = ? and is_urgent = 1 and told_at is null and seen_at is null limit 1',
      id,
    ).length > 0;
  if (isTold) return true;
  return context.product
    .owed(context)
    .some(
      ({ personId, key, dueOn }) =>
        personId === id &&
        URGENT.has(key.split(':', 1)[0] ?? '') &&
        dueOn !== undefined &&
        Temporal.PlainDate.compare(dueOn, at.toPlainDate()) <= 0,
    );
}

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

/** They want to hear nothing of this, or said when they want to hear of it again. */
function hasSpoken(
  scene: Scene,
  personId: string,
  { key, topic }: { key: string; topic: string },
): boolean {
  const settings = rows<{ stopped: string }>(
    scene,
    'select stopped_topics as stopped from nudge_settings where user_id = ?',
    personId,
  );
  if (settings.some(({ stopped }) => (JSON.parse(stopped) as string[]).includes(topic)))
    return true;
  return (
    rows(
      scene,
      'select 1 from nudge_replies where person_id = ? and obligation_key = ?',
      personId,
      key,
    ).length > 0
  );
}
