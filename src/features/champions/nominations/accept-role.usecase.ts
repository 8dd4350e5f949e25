import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import { enqueueNews } from '../../../platform/outbox/direct.ts';
import type { ReadContext, RolloutRequest } from '../../../platform/request.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { acceptRole } from '../champions/champion-step.ts';
import { listBuddyCounts, listInOffice } from '../champions/champions.store.ts';
import { chooseBuddy } from './buddy.ts';
import { acceptedMessage, buddyMessage } from './nomination-ends.view.ts';
import type { NominationRecord, StepOutcome } from './nomination-facts.ts';
import { sayFirstDay, sayRole } from './nomination-messages.view.ts';
import {
  findNomination,
  getNominationFacts,
  saveChosenBuddy,
  saveNomination,
} from './nominations.store.ts';

/** The nominee says yes after the onboarding: in office from now on, with a buddy and a first week. */
export function acceptNomination(
  request: RolloutRequest,
  { championId }: { championId: string },
): StepOutcome {
  const { database, acting, now, today } = request;
  return write(database, (): StepOutcome => {
    const nomination = findNomination(database, request.rolloutId, championId);
    if (nomination === undefined) return { kind: 'no-such-nomination' };
    const outcome = acceptRole(nomination.champion, acting.userId, now, today);
    if (outcome.kind !== 'done') {
      return { kind: 'refused', why: outcome, facts: getNominationFacts(request, nomination) };
    }
    saveNomination(database, outcome.champion);
    const after = { ...nomination, champion: outcome.champion };
    const buddyId = findBuddyFor(request, after);
    if (buddyId !== undefined) saveChosenBuddy(database, outcome.champion.id, buddyId);
    notifyOfYes(request, after, buddyId);
    return { kind: 'done', facts: getNominationFacts(request, after) };
  });
}

/** Whoever would be the buddy if the nominee said yes now; a buddy comes from a live team if there is one. */
export function findBuddyFor(
  context: ReadContext,
  { champion }: Pick<NominationRecord, 'champion'>,
): UserId | undefined {
  const liveTeamIds = new Set(context.product.liveTeams(context));
  const counts = listBuddyCounts(context.database, context.rolloutId);
  return chooseBuddy(champion, listInOffice(context), liveTeamIds, counts);
}

function notifyOfYes(
  request: RolloutRequest,
  nomination: NominationRecord,
  buddyId: UserId | undefined,
): void {
  const { champion } = nomination;
  const facts = getNominationFacts(request, nomination);
  record(request, {
    act: 'nominations.accept',
    subject: `champion:${champion.id}`,
    says: `${mention(champion.personId)} is ${sayFirstDay(facts) === '' ? 'now ' : ''}${sayRole(facts)}${sayFirstDay(facts)}.`,
    after: { teamId: champion.teamId, role: champion.role, buddyId: buddyId ?? null },
    isNews: true,
  });
  const notified = new Set([champion.nominated.by, champion.hours?.by, champion.confirmed?.by]);
  for (const to of notified) {
    if (to === undefined || to === champion.personId || to === buddyId) continue;
    const key = `nominations.accepted:${champion.id}:${to}` as const;
    enqueueNews(request, { key, to, message: acceptedMessage(facts) });
  }
  if (buddyId !== undefined) {
    const key = `nominations.buddy:${champion.id}` as const;
    enqueueNews(request, { key, to: buddyId, message: buddyMessage(facts) });
  }
}
