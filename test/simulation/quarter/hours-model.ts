/* When somebody may be written to, by a model of its own: their wall clock, their days, and what says that they are away. */
import { directMessages } from '../../../src/features/contract/direct-messages.ts';
import { STATUSES } from './people-model.ts';
import { type Report, rows, type Scene } from './watch.ts';

type Settings = {
  from_time: string;
  until_time: string;
  weekdays: string;
  quiet_until_on: string | null;
};

const KINDS: Readonly<Record<string, { kind: string }>> = directMessages;

export const kindOf = (key: string) => KINDS[key.split(':', 1)[0] ?? '']?.kind;

export function judgeHours(
  scene: Scene,
  report: Report,
  { personId, key, isUrgent }: { personId: string; key: string; isUrgent: boolean },
): void {
  const isOwnPress = kindOf(key) === 'answer';
  if (isOwnPress) return;
  const own = settingsOf(scene, personId);
  const zones = zonesOf(scene, personId);
  const holds = zones.some((zone) => {
    const at = scene.now.toZonedDateTimeISO(zone);
    const [from, until] = isUrgent
      ? ['07:00', '22:00']
      : [own?.from_time ?? '09:30', own?.until_time ?? '16:30'];
    const days = isUrgent ? [1, 2, 3, 4, 5, 6, 7] : weekdaysIn(own);
    return isOpen(at, from, until, days) && !isAway(scene, personId, at, own);
  });
  report.expect(
    holds,
    () => `${key} came at ${scene.now.toZonedDateTimeISO(zones[0] ?? 'UTC')}, outside the hours.`,
  );
}

/** Whether it is within somebody's own hours where the bot believes them to be, and they are not away. */
export function areOwnHours(scene: Scene, personId: string): boolean {
  const own = settingsOf(scene, personId);
  const [zone] = zonesOf(scene, personId);
  const at = scene.now.toZonedDateTimeISO(zone ?? 'UTC');
  const days = weekdaysIn(own);
  const [from, until] = [own?.from_time ?? '09:30', own?.until_time ?? '16:30'];
  return isOpen(at, from, until, days) && !isAway(scene, personId, at, own);
}

const weekdaysIn = (own: Settings | undefined): number[] =>
  JSON.parse(own?.weekdays ?? '[1,2,3,4,5]');

/** The days of the week on which somebody wants to be written to, 1 for Monday. */
export const weekdaysOf = (scene: Scene, personId: string): readonly number[] =>
  weekdaysIn(settingsOf(scene, personId));

function settingsOf(scene: Scene, personId: string): Settings | undefined {
  return rows<Settings>(
    scene,
    'select from_time, until_time, weekdays, quiet_until_on from nudge_settings where user_id = ?',
    personId,
  )[0];
}

function isOpen(
  at: Temporal.ZonedDateTime,
  from: string,
  until: string,
  days: readonly number[],
): boolean {
  const time = at.toPlainTime();
  const after = Temporal.PlainTime.compare(time, from) >= 0;
  const before = Temporal.PlainTime.compare(time, until) < 0;
  if (from < until) return after && before && days.includes(at.dayOfWeek);
  const began = after ? at : at.subtract({ days: 1 });
  return (after || before) && days.includes(began.dayOfWeek);
}

function isAway(
  scene: Scene,
  personId: string,
  at: Temporal.ZonedDateTime,
  own: Settings | undefined,
): boolean {
  const today = at.toPlainDate().toString();
  const absent = rows(
    scene,
    `select 1 from absences join rollouts on rollouts.id = rollout_id where person_id = ?
     and taken_back_at is null and from_on <= ? and to_on >= ? and closed_at is null`,
    ...[personId, today, today],
  );
  if (absent.length > 0 || (own?.quiet_until_on ?? '') >= today) return true;
  const [known] = rows<{ text: string; until: number | null }>(
    scene,
    'select status_text as text, status_until as until from people where user_id = ?',
    personId,
  );
  const isOver = known?.until != null && known.until <= scene.now.epochMilliseconds;
  return !isOver && STATUSES[known?.text ?? ''] === true;
}

/** Where the person is, as the bot knows it and as it is: an event may still be on its way. */
export function zonesOf(scene: Scene, personId: string): string[] {
  const [known] = rows<{ zone: string }>(
    scene,
    'select time_zone as zone from people where user_id = ?',
    personId,
  );
  const truth = scene.house.workspace.world.records.members.get(personId)?.timeZone;
  return [known?.zone, truth].filter((zone) => zone !== undefined);
}
