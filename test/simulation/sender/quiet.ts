/* Who has paused their notifications, as a Slack tells that is asked no more often than need be. */
const KNOWN_MS = 300_000;
const NOT_ALLOWED_MS = 6 * 3_600_000;

export type Quiet = {
  /** Until then, in whole seconds; by a pause of their own, or by the hours of every night. */
  pause(person: string, until: number, isNight: boolean): void;
  /** The app may not ask, for now. */
  isForbidden: boolean;
  answer(people: readonly string[]): Record<string, unknown>;
  /** Whether the bot has been told that nothing is to be said to them now. */
  isKnown(person: string): boolean;
  /** Everything that was ever told of them, in milliseconds. */
  ends(person: string): ReadonlySet<number>;
  forget(): void;
};

export function keepQuiet(now: () => number, complain: (says: string) => void): Quiet {
  const pauses = new Map<string, { until: number; isNight: boolean; since: number }>();
  const told = new Map<string, Set<number>>();
  const asked = new Map<string, number>();
  let forbiddenAt: number | undefined;
  return {
    isForbidden: false,
    pause: (person, until, isNight) =>
      void pauses.set(person, { until: Math.floor(until / 1000), isNight, since: now() }),
    answer(people) {
      const [first = ''] = people;
      if (forbiddenAt !== undefined && now() > forbiddenAt && now() - forbiddenAt < NOT_ALLOWED_MS)
        complain('It was asked who is not to be disturbed, which is not allowed.');
      const since = now() - (asked.get(first) ?? Number.NEGATIVE_INFINITY);
      // Several may ask in one moment.
      if (since > 0 && since < KNOWN_MS)
        complain(`It was asked again soon whether ${first} may be disturbed.`);
      if (new Set(people).size < people.length) complain('Somebody was asked about twice at once.');
      if (this.isForbidden) {
        forbiddenAt = now();
        return { ok: false, error: 'missing_scope' };
      }
      for (const person of people) asked.set(person, now());
      return {
        ok: true,
        users: Object.fromEntries(people.map((person) => [person, tell(person)])),
      };
    },
    isKnown(person) {
      const pause = pauses.get(person);
      if (pause === undefined || pause.until * 1000 <= now()) return false;
      if (forbiddenAt !== undefined && now() - forbiddenAt < NOT_ALLOWED_MS) return false;
      return (asked.get(person) ?? 0) > pause.since && now() - (asked.get(person) ?? 0) < KNOWN_MS;
    },
    ends: (person) => told.get(person) ?? new Set(),
    forget() {
      asked.clear();
      forbiddenAt = undefined;
    },
  };

  function tell(person: string): Record<string, unknown> {
    const second = Math.floor(now() / 1000);
    const pause = pauses.get(person);
    const isOn = pause !== undefined && pause.until > second;
    if (isOn) told.set(person, (told.get(person) ?? new Set()).add(pause.until * 1000));
    const night = {
      dnd_enabled: true,
      next_dnd_start_ts: second + 3600,
      next_dnd_end_ts: second + 7200,
    };
    if (!isOn) return { ...night, snooze_enabled: false, snooze_endtime: second + 500 };
    return pause.isNight
      ? { dnd_enabled: true, next_dnd_start_ts: second, next_dnd_end_ts: pause.until }
      : { ...night, dnd_enabled: false, snooze_enabled: true, snooze_endtime: pause.until };
  }
}
