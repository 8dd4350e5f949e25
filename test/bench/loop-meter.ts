/* What one act costs the process that does it: CPU, and how long nothing else had its turn. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';

/** Milliseconds each. */
export type Cost = { cpu: number; held: number };

const RESOLUTION = 1;
/** Long enough for the monitor's own timer to notice what held it up. */
const SETTLES_AFTER = 8;

export type LoopMeter = { begin(): Promise<void>; end(): Promise<Cost> };

export function loopMeter(): LoopMeter {
  const monitor = monitorEventLoopDelay({ resolution: RESOLUTION });
  monitor.enable();
  let before = process.cpuUsage();
  return {
    async begin() {
      await wait(SETTLES_AFTER);
      monitor.reset();
      // Its first turn after that only sets its own clock; what began before it would be missed.
      await wait(SETTLES_AFTER);
      before = process.cpuUsage();
    },
    async end() {
      const { user, system } = process.cpuUsage(before);
      await wait(SETTLES_AFTER);
      const held = Math.max(0, monitor.max / 1e6 - RESOLUTION);
      return { cpu: (user + system) / 1000, held };
    },
  };
}
