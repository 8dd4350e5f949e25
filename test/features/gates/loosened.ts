/* What nobody may loosen alone: how it is set, and whether it was loosened since. */
import { listConstraints } from '../../../src/features/assess/constraints/constraints.store.ts';
import { gateKey } from '../../../src/features/contract/gate.ts';
import { type Setting, sameSetting } from '../../../src/features/contract/loosening.ts';
import { type Phase, phases } from '../../../src/features/contract/phase.ts';
import { listGatesAhead } from '../../../src/features/gates/gates/gate-status.store.ts';
import { findRollout } from '../../../src/features/rollout/rollouts/rollouts.store.ts';
import { mayLeaveAlone } from '../../../src/features/teams/teams/loosen-leaving.usecase.ts';
import { findTeam } from '../../../src/features/teams/teams/teams.store.ts';
import { listLearnings } from '../../../src/features/waves/learnings/learnings.store.ts';
import type { TeamId } from '../../../src/platform/ids.ts';
import { contextIn } from '../../support/requests.ts';
import type { ChampionWorld } from '../champions/champions/champion-story.ts';

/** Whatever nobody may loosen alone, as it is set now. */
export function settings(world: ChampionWorld): Map<string, Setting> {
  const context = contextIn(world, world.rollout.id);
  const { database, rollout } = world;
  const subjects: string[] = [
    rollout.id,
    ...listGatesAhead(context).map(gateKey),
    // Of a team that no gate asks about, less work is no easier bar.
    ...[world.pilot, world.claims, world.renewals].map(({ id }) => id),
    ...listLearnings(database, rollout.id).map(({ id }) => id),
    ...listConstraints(database, rollout.id).map(({ id }) => id),
  ];
  return new Map(
    world.app.product.loosenables.flatMap(({ kind, read }) =>
      subjects.flatMap((subject) => {
        const team = findTeam(database, rollout.id, subject as TeamId);
        // Which team takes part is nobody's bar while no gate asks about it.
        if (kind === 'teams.leaving' && team !== undefined && mayLeaveAlone(context, team))
          return [];
        const value = read(context, subject);
        return value === undefined ? [] : [[`${kind} ${subject}`, value] as const];
      }),
    ),
  );
}

type Paced = { pace: Readonly<Record<string, number>> };

/** In which week a phase was to begin that has begun makes nothing easier. */
function ofPhasesAhead(was: Setting, now: Setting, reached: Phase): Setting {
  const [before, after] = [was as Paced, now as Paced];
  const isBehind = (phase: string) => phases.indexOf(phase as Phase) <= phases.indexOf(reached);
  const pace = Object.entries(before.pace).map(([phase, week]) => [
    phase,
    isBehind(phase) ? after.pace[phase] : week,
  ]);
  return { ...before, pace: Object.fromEntries(pace) };
}

export function loosened(world: ChampionWorld, before: Map<string, Setting>): string[] {
  const context = contextIn(world, world.rollout.id);
  const after = settings(world);
  const { phase = 'assessment' } = findRollout(world.database, world.rollout.id) ?? {};
  return [...before].flatMap(([key, set]) => {
    const [kind] = key.split(' ');
    const one = world.app.product.loosenables.find((each) => each.kind === kind);
    const now = after.get(key);
    if (now === undefined || one === undefined) return [];
    const was = kind === 'rollouts.settings' ? ofPhasesAhead(set, now, phase) : set;
    return sameSetting(one.strictest(was, now, context), now)
      ? []
      : [`${key} from ${JSON.stringify(was)} to ${JSON.stringify(now)}`];
  });
}
