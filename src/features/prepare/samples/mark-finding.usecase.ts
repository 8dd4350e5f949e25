import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { saveStanding } from './drawn.store.ts';
import type { Standing } from './finding.ts';

/** Keeps what is known of a drawn output after somebody has said what they think of it. */
export function markFinding(
  { database, now }: RolloutRequest,
  { outputNumber, standing }: { outputNumber: number; standing: Standing },
): void {
  write(database, () => saveStanding(database, outputNumber, standing, now));
}
