import { DEFAULT_FROM, DEFAULT_UNTIL } from '../../teams/calendars/quiet-hours.ts';
import { MONDAY_TO_FRIDAY } from '../../teams/calendars/working-calendar.ts';
import type { BudgetChoice } from './nudge-budget.ts';

/** How a person wants to be written to. */
export type NudgeSettings = {
  from: Temporal.PlainTime;
  until: Temporal.PlainTime;
  weekdays: readonly number[];
  stoppedTopics: readonly string[];
  quietUntilOn: Temporal.PlainDate | undefined;
  /** Undefined: by what the person does in the rollouts. */
  budget: BudgetChoice | undefined;
};

export const DEFAULT_SETTINGS: NudgeSettings = {
  from: DEFAULT_FROM,
  until: DEFAULT_UNTIL,
  weekdays: MONDAY_TO_FRIDAY.weekdays,
  stoppedTopics: [],
  quietUntilOn: undefined,
  budget: undefined,
};
