import type { TeamId } from '../../../platform/ids.ts';
import type { Lasts } from '../../contract/loosening.ts';
import type { LearningAction, Severity } from './learning.ts';

/** One step of a learning, with what it needs. `lasts` counts where it takes the weight off a must. */
export type LearningMove =
  | { step: 'identify'; cause: string }
  | { step: 'agree'; action: Omit<LearningAction, 'implementedOn'> }
  | { step: 'implement' }
  | { step: 'try'; teamId: TeamId; worked: boolean; note: string }
  | { step: 'adopt'; teamId: TeamId }
  | { step: 'conclude' }
  | { step: 'weigh'; severity: Severity; reason: string; lasts: Lasts }
  | { step: 'decline'; reason: string; lasts: Lasts };
