/* What is known about the outputs of one work, put together for its page. */
import type { ReadContext } from '../../../platform/request.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { workflowsInUse } from '../../teams/teams/team.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { workflowKey } from '../core/entry.ts';
import { findWorkflowOwner } from '../core-search/search-gaps.store.ts';
import { listProofs } from '../drills/drills.store.ts';
import type { Escalation } from '../escalations/escalation.ts';
import { listEscalations, listOpenEscalations } from '../escalations/escalations.store.ts';
import { getBound } from '../reviews/bound.store.ts';
import { isOpenReview } from '../reviews/review.ts';
import { listReviews } from '../reviews/reviews.store.ts';
import { listFoundCounts } from '../samples/findings.store.ts';
import { getPerStratum } from '../samples/sampling-rates.store.ts';
import { DEFAULT_LIMIT } from '../verification/judged-row.ts';
import { findFreezeOf, listWorkflowFreezes } from '../workflow-freezes/workflow-freezes.store.ts';
import { evidenceChart } from './evidence-chart.ts';
import type { QualityPage, WorkLine } from './quality-page.ts';

/** All work that teams do with it, and what was reviewed besides. */
export function listWorks({ database, rolloutId }: ReadContext): string[] {
  const used = workflowsInUse(listTeams(database, rolloutId));
  const known = new Set(used.map(workflowKey));
  const reviewed = new Set(listFoundCounts(database, rolloutId).map(({ workflow }) => workflow));
  return [...used, ...[...reviewed].filter((one) => !known.has(workflowKey(one))).sort()];
}

/** One line for each work, those that stand still first. */
export function listWorkLines(context: ReadContext): WorkLine[] {
  const { database, rolloutId } = context;
  const open = listOpenEscalations(database, rolloutId).filter(({ isDrill }) => !isDrill);
  return listWorks(context)
    .map((workflow) => ({
      workflow,
      bound: getBound(context, { workflow, limit: DEFAULT_LIMIT }),
      freeze: findFreezeOf(database, rolloutId, workflow),
      openCases: open.filter((one) => workflowKey(one.workflow) === workflowKey(workflow)).length,
    }))
    .sort((a, b) => Number(b.freeze !== undefined) - Number(a.freeze !== undefined));
}

/** Who reviews is named with how much is open, never with what they found. */
export function getQualityPage(context: ReadContext, workflow: string): QualityPage {
  const { database, rolloutId, today } = context;
  const isOfWork = (one: { workflow: string }) =>
    workflowKey(one.workflow) === workflowKey(workflow);
  const reviews = listReviews(database, rolloutId).filter(
    (one) => isOpenReview(one) && isOfWork(one),
  );
  const byPerson = Map.groupBy(reviews, ({ reviewerId }) => reviewerId);
  const owner = findWorkflowOwner(context, workflow);
  const teams = listTeams(database, rolloutId).filter(({ workflows }) =>
    workflows.some((one) => workflowKey(one) === workflowKey(workflow)),
  );
  const proofs = listProofs(context, new Set(teams.map(({ id }) => id)));
  const counts = listFoundCounts(database, rolloutId).filter(isOfWork);
  return {
    ...{ rolloutId, workflow, today },
    timeZone: findRollout(database, rolloutId)?.timeZone ?? 'UTC',
    ownerName: owner && findName(database, owner),
    bound: getBound(context, { workflow, limit: DEFAULT_LIMIT }),
    freeze: findFreezeOf(database, rolloutId, workflow),
    cases: listOpenEscalations(database, rolloutId)
      .filter((one) => !one.isDrill && isOfWork(one))
      .map((escalation) => ({ escalation, teamName: findTeamName(context, escalation) })),
    lastCase: findLastCase(context, isOfWork),
    lastFreeze: findLastFreeze(context, isOfWork),
    reviewers: [...byPerson].map(([personId, own]) => ({
      name: findName(database, personId),
      open: own.length,
      dueOn: own.map(({ dueOn }) => dueOn).sort(Temporal.PlainDate.compare)[0],
    })),
    perStratum: getPerStratum(database, rolloutId, workflow),
    proof: proofs.find(isOfWork)?.proof ?? { kind: 'none' },
    chart: evidenceChart(counts, { limit: DEFAULT_LIMIT, today }),
  };
}

type IsOfWork = (one: { workflow: string }) => boolean;

const findTeamName = ({ database, rolloutId }: ReadContext, { teamId }: Escalation) =>
  listTeams(database, rolloutId).find(({ id }) => id === teamId)?.name ?? '';

function findLastCase(context: ReadContext, isOfWork: IsOfWork): QualityPage['lastCase'] {
  const { database, rolloutId } = context;
  const settled = listEscalations(database, rolloutId)
    .filter((one) => !one.isDrill && one.resolved !== undefined && isOfWork(one))
    .sort((a, b) =>
      Temporal.Instant.compare(a.resolved?.at ?? a.raisedAt, b.resolved?.at ?? b.raisedAt),
    );
  const last = settled.at(-1);
  if (last === undefined) return undefined;
  const byName = findName(database, last.resolved?.by);
  return { escalation: last, teamName: findTeamName(context, last), byName };
}

function findLastFreeze(
  { database, rolloutId }: ReadContext,
  isOfWork: IsOfWork,
): QualityPage['lastFreeze'] {
  const freeze = listWorkflowFreezes(database, rolloutId).findLast(
    (one) => one.lifted !== undefined && isOfWork(one),
  );
  if (freeze === undefined) return undefined;
  return {
    freeze,
    askedName: findName(database, freeze.asked?.by),
    byName: findName(database, freeze.lifted?.by),
  };
}
