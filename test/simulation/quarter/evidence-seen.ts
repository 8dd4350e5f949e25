/* What the models of evidence share: the rows that they see, and what they answer. */
import type { Gate } from '../../../src/features/contract/gate.ts';
import type { AccessRows } from './access-rows.ts';
import type { Place, Thing } from './gate-rows.ts';

export type Found = { verdict: string; n: number; findings?: readonly Thing[] };
/** What is found of a criterion for a gate; undefined where only the feature can tell. */
export type OwnEvidence = (name: string, gate: Gate, threshold: number) => Found | undefined;

export type Seen = {
  all: AccessRows;
  today: string;
  now: number;
  place: Place;
  of<T extends Record<string, unknown>>(sql: string): readonly T[];
};
export type Model = (seen: Seen, gate: Gate, threshold: number) => Found | undefined;

export const thing = (about: string, lack: string, amount?: number): Thing => ({
  ...{ about, lack },
  ...(amount === undefined ? {} : { amount }),
});
export const NO_DATA: Found = { verdict: 'no-data', n: 0 };
