import type { ReadContext, RolloutRequest } from '../../platform/request.ts';
import type { LooseningChange, Setting } from './loosening.ts';

/** What one feature lets nobody loosen alone, and how it is changed once two people have agreed. */
export type Loosenable = {
  kind: string;
  /** Where it stands now; undefined when the thing no longer exists. */
  read(context: ReadContext, subject: string): Setting | undefined;
  /** The stricter of both, part by part. It is what one person may set alone. */
  strictest(a: Setting, b: Setting, context: ReadContext): Setting;
  /** Sets it, in the transaction of the decision or of the end, with its record. */
  apply(request: RolloutRequest, subject: string, change: LooseningChange): void;
};
