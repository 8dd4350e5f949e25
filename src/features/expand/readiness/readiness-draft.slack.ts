/* What somebody has entered about a team and not finished, and the page that they go on with. */
import { type FormFields, findFormDraft, saveFormDraft } from '../../../platform/form-drafts.ts';
import type { TeamId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import type { Team } from '../../teams/teams/team.ts';
import { listAnswersOfTeam, listCapacityOfTeam } from './answers.store.ts';
import type { Window } from './capacity.ts';
import { statusCapacity } from './capacity-answer.ts';
import { CALM_BLOCK, calmModal, capacityModal } from './capacity-form.view.ts';
import { findWindow } from './readiness.store.ts';
import { type SpeakerRole, statusAnswers } from './readiness-answer.ts';
import { fieldsOf, READINESS_FORM, readinessModal, readinessSteps } from './readiness-form.view.ts';

type Speaker = { team: Team; role: SpeakerRole };

export const draftOf = (teamId: TeamId) => ({ form: READINESS_FORM, subject: teamId });

/** What stands in the fields: what was entered and not finished, or else what was said last. */
export function fieldsFor(request: RolloutRequest, { team, role }: Speaker): FormFields {
  const draft = findFormDraft(request, draftOf(team.id));
  if (draft !== undefined) return draft.fields;
  const said = listAnswersOfTeam(request.database, request.rolloutId, team.id);
  return fieldsOf(statusAnswers(said).filter((answer) => answer.role === role));
}

export function keepStep(
  request: RolloutRequest,
  speaker: Speaker,
  { step, fields }: { step: number; fields: FormFields },
): void {
  const all = { ...fieldsFor(request, speaker), ...fields };
  saveFormDraft(request, draftOf(speaker.team.id), { step, fields: all });
}

/** The page to begin with: where one stopped, if one did. */
export function firstPage(request: RolloutRequest, speaker: Speaker): Modal {
  const draft = findFormDraft(request, draftOf(speaker.team.id));
  return stepPage(request, speaker, draft?.step ?? 0, draft !== undefined);
}

export function stepPage(
  request: RolloutRequest,
  speaker: Speaker,
  step: number,
  isResumed = false,
): Modal {
  const { team, role } = speaker;
  const fields = fieldsFor(request, speaker);
  const window = findWindow(request);
  if (step < readinessSteps.length || window === undefined) {
    return readinessModal(step, { team, role, fields, isResumed });
  }
  const { today } = request;
  const calm = fields[CALM_BLOCK];
  return calmModal(team, typeof calm === 'string' ? calm : undefined, { window, today, isResumed });
}

export function capacityPage(request: RolloutRequest, speaker: Speaker, window: Window): Modal {
  const { database, rolloutId, today } = request;
  const own = statusCapacity(listCapacityOfTeam(database, rolloutId, speaker.team.id), today)
    .filter((each) => each.role === speaker.role)
    .flatMap((each) => each.disturbances);
  return capacityModal(speaker.team, own, { window, today });
}
