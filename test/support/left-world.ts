/* What a world leaves behind, for others to begin with: its database, its Slack and what was called. */
import type { Drawer } from '../../src/practice/state/records.ts';
import type { LoggedCall } from '../../src/practice/web-api/call-log.ts';

export type LeftWorld = { database: Buffer; slack: KeptSlack; calls: readonly LoggedCall[] };

type KeptSlack = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Writes down what a practice workspace holds. */
export function keepingDrawer(): { drawer: Drawer; slack: KeptSlack } {
  const slack = new Map<string, Map<string, string>>();
  const drawer: Drawer = {
    load: () => [],
    write(kind, id, json) {
      const rows = slack.get(kind) ?? new Map<string, string>();
      slack.set(kind, rows.set(id, json));
    },
    remove: (kind, id) => void slack.get(kind)?.delete(id),
    close: () => undefined,
  };
  return { drawer, slack };
}

/** Begins a practice workspace with what was left, and keeps nothing of what comes. */
export function drawerOf({ slack }: LeftWorld): Drawer {
  return {
    load: (kind) => [...(slack.get(kind) ?? [])].map(([id, json]) => ({ id, json })),
    write: () => undefined,
    remove: () => undefined,
    close: () => undefined,
  };
}
