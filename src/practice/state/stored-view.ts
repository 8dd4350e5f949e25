import type { ViewState } from '../page-api.ts';

/** A modal on somebody's screen, or somebody's App Home. */
export type StoredView = {
  id: string;
  hash: string;
  type: 'modal' | 'home';
  userId: string;
  rootId: string;
  previousId: string | undefined;
  externalId: string;
  /** As the bot sent it, with the block and action ids that it left out. */
  view: Record<string, unknown>;
  /** What the person has typed and chosen so far. */
  values: ViewState;
  /** block_id -> sentence. */
  errors: Record<string, string>;
  busy: boolean;
  openedAt: string;
};
