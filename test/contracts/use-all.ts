/* Everything that is declared, used by one person after another. */
import type { Who } from '../../src/platform/acting.ts';
import type { Shows } from '../../src/platform/sight.ts';
import type { World } from '../support/world.ts';
import { actions, commands, deliveriesIn, shortcuts, submissions } from './deliveries.ts';

export type Declared = { who: Who; about: 'rollout' | 'workspace'; shows?: Shows };
export type Used = { label: string; declared: Declared; said: string };

const ELSEWHERE = { id: 'CGENERAL', name: 'general' };

/** Everything that is declared, as that person would use it, with what is true of the rollout. */
export async function useAll(
  world: World,
  userId: string,
  known: Record<string, unknown>,
  place = ELSEWHERE,
): Promise<Used[]> {
  const deliver = deliveriesIn(() => world);
  const used: Used[] = [];
  const note = (label: string, declared: Declared, said: string) =>
    used.push({ label, declared, said });
  for (const one of commands) {
    note(one.label, one, await deliver.typed(userId, one, place));
    if (one.usage.includes('[team]') || one.usage.includes('team')) {
      const named = { command: one.command, name: `${one.name} Claims` };
      note(`${one.label} Claims`, one, await deliver.typed(userId, named, place));
    }
    if (one.usage.includes('@person')) {
      const named = { command: one.command, name: `${one.name} <@UMIA|mia>` };
      note(`${one.label} @Mia`, one, await deliver.typed(userId, named, place));
    }
  }
  for (const one of actions)
    note(one.actionId, one, await deliver.pressed(userId, one, known, place.id));
  for (const one of submissions)
    note(one.callbackId, one, await deliver.submitted(userId, one, known));
  for (const one of shortcuts) note(one.callbackId, one, await deliver.used(userId, one, place));
  return used;
}
