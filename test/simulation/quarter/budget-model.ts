/* How often somebody may be written to at most, by a model of its own: the roles as they are on the disk, and the numbers of the house's rules. */
import { rows, type Scene } from './watch.ts';

export type Budget = { messages: number; weeks: number };

const OF_CHOICE: Readonly<Record<string, Budget>> = {
  '1-in-2': { messages: 1, weeks: 2 },
  '1': { messages: 1, weeks: 1 },
  '2': { messages: 2, weeks: 1 },
  '3': { messages: 3, weeks: 1 },
  '5': { messages: 5, weeks: 1 },
};

/** Read once for each look, for everybody: it is asked about each person who has ever heard of something. */
type Known = {
  chosen: ReadonlyMap<string, string | null>;
  roles: ReadonlySet<string>;
  offices: ReadonlySet<string>;
};
const known = new WeakMap<Scene, Known>();

export function budgetOf(scene: Scene, personId: string): Budget {
  const { chosen, roles, offices } = knownIn(scene);
  const own = OF_CHOICE[chosen.get(personId) ?? ''];
  if (own !== undefined) return own;
  if (roles.has(`lead ${personId}`)) return { messages: 3, weeks: 1 };
  if (offices.has(personId)) return { messages: 2, weeks: 1 };
  return { messages: 1, weeks: roles.has(`sponsor ${personId}`) ? 2 : 1 };
}

function knownIn(scene: Scene): Known {
  const before = known.get(scene);
  if (before !== undefined) return before;
  const settings = rows<{ id: string; budget: string | null }>(
    scene,
    'select user_id as id, budget from nudge_settings',
  );
  const roles = rows<{ held: string }>(
    scene,
    `select role || ' ' || user_id as held from rollout_roles join rollouts on rollouts.id = rollout_id
     where closed_at is null`,
  );
  const offices = rows<{ id: string }>(
    scene,
    `select person_id as id from champions join rollouts on rollouts.id = rollout_id
     where ended_at is null and accepted_at is not null and closed_at is null`,
  );
  const read = {
    chosen: new Map(settings.map(({ id, budget }) => [id, budget])),
    roles: new Set(roles.map(({ held }) => held)),
    offices: new Set(offices.map(({ id }) => id)),
  };
  known.set(scene, read);
  return read;
}
