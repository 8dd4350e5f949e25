/* What somebody has to let go: it is put nowhere when it may leave, and the lane to Slack looks at once all the same. */
import type { Expect } from '../sender/flush.ts';
import type { LaneName, LaneYard } from './lane-yard.ts';
import type { VirtualTimers } from './virtual-timers.ts';

export type HeldBack = {
  hold(key: string, place: string): void;
  /** The first of them, if any. */
  letGo(): void;
  letAllGo(): void;
};

export function heldBack(
  yard: LaneYard,
  timers: VirtualTimers,
  isAwake: (lane: LaneName) => boolean,
  expect: Expect,
): HeldBack {
  const held: string[] = [];
  const own: HeldBack = {
    hold(key, place) {
      yard.hold(key, place);
      held.push(key);
    },
    letGo() {
      const key = held.shift();
      if (key === undefined) return;
      yard.letGo(key);
      yard.wake();
      const isAtOnce = isAwake('slack') || timers.alarms().includes(timers.now());
      expect(isAtOnce, () => `${key} may go, and nobody looks.`);
    },
    letAllGo() {
      while (held.length > 0) own.letGo();
    },
  };
  return own;
}
