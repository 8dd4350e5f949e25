import { isBefore } from '../../../platform/calendar.ts';
import { write } from '../../../platform/database.ts';
import type { Request } from '../../../platform/request.ts';
import { todayAt } from '../../rollout/rollouts/rollout.ts';
import { type HoursProblem, hoursProblem } from '../../teams/calendars/quiet-hours.ts';
import { findNudgeSettings, saveSettings } from './nudge-settings.store.ts';
import type { NudgeSettings } from './nudge-settings.ts';

export type SettingsOutcome =
  | { kind: 'saved'; settings: NudgeSettings }
  | { kind: 'hours'; problem: HoursProblem }
  | { kind: 'quiet-in-the-past' };

/** A person's own hours, days and topics. */
export function saveNudgeSettings(request: Request, settings: NudgeSettings): SettingsOutcome {
  const { database, acting, now } = request;
  const problem = hoursProblem({
    timeZone: acting.timeZone,
    from: settings.from,
    until: settings.until,
    calendar: { weekdays: settings.weekdays, holidays: new Set() },
  });
  if (problem !== undefined) return { kind: 'hours', problem };
  const { quietUntilOn } = settings;
  const today = todayAt(acting, now);
  if (quietUntilOn !== undefined && isBefore(quietUntilOn, today)) {
    return { kind: 'quiet-in-the-past' };
  }
  return write(database, (): SettingsOutcome => {
    saveSettings(database, acting, settings, now);
    return { kind: 'saved', settings };
  });
}

/** No more messages about one topic; its things stay on the person's App Home. */
export function stopTopic(request: Request, { topic }: { topic: string }): NudgeSettings {
  const { database, acting, now } = request;
  return write(database, () => {
    const before = findNudgeSettings(database, acting.userId);
    const stoppedTopics = [...new Set([...before.stoppedTopics, topic])];
    const settings = { ...before, stoppedTopics };
    saveSettings(database, acting, settings, now);
    return settings;
  });
}
