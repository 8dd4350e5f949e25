/* A team that gates ask about, which nobody takes out of the rollout alone: a gate would count less that is missing. */
import { isBefore } from '../../../platform/calendar.ts';
import type { TeamId } from '../../../platform/ids.ts';
import type { ReadContext, RolloutRequest } from '../../../platform/request.ts';
import type { Loosenable } from '../../contract/loosenable.ts';
import { type LooseningOutcome, sameSetting } from '../../contract/loosening.ts';
import { getContactsByTeam } from '../../contract/team-contacts.store.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { isAskedAbout } from './loosen-team.usecase.ts';
import { takeOut } from './take-out-team.usecase.ts';
import type { Team, TeamEnd } from './team.ts';
import { findLeft } from './team-leaving.store.ts';
import { sayHow } from './team-leaving.ts';
import { findTeam } from './teams.store.ts';

const KIND = 'teams.leaving';

type Place = { isIn: true } | { isIn: false; how: TeamEnd; into: TeamId | undefined };

const IN: Place = { isIn: true };

/**
 * Whether one person may take a team out: until the rollout's first day, and as long as it was in no wave and
 * its champion is not among those whom a phase asks about.
 */
export function mayLeaveAlone(context: ReadContext, { id }: Team): boolean {
  const startsOn = findRollout(context.database, context.rolloutId)?.startsOn;
  if (startsOn === undefined || isBefore(context.today, startsOn)) return true;
  const contacts = getContactsByTeam(context, new Set([id])).get(id) ?? [];
  return !isAskedAbout(context, id) && contacts.length === 0;
}

/** Asks a second person to agree that a team leaves, for good: who has left does not come back by itself. */
export function askToLeave(
  request: RolloutRequest,
  { team, into, ...leaving }: { team: Team; how: TeamEnd; into: Team | undefined; reason: string },
): LooseningOutcome {
  const { product } = request;
  const after: Place = { isIn: false, how: leaving.how, into: into?.id };
  return product.askToLoosen(request, {
    ...{ kind: KIND, subject: team.id, before: IN, after },
    gate: `wave-${product.nextWave(request)?.number ?? 1}`,
    says: [
      `${team.name} would leave the rollout (${sayHow(leaving.how, into?.name)}), and gates would no longer ask about it.`,
    ],
    ...{ reason: leaving.reason, lasts: { kind: 'for-good' } },
  });
}

export const leavingLoosenable: Loosenable = {
  kind: KIND,
  read({ database, rolloutId }, id): Place | undefined {
    if (findTeam(database, rolloutId, id as TeamId) !== undefined) return IN;
    const left = findLeft(database, rolloutId, id as TeamId);
    return left && { isIn: false, ...left };
  },
  strictest: (a, b) => (sameSetting(b, IN) ? b : a),
  apply(request, id, { value, reason }) {
    const place = value as Place;
    const team = findTeam(request.database, request.rolloutId, id as TeamId);
    if (place.isIn || team === undefined) return;
    takeOut(request, team, { how: place.how, into: place.into, reason });
  },
};
