import type { UserId } from '../../../platform/ids.ts';

/** Where a planted error comes from. */
export const plantedSources = ['person', 'escalation', 'edge-case'] as const;
export type PlantedSource = (typeof plantedSources)[number];

/** A known error that is put among what reviewers get, told at once after the verdict. */
export type PlantedError = {
  id: string;
  workflow: string;
  url: string | undefined;
  note: string;
  /** What is wrong with it. */
  wrong: string;
  source: PlantedSource;
  sourceId: string | undefined;
  addedBy: UserId;
  addedAt: Temporal.Instant;
};

/** One of twelve that a reviewer gets is planted: 8.3 %. */
export const ONE_IN = 12;

/** Whether the next thing that a reviewer gets is a planted one, by what they have got so far. */
export function isPlantedDue(got: { real: number; planted: number }): boolean {
  return got.real - got.planted * (ONE_IN - 1) >= ONE_IN - 1;
}
