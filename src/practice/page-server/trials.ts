import type { Trial } from '../page-api.ts';
import type { PracticeWorld } from '../practice-world.ts';

const TRIALS = 'trials';

/** What is worth trying after the sample, by people's names; shown until somebody waves it away. */
export function suggestTrials(world: PracticeWorld, trials: readonly Trial[]): void {
  const members = world.records.members.all();
  const known = trials.flatMap((trial) => {
    const person = members.find((one) => one.name === trial.as);
    return person === undefined || person.deactivated ? [] : [{ ...trial, as: person.id }];
  });
  world.records.settings.put(TRIALS, JSON.stringify(known));
  world.changed();
}

export function trialsOf(world: PracticeWorld): Trial[] {
  return JSON.parse(world.records.settings.get(TRIALS) ?? '[]');
}

export function dismissTrials(world: PracticeWorld): void {
  world.records.settings.remove(TRIALS);
  world.changed();
}
