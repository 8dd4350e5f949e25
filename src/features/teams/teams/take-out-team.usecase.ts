import { record } from '../../../platform/audit/audit.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import type { Team } from './team.ts';
import { markLeft } from './team-leaving.store.ts';
import { sayHow, type TeamLeaving } from './team-leaving.ts';
import { findTeam, saveTeam } from './teams.store.ts';

/**
 * Takes a team out of a rollout for good, and leaves its history: roles end, plans go on without it, its
 * people lose what they had through it, or take it along to the team that they go to. Answers that team.
 */
export function takeOut(
  request: RolloutRequest,
  team: Team,
  { how, into, reason }: TeamLeaving,
): Team | undefined {
  const { database, product, acting, rolloutId, now } = request;
  const target = into === undefined ? undefined : findTeam(database, rolloutId, into);
  for (const leave of product.teamLeaves) leave.run(request, team.id);
  if (target !== undefined) takeIn(request, team, target);
  saveTeam(database, { ...team, managerId: undefined, memberIds: [] }, now);
  product.settleAccess(request, new Set([team.id, ...(target ? [target.id] : [])]));
  markLeft(database, team.id, { how, into: target?.id, reason: reason.trim(), at: now });
  record(request, {
    act: 'teams.leave',
    subject: `team:${team.id}`,
    says: `${mention(acting.userId)} took *${esc(team.name)}* out of the rollout: ${sayHow(how, target && `*${esc(target.name)}*`)}.`,
    before: team,
    after: { how, into: target?.name ?? null },
    reason: reason.trim(),
    isNews: true,
  });
  return target;
}

/** Its people work in the other team from now on. */
function takeIn({ database, now }: RolloutRequest, team: Team, target: Team): void {
  const memberIds = [...new Set([...target.memberIds, ...team.memberIds])];
  const size = Math.max(target.context.size, memberIds.length);
  saveTeam(database, { ...target, memberIds, context: { ...target.context, size } }, now);
}
