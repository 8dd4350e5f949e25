/* What the page of the practice workspace asks the app: a hint by role, and the words of its commands. */
import type { ProductFeature } from '../features/contract/product-feature.ts';
import { listOpenRollouts } from '../features/rollout/rollouts/rollouts.store.ts';
import type { Role } from '../platform/acting.ts';
import type { UserId } from '../platform/ids.ts';
import type { StateAt } from '../platform/request.ts';
import type { Subcommand } from '../practice/practice-workspace.ts';

/** By what somebody is; the first that they are counts. */
const HINTS: readonly [Role, (name: string) => string][] = [
  [
    'lead',
    (name) =>
      `You lead ${name}. Home shows what holds the next step up. Then try /rollout pace: what would break if you went faster.`,
  ],
  [
    'sponsor',
    (name) =>
      `You sponsor ${name}. Home says in three sentences whether it works. When someone asks for an override, it comes to you.`,
  ],
  [
    'champion',
    (name) =>
      `You are a champion of ${name}. /champion is your desk. Try “Log a learning” in the menu of any message.`,
  ],
  [
    'backup',
    (name) =>
      `You are a back-up champion of ${name}. /champion shows what you would take over, and Home your own path.`,
  ],
  [
    'manager',
    (name) =>
      `You manage a team in ${name}. Home shows what your team still needs. Try /rollout join to ask for a place in a wave.`,
  ],
  [
    'member',
    (name) =>
      `Your team takes part in ${name}. Try /core who to see whom to ask, and /core learn to begin your path.`,
  ],
];

export function coachFor({ database, product }: Omit<StateAt, 'now'>, personId: string): string {
  const open = listOpenRollouts(database);
  if (open.length === 0) {
    return 'There is no rollout yet. Type /rollout setup to set up the first one, as someone who is a workspace admin.';
  }
  for (const [role, hint] of HINTS) {
    const rollout = open.find(({ id }) =>
      product.roles.some((roles) => roles(database, id, personId as UserId).includes(role)),
    );
    if (rollout !== undefined) return hint(rollout.name);
  }
  return 'You have no part in a rollout yet. Try /rollout status to see where it stands, and /rollout join to ask for your team.';
}

/** All that may be typed after a command, as help lists it. */
export function subcommandsFrom(
  features: readonly ProductFeature[],
): (command: string) => Subcommand[] {
  const declared = features.flatMap((one) => one.commands ?? []).filter((one) => one.name !== '');
  return (command) =>
    declared
      .filter((one) => one.command === command)
      .map(({ name, usage, summary }) => ({ name, usage, summary }));
}
