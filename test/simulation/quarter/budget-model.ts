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

export function budgetOf(scene: Scene, personId: string): Budget {
  const [own] = rows<{ budget: string | null }>(
    scene,
    'select budget from nudge_settings where user_id = ?',
    personId,
  );
  return numberFor(own?.budget ?? undefined, rolesIn(scene)(personId));
}

/** The same for everybody, whose rows are read once. */
export function budgetBy(
  scene: Scene,
  readers: ReadonlyMap<string, { budget: string | undefined }>,
): (personId: string) => Budget {
  const rolesOf = rolesIn(scene);
  return (personId) => numberFor(readers.get(personId)?.budget, rolesOf(personId));
}

/** The number of somebody with this choice and these roles; `office`: champion or back-up. */
export function numberFor(choice: string | undefined, roles: ReadonlySet<string>): Budget {
  const chosen = choice === undefined ? undefined : OF_CHOICE[choice];
  if (chosen !== undefined) return chosen;
  if (roles.has('lead')) return { messages: 3, weeks: 1 };
  if (roles.has('office')) return { messages: 2, weeks: 1 };
  return { messages: 1, weeks: roles.has('sponsor') ? 2 : 1 };
}

function rolesIn(scene: Scene): (personId: string) => ReadonlySet<string> {
  const found = rows<{ id: string; role: string }>(
    scene,
    `select user_id as id, role from rollout_roles join rollouts on rollouts.id = rollout_id
     where closed_at is null
     union select person_id, 'office' from champions join rollouts on rollouts.id = rollout_id
     where ended_at is null and accepted_at is not null and closed_at is null`,
  );
  const byPerson = Map.groupBy(found, ({ id }) => id);
  return (personId) => new Set((byPerson.get(personId) ?? []).map(({ role }) => role));
}
