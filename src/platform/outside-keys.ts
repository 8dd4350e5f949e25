/*
 * Keys of other services' interfaces. They come from the environment at the start and are held in memory
 * alone: never stored, never logged, never part of an address.
 */
import type { Database } from './database.ts';

/** Services whose interfaces can be asked, each with the variable that holds its key. */
export const outsideKeyNames = {
  copilot: 'USAGE_KEY_COPILOT',
  'claude-enterprise': 'USAGE_KEY_CLAUDE_ENTERPRISE',
  'claude-code': 'USAGE_KEY_CLAUDE_CODE',
  openai: 'USAGE_KEY_OPENAI',
} as const;
export type OutsideService = keyof typeof outsideKeyNames;
export type OutsideKeys = Readonly<Partial<Record<OutsideService, string>>>;

const keys = new WeakMap<object, OutsideKeys>();

/** At the start: what is in the environment, for all that works with this database. */
export function useOutsideKeys(database: Database, known: OutsideKeys): void {
  keys.set(database.$client, known);
}

export function findOutsideKey(database: Database, service: OutsideService): string | undefined {
  return keys.get(database.$client)?.[service];
}
