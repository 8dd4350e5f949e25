import type { RolloutId } from '../../../platform/ids.ts';
import type { Handover } from './handover.ts';

/** A handover with what the next champion should know of the team. */
export type TeamHandover = Handover & { rolloutId: RolloutId; context: string };

/** What the views of a handover are worded from; names are plain text. */
export type HandoverFacts = {
  handover: TeamHandover;
  teamName: string;
  fromName: string;
  toName: string;
  /** Who looks at it. */
  readerIs: 'from' | 'to';
  questions: readonly string[];
  timeZone: string;
  today: Temporal.PlainDate;
};
