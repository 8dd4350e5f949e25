import { record } from '../../../platform/audit/audit.ts';
import type { UserId } from '../../../platform/ids.ts';
import { enqueueNews, settleNews } from '../../../platform/outbox/direct.ts';
import type { ReadContext, RolloutRequest } from '../../../platform/request.ts';
import type { Message } from '../../../platform/slack/blocks.ts';
import { findName, findNamesIn } from '../../../platform/slack/directory.ts';
import { type Champion, championsOf, hoursApproversOf, roleTitles } from '../champions/champion.ts';
import { lossKey, newsKey } from '../nominations/nomination-asks.ts';
import { nominationOverMessage } from '../nominations/nomination-ends.view.ts';
import type { NominationRecord } from '../nominations/nomination-facts.ts';
import {
  backUpLostMessage,
  championLostMessage,
  hoursEndedMessage,
  type LossFacts,
  sayCause,
  yourRoleEndedMessage,
  youStandInMessage,
} from './champion-loss.view.ts';
import { saveLeaving } from './leaving.store.ts';

/**
 * Ends somebody's role and tells, in the same transaction, whoever must know: leads, back-up, champion.
 * `nomination` is as it was before; `after` is the champion with the end on it.
 */
export function loseChampion(
  request: RolloutRequest,
  { nomination, after }: { nomination: NominationRecord; after: Champion },
): void {
  saveLeaving(request.database, after);
  const facts = getLossFacts(request, nomination, after);
  recordLoss(request, facts);
  if (after.accepted === undefined) closeNomination(request, nomination, facts);
  else notifyOfLoss(request, nomination, facts);
}

function getLossFacts(
  context: ReadContext,
  { team, rollout, others, leadIds }: NominationRecord,
  after: Champion,
): LossFacts {
  const { database, product, today } = context;
  const backUp = championsOf(after.teamId, others).backUps[0];
  return {
    champion: after,
    cause: after.ended?.cause ?? 'stepped-down',
    name: findName(database, after.personId),
    teamName: team.name,
    rolloutName: rollout.name,
    access: product.accessWithoutChampion(context, team.id),
    backUp: backUp && { champion: backUp, name: findName(database, backUp.personId) },
    approverNames: hoursApproversOf(after.personId, team, leadIds).map((id) =>
      findName(database, id),
    ),
    reason: after.ended?.reason ?? '',
    today,
  };
}

function recordLoss(request: RolloutRequest, facts: LossFacts): void {
  const { champion } = facts;
  const wasInOffice = champion.accepted !== undefined;
  const role = roleTitles[champion.role];
  record(request, {
    act: 'champions.end',
    subject: `champion:${champion.id}`,
    says: wasInOffice
      ? `*${facts.teamName}* has lost its ${role}: ${findNamesIn(request.database, sayCause(facts))}.`
      : `The nomination of ${facts.name} as ${role} of *${facts.teamName}* is over: ${sayCause(facts)}.`,
    before: { inOffice: wasInOffice },
    after: { cause: facts.cause },
    ...(facts.reason === '' ? {} : { reason: facts.reason }),
    isNews: wasInOffice,
  });
}

/** Nobody is asked about somebody who has gone. */
function closeNomination(
  request: RolloutRequest,
  { champion }: NominationRecord,
  facts: LossFacts,
): void {
  const message = nominationOverMessage(facts.name, facts.teamName, sayCause(facts));
  settleNews(request.database, newsKey(champion.id), message);
  const to = champion.nominated.by;
  if (to === champion.personId) return;
  enqueueNews(request, { key: lossKey(facts.champion, to), to, message });
}

function notifyOfLoss(
  request: RolloutRequest,
  { team, leadIds, others }: NominationRecord,
  facts: LossFacts,
): void {
  const lost = facts.champion;
  const say = (to: UserId, message: Message): void => {
    enqueueNews(request, { key: lossKey(lost, to), to, message });
  };
  if (facts.cause !== 'deactivated') say(lost.personId, yourRoleEndedMessage(facts));
  if (facts.cause === 'hours-ended')
    for (const approver of hoursApproversOf(lost.personId, team, leadIds))
      if (!leadIds.includes(approver)) say(approver, hoursEndedMessage(facts));
  const { champion, backUps } = championsOf(lost.teamId, others);
  if (lost.role === 'back-up') {
    if (champion !== undefined) say(champion.personId, backUpLostMessage(facts));
    return;
  }
  for (const backUp of backUps) say(backUp.personId, youStandInMessage(facts));
  for (const leadId of leadIds)
    if (leadId !== request.acting.userId) say(leadId, championLostMessage(facts));
}
