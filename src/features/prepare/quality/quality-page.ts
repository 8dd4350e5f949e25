import type { RolloutId } from '../../../platform/ids.ts';
import type { Chart } from '../../contract/chart.ts';
import type { Proof } from '../drills/drill.ts';
import type { Escalation } from '../escalations/escalation.ts';
import type { Bound } from '../reviews/bound.ts';
import type { WorkflowFreeze } from '../workflow-freezes/workflow-freeze.ts';

/** One work among the others. */
export type WorkLine = {
  workflow: string;
  bound: Bound;
  freeze: WorkflowFreeze | undefined;
  openCases: number;
};

/** Everything that the page of one work shows. */
export type QualityPage = {
  rolloutId: RolloutId;
  workflow: string;
  today: Temporal.PlainDate;
  timeZone: string;
  ownerName: string | undefined;
  bound: Bound;
  freeze: WorkflowFreeze | undefined;
  cases: readonly { escalation: Escalation; teamName: string }[];
  /** What was settled last, while nothing is open. */
  lastCase: { escalation: Escalation; teamName: string; byName: string } | undefined;
  /** The last time that it stood still and went on again. */
  lastFreeze: { freeze: WorkflowFreeze; askedName: string; byName: string } | undefined;
  reviewers: readonly { name: string; open: number; dueOn: Temporal.PlainDate | undefined }[];
  /** How many outputs are drawn of each team and register. */
  perStratum: number;
  proof: Proof;
  chart: Chart | undefined;
};
