import { rememberToday } from '../../../platform/day-mark.ts';
import type { TeamId } from '../../../platform/ids.ts';
import type { PerTeams, ReadContext, TeamScope } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { sayDate } from '../../../platform/words.ts';
import { championsOf } from '../../champions/champions/champion.ts';
import { listChampions } from '../../champions/champions/champions.store.ts';
import type { ComingDate } from '../../contract/coming-date.ts';
import type { Concern } from '../../contract/concern.ts';
import type { Obligation } from '../../contract/obligation.ts';
import type { StatusLine } from '../../contract/status-line.ts';
import {
  type AccessWithoutChampion,
  isLiveState,
  type TeamAccess,
} from '../../contract/team-access.ts';
import { listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { accessStatus, accessTeamValue, SHOW_TEAM } from './access.view.ts';
import { listAccessWays } from './access-ways.store.ts';
import { NOT_PASSED_ON } from './access-ways.view.ts';
import { findDecided, keptDecisions, listDecided } from './decided.store.ts';
import { decideTeam, type TeamDecision } from './team-decision.ts';
import { listTeamRecords } from './team-records.store.ts';
import { withoutChampion } from './without-champion.view.ts';

/** Teams whose people have access today, of those in scope. */
export function liveTeams(context: ReadContext, only?: TeamScope): readonly TeamId[] {
  const read = () =>
    listDecided(context, only)
      .filter(({ access }) => isLiveState(access.state))
      .map(({ teamId }) => teamId);
  return only === undefined ? rememberToday(context, 'access liveTeams', read, 'own') : read();
}

/** What is decided on the access of each team in scope. */
export function teamAccess(
  context: ReadContext,
  only?: TeamScope,
): ReadonlyMap<TeamId, TeamAccess> {
  const read = () =>
    new Map(listDecided(context, only).map(({ teamId, access }) => [teamId, access]));
  return only === undefined ? rememberToday(context, 'access teamAccess', read, 'own') : read();
}

/** What happens to a team's access when it has no certified champion, as `/rollout access` decides it. */
export function accessWithoutChampion(
  context: ReadContext,
  teamId: TeamId,
): AccessWithoutChampion | undefined {
  const decision = findDecided(context, teamId);
  if (decision === undefined) return undefined;
  return withoutChampion(
    isCoveredToday(decision) ? tomorrow(context, decision) : decision,
    context.today,
  );
}

/** Whoever was champion for a part of the day covers all of it; what follows from the loss begins with the next. */
function isCoveredToday({ access }: TeamDecision): boolean {
  return access.state === 'live' && access.lastOn === undefined;
}

function tomorrow(context: ReadContext, decision: TeamDecision): TeamDecision {
  const [team] = listTeamRecords(context, new Set([decision.teamId]));
  if (team === undefined) return decision;
  return decideTeam(
    team,
    context.now.toZonedDateTimeISO(team.timeZone).add({ days: 1 }).toInstant(),
  );
}

/**
 * A team in grace has until its last day to get a certified champion. Leads are asked for one by the
 * champions' own duties; here they are asked only where a champion is there and the certificate is not.
 */
export const graceObligations: PerTeams<Obligation> = (context, only) => {
  const { database, rolloutId } = context;
  const without = [...keptDecisions.of(context, only).values()].filter(
    ({ access, isRolledBack }) =>
      !isRolledBack && (access.state === 'grace' || access.state === 'frozen'),
  );
  if (without.length === 0) return [];
  const champions = Map.groupBy(listChampions(database, rolloutId, only), ({ teamId }) => teamId);
  const leads = listActiveHolders(database, rolloutId, 'lead');
  return without.flatMap((decision) => {
    const { teamId } = decision;
    const { champion, backUps } = championsOf(teamId, champions.get(teamId) ?? []);
    const asked = champion === undefined ? [] : leads;
    return [
      ...asked.map((personId) => duty(context, decision, 'lead', personId)),
      ...backUps.map(({ personId }) => duty(context, decision, 'back-up', personId)),
    ].map((one) => [teamId, one] as const);
  });
};

function duty(
  { rolloutId, today }: ReadContext,
  { teamId, teamName, access }: TeamDecision,
  role: 'lead' | 'back-up',
  personId: Obligation['personId'],
): Obligation {
  const name = `*${esc(teamName)}*`;
  const { sinceOn = today, lastOn } = access;
  const until =
    lastOn === undefined
      ? `${name} can’t take anyone new until it has a certified champion again.`
      : `Everything stays as it is up to and including ${sayDate(lastOn, today)}; after that, nobody new gets access.`;
  const asks =
    role === 'lead'
      ? `Get ${name} a certified champion: its champion’s certificate has ended`
      : `Stand in for ${name}, and say whether you would be its champion`;
  return {
    key: `access.grace:${teamId}:${sinceOn}:${role}`,
    rolloutId,
    personId,
    topic: 'access',
    text: asks,
    why: `It has no certified champion. ${until}`,
    teamId,
    sinceOn,
    ...(lastOn === undefined ? {} : { dueOn: lastOn }),
    minutes: 5,
    ...(role === 'lead'
      ? {
          blocks: { kind: 'new-access', teamId, teamName: esc(teamName) } as const,
          takers: ['lead'] as const,
        }
      : {}),
    settle: {
      label: 'See where it stands',
      actionId: SHOW_TEAM,
      value: accessTeamValue(rolloutId, teamId),
    },
  };
}

/** Teams that were rolled back and have not started again. */
export function rolledBackConcerns(context: ReadContext): Concern[] {
  const { rolloutId, today } = context;
  return listDecided(context)
    .filter(({ isRolledBack }) => isRolledBack)
    .map(({ teamId, teamName, access: { sinceOn = today } }) => ({
      key: `access.rolled-back:${teamId}:${sinceOn}`,
      words: `*${esc(teamName)}* was rolled back on ${sayDate(sinceOn, today)} and hasn’t started again.`,
      teamId,
      show: {
        label: 'See where it stands',
        actionId: SHOW_TEAM,
        value: accessTeamValue(rolloutId, teamId),
      },
    }));
}

export function accessStatusLines(context: ReadContext): StatusLine[] {
  const lines = accessStatus(listDecided(context), context.today);
  const isFirst = context.product.waveStarts(context).size === 0;
  if (isFirst || listAccessWays(context).length > 0) return lines;
  return lines.map(({ text, ...line }) => ({ ...line, text: `${text} ${NOT_PASSED_ON}` }));
}

/** The days on which a grace ends. */
export function graceDates(context: ReadContext): ComingDate[] {
  return listDecided(context).flatMap(({ teamName, access }) =>
    access.state === 'grace' && access.lastOn !== undefined
      ? [{ on: access.lastOn, what: `last day of grace for ${esc(teamName)}` }]
      : [],
  );
}
