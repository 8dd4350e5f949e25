import type { UsagePerson } from '../usage/usage.ts';
import type { UsageSettings } from '../usage-retention/usage-settings.ts';
import type { MissingReport } from '../usage-sources/missing-report.ts';

/** What leads see of where usage comes from. */
export type UsagePage = {
  sources: readonly { id: number; name: string; isEnded: boolean }[];
  /** Weeks that are whole of those that are known at all, and the last whole one. */
  weeks: number;
  whole: number;
  lastWhole: Temporal.PlainDate | undefined;
  /** What sources in use have not reported though it was due. */
  missing: readonly MissingReport[];
  waiting: number;
  firstWaiting: readonly UsagePerson[];
  settings: UsageSettings;
};
