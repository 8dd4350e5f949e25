/* What is to be begun next for the coming start, as far as it is the reader's to do. */
import { isAfter } from '../../../platform/calendar.ts';
import { rememberAsHeard } from '../../../platform/day-mark.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import { nameOf } from '../../../platform/remember.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { championStatus } from '../../champions/champions/champion-status.ts';
import { listChampionsByTeam, listTeamsServed } from '../../champions/champions/champions.store.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { listReadiness } from '../../expand/readiness/readiness.store.ts';
import { earliestStartOf } from '../../rollout/rollouts/rollout.ts';
import { findRollout, listRolesOf } from '../../rollout/rollouts/rollouts.store.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import {
  type AheadKind,
  itemsOf,
  lookAhead,
  type NextSteps,
  type StartAhead,
  type TeamAhead,
} from './look-ahead.ts';

/** *Next, when you have time*: without what the reader is asked for already; undefined where there is nothing. */
export function findNextSteps(
  context: ReadContext,
  reader: UserId,
  owed: readonly Obligation[],
): NextSteps | undefined {
  const start = rememberAsHeard(context, `looking-ahead start ${nameOf(context.product)}`, (look) =>
    findStart(look),
  );
  if (start === undefined) return undefined;
  const asked = new Set(owed.map(({ topic, teamId }) => `${topic} ${teamId ?? ''}`));
  const mine = whoseOf(context, reader);
  const items = itemsOf(lookAhead(start, context.today), (kind, team) => {
    const isAsked = TOPICS[kind].some((topic) => asked.has(`${topic} ${team.teamId}`));
    return !isAsked && mine(kind, team);
  });
  return items.length === 0 ? undefined : { words: start.words, on: start.on, items };
}

/** A team that is asked about by one of these topics needs no look ahead. */
const TOPICS: Record<AheadKind, readonly string[]> = {
  champion: ['champions', 'nominations', 'gates'],
  path: ['training', 'sign-offs', 'certificates'],
  readiness: ['readiness'],
};

/** Leads look after all teams, managers after champions and answers of their own, champions after their path and the answers. */
function whoseOf(
  context: ReadContext,
  reader: UserId,
): (kind: AheadKind, team: TeamAhead) => boolean {
  const { database, rolloutId } = context;
  if (listRolesOf(database, rolloutId, reader).includes('lead')) return () => true;
  const served = listTeamsServed(context, reader);
  return (kind, { teamId, managerId }) => {
    if (kind === 'path') return served.has(teamId);
    return managerId === reader || (kind === 'readiness' && served.has(teamId));
  };
}

/** The next wave, or the day from which the second pilot may be chosen, with the teams that get ready for it. */
function findStart(context: ReadContext): StartAhead | undefined {
  const { database, rolloutId, product, today } = context;
  const wave = product.nextWave(context);
  const rollout = findRollout(database, rolloutId);
  if (rollout === undefined || rollout.paused !== undefined) return undefined;
  const on = wave?.startsOn ?? earliestStartOf(rollout, 'expansion');
  const isBefore = rollout.phase === 'assessment' || rollout.phase === 'infrastructure';
  if ((wave === undefined && !isBefore) || !isAfter(on, today)) return undefined;
  const named = wave?.teamIds ?? [];
  const teamIds = new Set(named.length > 0 ? named : product.requestDays(context).keys());
  const words =
    wave === undefined || wave.number === 0 ? 'the second pilot' : `wave ${wave.number}`;
  return { words, on, teams: listTeamsAhead(context, teamIds) };
}

function listTeamsAhead(context: ReadContext, teamIds: ReadonlySet<TeamId>): TeamAhead[] {
  if (teamIds.size === 0) return [];
  const { database, rolloutId, product, today } = context;
  const live = new Set(product.liveTeams(context, teamIds));
  const champions = listChampionsByTeam(database, rolloutId, teamIds);
  const certified = product.certifiedPeople(context);
  const answered = new Set(
    listReadiness(context, teamIds)
      .filter(({ hasAnswers }) => hasAnswers)
      .map(({ team }) => team.id),
  );
  return listTeams(database, rolloutId, teamIds)
    .filter(({ id }) => !live.has(id))
    .map(({ id, name, managerId }) => {
      const status = championStatus(id, champions.get(id) ?? [], today);
      return {
        teamId: id,
        name,
        champion: championOf(status, certified),
        hasAnswers: answered.has(id),
        managerId,
      };
    });
}

function championOf(
  status: ReturnType<typeof championStatus>,
  certified: ReadonlySet<UserId>,
): TeamAhead['champion'] {
  if (status.kind === 'nobody') return 'nobody';
  if (status.kind === 'waits') return 'on-the-way';
  return certified.has(status.champion.personId) ? 'certified' : 'in-office';
}
