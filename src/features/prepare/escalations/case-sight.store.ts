import type { ReadContext, RolloutRequest } from '../../../platform/request.ts';
import { championsOf } from '../../champions/champions/champion.ts';
import { listChampionsOfTeam } from '../../champions/champions/champions.store.ts';
import type { EntryBeginning } from '../../contract/entry-source.ts';
import { actRefusal } from './case-rights.ts';
import { askedPeople, type Escalation } from './escalation.ts';
import { findEscalation } from './escalations.store.ts';
import { listLeads } from './path.store.ts';

/** A case is seen by whom it concerns: who raised it, who was asked, the team's champions, leads and sponsors. */
export function findMaySee(request: RolloutRequest, escalation: Escalation): boolean {
  const { database, acting } = request;
  if (acting.roles.has('lead') || acting.roles.has('sponsor')) return true;
  const { champion, backUps } = championsOf(
    escalation.teamId,
    listChampionsOfTeam(database, escalation.teamId),
  );
  const ofTeam = [champion, ...backUps].map((one) => one?.personId);
  return [escalation.askerId, ...askedPeople(escalation), ...ofTeam].includes(acting.userId);
}

export function findMayAct(request: RolloutRequest, escalation: Escalation): boolean {
  const { userId } = request.acting;
  const isLead = listLeads(request).includes(userId);
  return actRefusal(escalation, { userId, isLead }) === undefined;
}

/** A settled case as the beginning of an entry of the Core. */
export function findBeginning(
  { database, rolloutId }: ReadContext,
  id: string,
): EntryBeginning | undefined {
  const escalation = findEscalation(database, rolloutId, id);
  if (escalation?.resolved === undefined || escalation.isDrill) return undefined;
  const { words, workflow, resolved } = escalation;
  return {
    title: words.replace(/\s+/g, ' ').slice(0, 80).trim(),
    words: `${words.trim()}\n\n${resolved.answer.trim()}`.trim(),
    workflow,
    kind: 'edge-case',
  };
}
