import type { MovableClock } from '../platform/clock.ts';
import type { PracticeWorld } from './practice-world.ts';
import type { Records } from './state/records.ts';

export type Journey = (from: Temporal.Instant, to: Temporal.Instant) => Promise<string>;
export type Progress = { done: number; total: number; says: string };
/** How the world begins; `quarter` is how the sample goes on once it is over. */
export type Start = 'sample' | 'empty' | 'quarter';
export type StartWith = (
  choice: Start,
  /** `isStopped` as soon as somebody has seen enough. */
  watch: { report(progress: Progress): void; isStopped(): boolean },
) => Promise<void>;

/** What happens while time passes, and what a first visit may begin with. */
export type TimeTravelOptions = { journey?: Journey; startWith?: StartWith };

export type Stage = 'choose' | 'playing-sample' | 'ready';

/** The movement of the practice world: its first choice, and its journeys in time. */
export type TimeTravel = {
  stage(): Stage;
  progress(): Progress | undefined;
  start(choice: Start): Promise<void>;
  /** Whether the sample was played to its end, so that it can go on by a quarter. */
  playsOn(): boolean;
  /** Ends the sample where it is, at the next place where nothing is half done. */
  stopSample(): void;
  /** Goes ahead in time; what falls due on the way is run by the app. */
  travel(by: Temporal.DurationLike): Promise<string>;
  lastJourney(): string | undefined;
};

/** A clock that is where it was after a restart. */
export function keepingClock(
  records: Records,
  clock: MovableClock,
  onMove: () => void,
): MovableClock {
  const kept = records.settings.get('clock');
  if (kept !== undefined && Temporal.Instant.compare(kept, clock.now()) > 0) {
    clock.moveTo(Temporal.Instant.from(kept));
  }
  return {
    now: () => clock.now(),
    moveTo(instant) {
      clock.moveTo(instant);
      records.settings.put('clock', instant.toString());
      onMove();
    },
  };
}

export function timeTravel(world: PracticeWorld, options: TimeTravelOptions): TimeTravel {
  const { settings } = world.records;
  let progress: Progress | undefined;
  let isStopped = false;
  let moving: Promise<unknown> = Promise.resolve();
  if (settings.get('stage') === 'playing-sample') {
    settings.put('stage', 'ready');
    settings.put('journey', 'The sample was interrupted. Everything played up to then is kept.');
  }

  function enter(stage: Stage): void {
    settings.put('stage', stage);
    world.changed();
  }

  async function start(choice: Start): Promise<void> {
    isStopped = false;
    if (choice === 'quarter') settings.put('journey-from', world.nextTs());
    enter(choice === 'empty' ? 'ready' : 'playing-sample');
    try {
      await options.startWith?.(choice, {
        report(reported) {
          progress = reported;
          world.changed();
        },
        isStopped: () => isStopped,
      });
      if (isStopped) settings.put('journey', 'You stopped the sample here.');
      else if (choice === 'sample') settings.put('sample', 'played');
      else if (choice === 'quarter') settings.put('journey', 'A quarter went by.');
    } finally {
      progress = undefined;
      enter('ready');
    }
  }

  async function travel(by: Temporal.DurationLike): Promise<string> {
    const from = world.clock.now();
    settings.put('journey-from', world.nextTs());
    const to = from.toZonedDateTimeISO('UTC').add(by).toInstant();
    const says = (await options.journey?.(from, to)) ?? 'Nothing fell due.';
    if (Temporal.Instant.compare(world.clock.now(), to) < 0) world.clock.moveTo(to);
    await world.activity.settled();
    settings.put('journey', says);
    world.changed();
    return says;
  }

  return {
    stage: () => (settings.get('stage') as Stage | undefined) ?? 'choose',
    progress: () => progress,
    start,
    playsOn: () => settings.get('sample') === 'played',
    stopSample() {
      isStopped = true;
      world.changed();
    },
    travel(by) {
      // One journey at a time, in the order asked for.
      const journey = moving.then(() => travel(by));
      moving = journey.catch(() => undefined);
      return journey;
    },
    lastJourney: () => settings.get('journey'),
  };
}
