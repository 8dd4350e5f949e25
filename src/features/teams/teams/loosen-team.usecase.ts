/* What was said about a team, where a gate asks less of it when something else is said; nobody changes that alone. */
import { record } from '../../../platform/audit/audit.ts';
import { isBefore } from '../../../platform/calendar.ts';
import type { TeamId } from '../../../platform/ids.ts';
import type { ReadContext, RolloutRequest } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { ACCESS_SETTINGS } from '../../contract/grace.ts';
import type { Loosenable } from '../../contract/loosenable.ts';
import type { Lasts, LooseningOutcome } from '../../contract/loosening.ts';

import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import type { Team } from './team.ts';
import {
  barOf,
  easierTeam,
  strictestTeam,
  type TeamBar,
  type TeamBars,
  workKey,
} from './team-strictness.ts';
import { findTeam, saveTeam } from './teams.store.ts';

const KIND = 'teams.facts';

/** What of a wanted team one person may save alone. Until the rollout's first day nothing is frozen yet. */
export function teamAlone(context: ReadContext, before: Team, wanted: Team): Team {
  const startsOn = findRollout(context.database, context.rolloutId)?.startsOn;
  if (startsOn === undefined || isBefore(context.today, startsOn)) return wanted;
  return withBar(wanted, strictestTeam(barOf(before), barOf(wanted), barsOf(context, before.id)));
}

/** Asks a second person for what would be easier; undefined where nothing would. */
export function askForTeam(
  request: RolloutRequest,
  { alone, wanted }: { alone: Team; wanted: Team },
  why: { reason: string; lasts: Lasts },
): LooseningOutcome | undefined {
  const says = easierTeam(wanted.name, barOf(alone), barOf(wanted));
  if (says.length === 0) return undefined;
  return request.product.askToLoosen(request, {
    ...{ kind: KIND, subject: wanted.id, says, ...why },
    gate: `wave-${request.product.nextWave(request)?.number ?? 1}`,
    ...{ before: barOf(alone), after: barOf(wanted) },
  });
}

export const teamLoosenable: Loosenable = {
  kind: KIND,
  read({ database, rolloutId }, id) {
    const team = findTeam(database, rolloutId, id as TeamId);
    return team && barOf(team);
  },
  strictest: (a, b, context) =>
    strictestTeam(a as TeamBar, b as TeamBar, { ...sizeBar(context), holds: () => true }),
  apply(request, id, { value, reason }) {
    const { database, rolloutId, now } = request;
    const before = findTeam(database, rolloutId, id as TeamId);
    if (before === undefined) return;
    const after = withBar(before, value as TeamBar);
    saveTeam(database, after, now);
    record(request, {
      act: 'teams.change',
      subject: `team:${id}`,
      says: `What is known about *${esc(before.name)}* was changed, as was agreed.`,
      before,
      after,
      reason,
      isNews: false,
    });
  },
};

function withBar(team: Team, { size, workflows }: TeamBar): Team {
  return { ...team, workflows, context: { ...team.context, size } };
}

/** Gates ask about the pilot, about teams that started in a wave and about those in the next wave. */
export function isAskedAbout(context: ReadContext, teamId: TeamId): boolean {
  const { database, rolloutId, product } = context;
  return (
    findRollout(database, rolloutId)?.pilotTeamId === teamId ||
    product.waveStarts(context, new Set([teamId])).has(teamId) ||
    (product.nextWave(context)?.teamIds.includes(teamId) ?? false)
  );
}

/** The work of the teams that gates ask about is asked about, and frozen work of any team. */
function barsOf(context: ReadContext, teamId: TeamId): TeamBars {
  const isAsked = isAskedAbout(context, teamId);
  const frozen = new Set(context.product.frozenWork(context).map(workKey));
  return {
    ...sizeBar(context),
    holds: (workflow) => isAsked || frozen.has(workKey(workflow)),
  };
}

function sizeBar(context: ReadContext): Pick<TeamBars, 'seatsWithoutBackUp'> {
  const known = context.product.seatsWithoutBackUp(context);
  return { seatsWithoutBackUp: known ?? ACCESS_SETTINGS.seatsWithoutBackUp };
}
