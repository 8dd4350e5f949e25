import { GROUNDSWELL } from '../../../platform/acting.ts';
import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { TeamId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { moveCase } from './arrive.usecase.ts';
import { type CaseSource, currentStep, type Escalation } from './escalation.ts';
import { addEscalation, findOpenTwin } from './escalations.store.ts';

export type CaseDraft = {
  teamId: TeamId;
  workflow: string;
  link: string | undefined;
  words: string;
  isCritical: boolean;
  isDrill?: boolean;
  source?: CaseSource;
  sourceId?: string;
};

export type RaiseOutcome =
  | { kind: 'raised'; escalation: Escalation }
  | { kind: 'raised-before'; escalation: Escalation }
  | { kind: 'unknown-team' };

/**
 * Raises a case about one output: to the champion first, then the workflow's owner, then the leads; what is
 * critical goes to the leads at once. The same output is one case, whoever comes with it; a critical word
 * about one that is open takes it up.
 */
export function raiseCase(request: RolloutRequest, draft: CaseDraft): RaiseOutcome {
  const { database, rolloutId, acting, now } = request;
  return write(database, (): RaiseOutcome => {
    const team = findTeam(database, rolloutId, draft.teamId);
    if (team === undefined) return { kind: 'unknown-team' };
    const twin = findOpenTwin(database, rolloutId, draft);
    if (twin !== undefined)
      return { kind: 'raised-before', escalation: takeUp(request, twin, draft) };
    const { isDrill = false, source = 'person', sourceId, isCritical } = draft;
    const escalation = {
      id: newId(),
      rolloutId,
      teamId: draft.teamId,
      workflow: draft.workflow,
      link: draft.link,
      words: draft.words,
      isCritical,
      isDrill,
      source,
      sourceId,
      askerId: acting.userId,
      raisedAt: now,
    };
    addEscalation(database, acting.workspaceId, escalation);
    const what = isDrill ? 'a drill' : isCritical ? 'a critical case' : 'a case';
    const who = acting.userId === GROUNDSWELL.userId ? acting.name : mention(acting.userId);
    record(request, {
      act: 'escalations.raise',
      subject: `escalation:${escalation.id}`,
      says: `${who} raised ${what} about *${esc(draft.workflow)}* in *${esc(team.name)}*.`,
      after: { isCritical, source, link: draft.link ?? null },
      isNews: !isDrill,
    });
    const because = isCritical ? 'critical' : isDrill ? 'drill' : 'raised';
    return {
      kind: 'raised',
      escalation: moveCase(request, { ...escalation, steps: [] }, { because, from: 'champion' }),
    };
  });
}

function takeUp(request: RolloutRequest, twin: Escalation, draft: CaseDraft): Escalation {
  if (!draft.isCritical || currentStep(twin).tier === 'lead') return twin;
  return moveCase(request, twin, { because: 'critical', from: 'champion' });
}
