/* One look at one open rollout: what the watches of gates and overrides share. */
import type { ReadContext } from '../../../src/platform/request.ts';
import type { GateModel } from './gate-model.ts';
import type { GateRows, Place } from './gate-rows.ts';
import type { Report, Scene } from './watch.ts';

export type Looked = {
  scene: Scene;
  report: Report;
  all: GateRows;
  place: Place;
  context: ReadContext;
  /** A tick that went as planned has just ended. */
  isSwept: boolean;
  gate(key: string): GateModel | undefined;
};

/** Whether two lists hold the same words, in whatever order. */
export const same = (a: Iterable<string>, b: Iterable<string>) =>
  [...a].toSorted().join() === [...b].toSorted().join();
