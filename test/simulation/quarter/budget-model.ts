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
  const chosen = own?.budget == null ? undefined : OF_CHOICE[own.budget];
  if (chosen !== undefined) return chosen;
  const roles = rows<{ role: string }>(
    scene,
    `select role from rollout_roles join rollouts on rollouts.id = rollout_id
     where user_id = ? and closed_at is null`,
    personId,
  ).map(({ role }) => role);
  if (roles.includes('lead')) return { messages: 3, weeks: 1 };
  const offices = rows(
    scene,
    `select 1 from champions join rollouts on rollouts.id = rollout_id
     where person_id = ? and ended_at is null and accepted_at is not null and closed_at is null`,
    personId,
  );
  if (offices.length > 0) return { messages: 2, weeks: 1 };
  return { messages: 1, weeks: roles.includes('sponsor') ? 2 : 1 };
}
