import type { UserId } from '../../platform/ids.ts';

/** How something ended that a person was asked for. */
export type Ending =
  /** By the one who owed it or by another; undefined where the record does not say. */
  | { kind: 'done'; by: UserId | undefined }
  /** Its time is over and nobody asks for it any more, though it was not done. */
  | { kind: 'lapsed' }
  /** Another person does it. */
  | { kind: 'moved'; to: UserId }
  /** It is no longer needed; why, where somebody said so, as they typed it. */
  | { kind: 'needless'; why: string };

export const endingKinds = ['done', 'lapsed', 'moved', 'needless'] as const;

/** What was asked of somebody and is no longer owed. */
export type GoneThing = { key: string; personId: UserId };

/** The parts of an obligation's key behind its name; undefined where it is another thing. */
export function partsOf({ key }: GoneThing, name: string): string[] | undefined {
  return key.startsWith(`${name}:`) ? key.slice(name.length + 1).split(':') : undefined;
}
