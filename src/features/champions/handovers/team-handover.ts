import type { RolloutId } from '../../../platform/ids.ts';
import type { Handover } from './handover.ts';

/** A handover with what the next champion should know of the team. */
export type TeamHandover = Handover & { rolloutId: RolloutId; context: string };
