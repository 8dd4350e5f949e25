import { dateAt, earlier } from '../../../platform/calendar.ts';
import type { TeamId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { listOverrides } from '../../gates/overrides/overrides.store.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { listTeamWaves } from '../../waves/waves/team-waves.store.ts';
import type { AccessOverride } from './access-facts.ts';

/** Teams for whose wave an override stands in for the champion, with the latest one. */
export function listChampionOverrides({
  database,
  product,
  rolloutId,
}: ReadContext): Map<TeamId, AccessOverride> {
  const aboutChampions = new Set(
    product.criteria.flatMap((one) => (one.standsFor === 'certified-champion' ? [one.name] : [])),
  );
  const timeZone = findRollout(database, rolloutId)?.timeZone ?? 'UTC';
  const byGate = new Map<string, AccessOverride>();
  for (const { gate, criteria, decision, expiresOn, ended } of listOverrides(database, rolloutId)) {
    if (decision?.kind !== 'approved') continue;
    if (!criteria.some((name) => aboutChampions.has(name))) continue;
    const endedOn = ended === undefined ? expiresOn : dateAt(ended.at, timeZone);
    const untilOn = earlier(endedOn, expiresOn);
    byGate.set(gate, { fromOn: dateAt(decision.at, timeZone), untilOn });
  }
  const found = new Map<TeamId, AccessOverride>();
  if (byGate.size === 0) return found;
  for (const [teamId, { number }] of listTeamWaves(database, rolloutId)) {
    const override = byGate.get(`wave-${number}`);
    if (override !== undefined) found.set(teamId, override);
  }
  return found;
}
