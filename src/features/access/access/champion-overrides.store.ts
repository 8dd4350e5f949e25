import { dateAt, earlier } from '../../../platform/calendar.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { listOverrides } from '../../gates/overrides/overrides.store.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import type { AccessOverride } from './access-facts.ts';

/** The latest override of each gate that stands in for the champion. */
export function listChampionOverrides({
  database,
  product,
  rolloutId,
}: ReadContext): ReadonlyMap<string, AccessOverride> {
  const byGate = new Map<string, AccessOverride>();
  const overrides = listOverrides(database, rolloutId);
  if (overrides.length === 0) return byGate;
  const aboutChampions = new Set(
    product.criteria.flatMap((one) => (one.standsFor === 'certified-champion' ? [one.name] : [])),
  );
  const timeZone = findRollout(database, rolloutId)?.timeZone ?? 'UTC';
  for (const { gate, criteria, decision, expiresOn, ended } of overrides) {
    if (decision?.kind !== 'approved') continue;
    if (!criteria.some((name) => aboutChampions.has(name))) continue;
    const endedOn = ended === undefined ? expiresOn : dateAt(ended.at, timeZone);
    const untilOn = earlier(endedOn, expiresOn);
    byGate.set(gate, { fromOn: dateAt(decision.at, timeZone), untilOn });
  }
  return byGate;
}
