import type { UserId } from '../../../platform/ids.ts';
import { currentStep, type Escalation, type Tier } from './escalation.ts';

export type Person = { userId: UserId; isLead: boolean };

type Acted = Pick<Escalation, 'steps' | 'resolved' | 'isDrill' | 'askerId'>;

export type ActRefusal =
  | { kind: 'resolved'; by: UserId; at: Temporal.Instant }
  | { kind: 'own-drill' }
  | { kind: 'with-others'; tier: Tier; personId: UserId | undefined }
  | { kind: 'taken'; by: UserId }
  | { kind: 'at-the-top' };

/**
 * A lead may do at any time what the person asked may do, except in a drill, which tries out the way to the
 * lead; nobody shows by a drill of their own that others can be reached.
 */
export function actRefusal(escalation: Acted, { userId, isLead }: Person): ActRefusal | undefined {
  const { resolved, isDrill, askerId } = escalation;
  if (resolved !== undefined) return { kind: 'resolved', by: resolved.by, at: resolved.at };
  if (isDrill && userId === askerId) return { kind: 'own-drill' };
  const { tier, personId, taken } = currentStep(escalation);
  const isOpenToLeads = !isDrill || tier === 'lead';
  if ((isLead && isOpenToLeads) || userId === personId || userId === taken?.by) return undefined;
  return { kind: 'with-others', tier, personId: taken?.by ?? personId };
}

export function takeRefusal(escalation: Acted, person: Person): ActRefusal | undefined {
  const refusal = actRefusal(escalation, person);
  if (refusal !== undefined) return refusal;
  const { taken } = currentStep(escalation);
  return taken === undefined ? undefined : { kind: 'taken', by: taken.by };
}

export function handUpRefusal(escalation: Acted, person: Person): ActRefusal | undefined {
  const refusal = actRefusal(escalation, person);
  if (refusal !== undefined) return refusal;
  return currentStep(escalation).tier === 'lead' ? { kind: 'at-the-top' } : undefined;
}
