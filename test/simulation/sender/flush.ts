/* What one flush of the sender's queue was, for those who judge it. */
import type { Call } from './fate.ts';
import type { Row } from './row-model.ts';

export type Flush = {
  before: readonly Row[];
  after: readonly Row[];
  calls: readonly Call[];
  /** Places that were closed when it began. */
  closed: ReadonlyMap<string, string>;
  /** Keys that stood in Slack when it began. */
  arrived: ReadonlySet<string>;
  now: number;
  hasDied: boolean;
  /** Until when somebody was said not to be disturbed. */
  quietEnds(person: string): ReadonlySet<number>;
};

export type Expect = (holds: boolean, says: () => string) => void;
