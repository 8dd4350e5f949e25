import { dateAt } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { PerRollout, ReadContext } from '../../../platform/request.ts';
import { clamp, esc } from '../../../platform/slack/blocks.ts';
import type { Concern } from '../../contract/concern.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { caseValue, OPEN_CASE } from './case-messages.view.ts';
import { getCaseWords } from './case-words.store.ts';
import { sayCase } from './case-words.view.ts';
import { currentStep, type Escalation } from './escalation.ts';
import { listOpenEscalations } from './escalations.store.ts';
import { listLeads } from './path.store.ts';

/** A case is owed by the one who answers for it; before the leads, by all of them until one takes it. */
export const caseObligations: PerRollout<Obligation> = (context) =>
  listOpenEscalations(context.database, context.rolloutId).flatMap((escalation) =>
    holdersOf(context, escalation).map((personId) => obligationOf(context, escalation, personId)),
  );

function holdersOf(context: ReadContext, escalation: Escalation): readonly UserId[] {
  const { personId, taken } = currentStep(escalation);
  const holder = taken?.by ?? personId;
  if (holder !== undefined) return [holder];
  const leads = listLeads(context);
  return escalation.isDrill ? leads.filter((id) => id !== escalation.askerId) : leads;
}

function obligationOf(context: ReadContext, escalation: Escalation, personId: UserId): Obligation {
  const { id, rolloutId, teamId, workflow, isDrill, words: said } = escalation;
  const words = getCaseWords(context, escalation);
  const { taken, askedAt, takeBy, settleBy, tier } = currentStep(escalation);
  const limit = taken === undefined ? takeBy : settleBy;
  const team = `*${esc(words.teamName)}*`;
  const text = isDrill
    ? `Say that a drill about ${esc(workflow)} in ${team} has reached you`
    : taken === undefined
      ? `Take a case about ${esc(workflow)} in ${team}`
      : `Settle a case about ${esc(workflow)} in ${team}`;
  const then =
    tier === 'lead'
      ? `${esc(workflow)} is frozen until it is settled.`
      : 'It goes on by itself when the time is over.';
  return {
    key: `escalations.handle:${id}`,
    rolloutId,
    personId,
    topic: 'escalations',
    text,
    why: isDrill
      ? 'It proves that a real case would reach the right person in time.'
      : `“${esc(clamp(said.replaceAll(/\s+/g, ' '), 150))}” ${then}`,
    teamId,
    sinceOn: dateAt(askedAt, words.timeZone),
    ...(limit === undefined ? {} : { dueOn: dateAt(limit, words.timeZone) }),
    minutes: isDrill ? 1 : 15,
    reminders: 'owner-only',
    ...(taken === undefined ? { hasOwnMessage: true } : {}),
    settle: { label: 'Look at it', actionId: OPEN_CASE, value: caseValue(escalation) },
  };
}

/** Cases before the leads hold work up, whoever has them. */
export const caseConcerns: PerRollout<Concern> = (context) =>
  listOpenEscalations(context.database, context.rolloutId)
    .filter((one) => !one.isDrill && currentStep(one).tier === 'lead')
    .map((one) => ({
      key: `escalations.top:${one.id}`,
      words: `${sayCase(one, getCaseWords(context, one))} stands before the leads.`.replace(
        /^a/,
        'A',
      ),
      teamId: one.teamId,
      show: { label: 'Look at it', actionId: OPEN_CASE, value: caseValue(one) },
    }));
