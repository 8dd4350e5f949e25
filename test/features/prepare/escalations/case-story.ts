/* Stories about cases: Mia is Claims' champion, Tom keeps reply drafting, Lena and Sam lead, Ines sponsors. */

import type { Escalation } from '../../../../src/features/prepare/escalations/escalation.ts';
import { listEscalations } from '../../../../src/features/prepare/escalations/escalations.store.ts';
import { putInOffice } from '../../../support/champion-in-office.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';
import { publish } from '../../../support/written-core.ts';

type Form = Record<string, string | readonly string[]>;

/** Monday 4 January 2027: 16:00 in Hamburg, 10:00 in New York. */
export async function startCaseWorld(now = '2027-01-04T15:00:00Z'): Promise<SupportCopilotWorld> {
  const world = await startSupportCopilot();
  putInOffice(world, world.claims, 'UMIA');
  publish(world, world.rollout.id, {
    kind: 'quality-criterion',
    workflow: 'reply drafting',
    ownerId: 'UTOM',
  });
  await world.travelTo(now);
  return world;
}

export async function escalate(world: SupportCopilotWorld, name: string, change: Form = {}) {
  const person = world.as(name);
  await person.command('/core escalate The sum in it is wrong');
  await person.fill({ 'Which work does it belong to?': 'reply drafting', ...change });
  const done = await person.submit();
  if (done.errors !== undefined) throw new Error(JSON.stringify(done.errors));
  await person.close({ all: true });
  return done;
}

export function casesIn(world: SupportCopilotWorld): readonly Escalation[] {
  return listEscalations(world.database, world.rollout.id);
}

/** "champion UMIA raised", each place of the newest case. */
export function wayOf(world: SupportCopilotWorld): string[] {
  const [last] = casesIn(world).slice(-1);
  return (last?.steps ?? []).map(
    ({ tier, personId, because }) => `${tier} ${personId ?? 'leads'} ${because}`,
  );
}

export const lastMessage = (world: SupportCopilotWorld, name: string): string =>
  world.as(name).sees().messages.at(-1)?.text ?? '';
