/* What completion and sustained use are judged by, read from what each feature stores. */
import { latestOf } from '../../../platform/calendar.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { listNames } from '../../../platform/slack/directory.ts';
import { championsOf, hasBegun } from '../../champions/champions/champion.ts';
import { listChampionsByTeam } from '../../champions/champions/champions.store.ts';
import type { GateKey } from '../../contract/gate.ts';
import { sayGate } from '../../contract/gate-words.ts';
import { phases } from '../../contract/phase.ts';
import { findGatePass } from '../../gates/gates/gates.store.ts';
import { isActive, isWaiting } from '../../gates/overrides/override.ts';
import { listOverrides } from '../../gates/overrides/overrides.store.ts';
import { findAbsentName } from '../../prepare/core/core-people.store.ts';
import { listPublished } from '../../prepare/core/entries.store.ts';
import { isDue } from '../../prepare/core/verification.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { waveState } from '../../waves/waves/wave.ts';
import { isRunning } from '../../waves/waves/wave-record.ts';
import { listWaves } from '../../waves/waves/waves.store.ts';
import { depthSettings } from '../depth/depth-settings.ts';
import { sayVerdict } from '../depth/depth-words.ts';
import type { SegmentMix } from '../segments/segment.ts';
import { findDepthLook, listVerdicts } from '../verdicts/verdicts.store.ts';
import type { WavesBehind } from './months-since.ts';
import type { UseFacts } from './use-shown.ts';
import type { LastingEntry, LastingTeam } from './what-lasts.ts';

export function getWavesBehind({ database, rolloutId }: ReadContext): WavesBehind {
  const waves = listWaves(database, rolloutId);
  const completed = waves.filter((wave) => waveState(wave) === 'completed');
  return {
    completed: completed.length,
    lastOn: latestOf(completed.map(({ completedOn }) => completedOn)),
    running: waves.find(isRunning)?.number,
  };
}

/** Use of the rollout as a whole; undefined while nothing was judged. */
export function findUse({ database, rolloutId, today }: ReadContext): UseFacts | undefined {
  const [whole] = listVerdicts(database, rolloutId, 'rollout');
  if (whole === undefined) return undefined;
  const { judged, firstWeekOn } = whole;
  const last = findDepthLook(database, rolloutId)?.figures.weeks.at(-1);
  return {
    verdict: judged.verdict,
    people: judged.people,
    says: sayVerdict(judged, { firstWeekOn, today }, depthSettings),
    smallestFall: judged.smallestChange,
    lastWeekOn: last && firstWeekOn.add({ weeks: last.week }),
  };
}

export function findMix({ database, rolloutId }: ReadContext): SegmentMix | undefined {
  return findDepthLook(database, rolloutId)?.figures.mix;
}

export function listLastingTeams(context: ReadContext): LastingTeam[] {
  const { database, product, rolloutId, today } = context;
  const live = new Set(product.liveTeams(context));
  const champions = listChampionsByTeam(database, rolloutId, live);
  const certified = product.certifiedPeople(context);
  const teams = listTeams(database, rolloutId, live).map(({ id, name }) => {
    const { champion } = championsOf(id, champions.get(id) ?? []);
    const holds = champion !== undefined && hasBegun(champion, today);
    return { id, name, champion: holds ? champion : undefined };
  });
  const people = teams.flatMap(({ champion }) => champion?.personId ?? []);
  const names = listNames(database, people).values();
  return teams.map(({ id, name, champion }) => ({
    ...{ id, name },
    champion: champion && {
      name: names.next().value ?? '',
      isCertified: certified.has(champion.personId),
      hoursUntilOn: champion.hours?.untilOn,
    },
  }));
}

export function listLastingEntries({ database, rolloutId, today }: ReadContext): LastingEntry[] {
  return listPublished(database, rolloutId).map(({ id, published, verification, ownerId }) => ({
    id,
    title: published.title,
    isDue: isDue(verification, today),
    ownerStays: findAbsentName(database, ownerId) === undefined,
  }));
}

/** Bars that are lowered now, those of the gate itself left aside, and the gates that were opened so far. */
export function getOverridesLeft(context: ReadContext, own: GateKey) {
  const { database, rolloutId, today } = context;
  const others = listOverrides(database, rolloutId).filter(({ gate }) => gate !== own);
  const passed = [
    ...phases.map((phase): GateKey => `leaving-${phase}`),
    ...listWaves(database, rolloutId).map(({ number }): GateKey => `wave-${number}`),
  ].filter((gate) => findGatePass(database, rolloutId, gate) !== undefined);
  return {
    inForce: others
      .filter((one) => isActive(one, today))
      .map(({ id, gate, change }) => ({
        id,
        says: `${change === undefined ? 'An override' : 'A change'} of ${sayGate(gate)} is in force`,
      })),
    waiting: others.filter((one) => isWaiting(one, context)).length,
    opened: passed.length,
  };
}
