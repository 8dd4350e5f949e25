import type { UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { findName, findPerson } from '../../../platform/slack/directory.ts';
import { listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { findEntry, listPublished } from '../core/entries.store.ts';
import { isPublished, type PublishedEntry, workflowKey } from '../core/entry.ts';
import { listWorkflowOwners } from '../core-search/search-gaps.store.ts';
import { type AnsweredEntry, answeredEntry } from './assistant-answer.ts';

/** An entry as an assistant reads it; undefined for a draft, for what was retired and for what never was. */
export function findForAssistant(
  { database, rolloutId, today }: ReadContext,
  id: string,
): { entry: PublishedEntry; answer: AnsweredEntry } | undefined {
  const entry = findEntry(database, rolloutId, id);
  if (entry === undefined || !isPublished(entry)) return undefined;
  const owner = findName(database, entry.ownerId);
  return { entry, answer: answeredEntry(entry, { passage: '', owner, today }) };
}

export function listForAssistant({ database, rolloutId }: ReadContext): readonly PublishedEntry[] {
  return listPublished(database, rolloutId);
}

export type Helper = { name: string; userId: UserId; role: string };

/** Whom to ask about a workflow: who keeps its entries, the champions of its teams, and the leads. */
export function listHelpers(context: ReadContext, workflow: string): Helper[] {
  const { database, rolloutId, product } = context;
  const isIt = (one: string) => workflowKey(one) === workflowKey(workflow);
  const teams = listTeams(database, rolloutId).filter(({ workflows }) => workflows.some(isIt));
  const only = new Set(teams.map(({ id }) => id));
  const nameOf = new Map(teams.map(({ id, name }) => [id, name]));
  const contacts =
    only.size === 0 ? [] : product.contacts.flatMap((source) => [...source(context, only)]);
  const keepers = listPublished(database, rolloutId).some((one) => isIt(one.workflow))
    ? listWorkflowOwners(context, workflow)
    : [];
  const leads = listActiveHolders(database, rolloutId, 'lead');
  const helpers: [UserId, string][] = [
    ...keepers.map((id): [UserId, string] => [id, `keeps what is known about ${workflow}`]),
    ...contacts
      .filter(([teamId]) => only.has(teamId))
      .map(([teamId, one]): [UserId, string] => [
        one.personId,
        `${one.role} of ${nameOf.get(teamId) ?? 'the team'}`,
      ]),
    ...leads.map((id): [UserId, string] => [id, 'leads the rollout']),
  ];
  return helpers.flatMap(([userId, role]) =>
    findPerson(database, userId)?.isDeactivated === false
      ? [{ name: findName(database, userId), userId, role }]
      : [],
  );
}
