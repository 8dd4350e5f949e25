import { dateAt, earlier } from '../../../platform/calendar.ts';
import type { TeamId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { listOverrides } from '../../gates/overrides/overrides.store.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import type { AccessOverride } from './access-facts.ts';

/** An override that stands in for the champion of some teams, those that lacked one when it was asked for. */
export type ChampionOverride = AccessOverride & { isFor(teamId: TeamId): boolean };

/** Overrides that stand in for champions, by their gate, the latest last. */
export function listChampionOverrides({
  database,
  product,
  rolloutId,
}: ReadContext): ReadonlyMap<string, readonly ChampionOverride[]> {
  const byGate = new Map<string, ChampionOverride[]>();
  const overrides = listOverrides(database, rolloutId);
  if (overrides.length === 0) return byGate;
  const aboutChampions = new Set(
    product.criteria.flatMap((one) => (one.standsFor === 'certified-champion' ? [one.name] : [])),
  );
  const timeZone = findRollout(database, rolloutId)?.timeZone ?? 'UTC';
  for (const { gate, criteria, found, decision, expiresOn, ended } of overrides) {
    if (decision?.kind !== 'approved') continue;
    if (!criteria.some((name) => aboutChampions.has(name))) continue;
    const endedOn = ended === undefined ? expiresOn : dateAt(ended.at, timeZone);
    const untilOn = earlier(endedOn, expiresOn);
    const fromOn = dateAt(decision.at, timeZone);
    const named = found
      ?.filter(({ criterion }) => aboutChampions.has(criterion))
      .flatMap(({ findings }) => findings.map(({ about }) => about));
    const isFor = (teamId: TeamId) => named === undefined || named.includes(teamId);
    byGate.set(gate, [...(byGate.get(gate) ?? []), { fromOn, untilOn, isFor }]);
  }
  return byGate;
}
