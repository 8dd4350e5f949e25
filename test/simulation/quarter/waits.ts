/* Why somebody who owes something is not written to at this moment, by a model of its own. */
import { budgetOf } from './budget-model.ts';
import { areOwnHours } from './hours-model.ts';
import { instantOf, rows, type Scene } from './watch.ts';

export type Wait =
  | 'gone'
  | 'out of reach'
  | 'hours'
  | 'holiday'
  | 'paused'
  | 'told today'
  | 'number';

/** Undefined where nothing is in the way. */
export function whyWaits(scene: Scene, personId: string): Wait | undefined {
  const member = scene.house.workspace.world.records.members.get(personId);
  const [known] = rows<{ zone: string; gone: number }>(
    scene,
    'select time_zone as zone, is_deactivated as gone from people where user_id = ? and is_bot = 0',
    personId,
  );
  if (member === undefined || known === undefined || known.gone === 1) return 'gone';
  if (rows(scene, 'select 1 from closed_places where destination = ?', personId).length > 0)
    return 'out of reach';
  if (!areOwnHours(scene, personId)) return 'hours';
  const today = scene.now.toZonedDateTimeISO(known.zone).toPlainDate();
  // Whose holiday it is another model says; a day that is one anywhere is left alone here.
  if (
    rows(scene, 'select 1 from public_holidays where on_date = ? limit 1', today.toString())
      .length > 0
  )
    return 'holiday';
  const until = member.doNotDisturbUntil;
  if (until !== undefined && until > scene.now.toString()) return 'paused';
  const sent = rows<{ at: number; urgent: number }>(
    scene,
    'select sent_at as at, is_urgent as urgent from nudges where person_id = ? and sent_at is not null',
    personId,
  ).map(({ at, urgent }) => ({
    on: instantOf(at).toZonedDateTimeISO(known.zone).toPlainDate(),
    isUrgent: urgent === 1,
  }));
  if (sent.some(({ on }) => on.equals(today))) return 'told today';
  const { messages, weeks } = budgetOf(scene, personId);
  const since = today.subtract({ days: today.dayOfWeek - 1 + 7 * (weeks - 1) });
  const counted = sent.filter(
    ({ on, isUrgent }) => !isUrgent && Temporal.PlainDate.compare(on, since) >= 0,
  );
  return counted.length >= messages ? 'number' : undefined;
}
