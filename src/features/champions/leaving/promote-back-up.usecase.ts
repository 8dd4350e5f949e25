import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import { enqueueNews, settleNews } from '../../../platform/outbox/direct.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { promoteBackUp } from '../champions/champion-step.ts';
import { lossKey } from '../nominations/nomination-asks.ts';
import type { StepOutcome } from '../nominations/nomination-facts.ts';
import { findNomination, getNominationFacts } from '../nominations/nominations.store.ts';
import { championLoss } from './champion-loss.ts';
import { promotedMessage, youArePromotedMessage } from './champion-loss.view.ts';
import { saveLeaving } from './leaving.store.ts';

/** A lead gives a team that lost its champion its back-up; the grace period is over with it. */
export function promoteToChampion(
  request: RolloutRequest,
  { championId }: { championId: string },
): StepOutcome {
  const { database, now } = request;
  const { userId, name } = request.acting;
  return write(database, (): StepOutcome => {
    const nomination = findNomination(database, request.rolloutId, championId);
    if (nomination === undefined) return { kind: 'no-such-nomination' };
    const { team, others, leadIds } = nomination;
    const before = getNominationFacts(request, nomination);
    const outcome = promoteBackUp(nomination.champion, userId, others, leadIds);
    if (outcome.kind !== 'done') return { kind: 'refused', why: outcome, facts: before };
    const loss = championLoss(team.id, others, team.context.timeZone);
    saveLeaving(database, outcome.champion);
    const { id, personId } = outcome.champion;
    record(request, {
      act: 'champions.promote',
      subject: `champion:${id}`,
      says: `${mention(userId)} made ${mention(personId)}, the back-up, champion of *${esc(team.name)}*.`,
      before: { role: 'back-up' },
      after: { role: 'champion' },
      isNews: true,
    });
    const settled = promotedMessage(team.name, before.name, name);
    const keys = loss === undefined ? [] : leadIds.map((id) => lossKey(loss.champion, id));
    for (const of of keys) settleNews(database, of, settled);
    const key = `champions.promoted:${id}:${now.epochMilliseconds}` as const;
    const message = youArePromotedMessage(team.name, name);
    enqueueNews(request, { key, to: personId, message });
    return { kind: 'done', facts: getNominationFacts(request, { ...nomination, ...outcome }) };
  });
}
