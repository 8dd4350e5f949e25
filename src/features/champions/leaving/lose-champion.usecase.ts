import { recordEntry } from '../../../platform/audit/audit.ts';
import type { Database } from '../../../platform/database.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import { enqueueEditEntry, enqueueMessageEntry } from '../../../platform/outbox/outbox.ts';
import type { Message } from '../../../platform/slack/blocks.ts';
import { findName, findNamesIn } from '../../../platform/slack/directory.ts';
import { graceLastOn } from '../../access/access/team-access.ts';
import { todayAt } from '../../rollout/rollouts/rollout.ts';
import { findWorkingCalendar } from '../../teams/calendars/working-calendars.store.ts';
import { type Champion, championsOf, roleTitles } from '../champions/champion.ts';
import { hoursApproversOf } from '../nominations/nomination.ts';
import { askKeys, newsKey } from '../nominations/nomination-asks.ts';
import { nominationOverMessage } from '../nominations/nomination-ends.view.ts';
import type { NominationRecord } from '../nominations/nomination-facts.ts';
import { lostOn } from './champion-loss.ts';
import {
  backUpLostMessage,
  championLostMessage,
  hoursEndedMessage,
  type LossFacts,
  lossKey,
  sayCause,
  yourRoleEndedMessage,
  youStandInMessage,
} from './champion-loss.view.ts';
import { saveLeaving } from './leaving.store.ts';

/**
 * Ends somebody's role and tells, in the same transaction, whoever must know: leads, back-up, champion.
 * `file` is as it was before; `after` is the champion with the end on it.
 */
export function loseChampion(
  database: Database,
  file: NominationRecord,
  after: Champion,
  how: { actor: UserId | 'groundswell'; liveTeamIds: ReadonlySet<TeamId> },
  now: Temporal.Instant,
): void {
  saveLeaving(database, after);
  const facts = lossFacts(database, file, after, how.liveTeamIds, now);
  recordLoss(database, file, facts, how.actor, now);
  if (after.accepted === undefined) {
    closeNomination(database, file, facts, now);
    return;
  }
  const say = (to: UserId, message: Message): void => {
    enqueueMessageEntry(database, { ...entryOf(file, now), key: lossKey(after, to), to, message });
  };
  if (facts.cause !== 'deactivated') say(after.personId, yourRoleEndedMessage(facts));
  if (facts.cause === 'hours-ended')
    for (const approver of hoursApproversOf(after.personId, file.team, file.leadIds))
      if (!file.leadIds.includes(approver)) say(approver, hoursEndedMessage(facts));
  const { champion, backUps } = championsOf(after.teamId, file.others);
  if (after.role === 'back-up') {
    if (champion !== undefined) say(champion.personId, backUpLostMessage(facts));
    return;
  }
  for (const backUp of backUps) say(backUp.personId, youStandInMessage(facts));
  for (const leadId of file.leadIds)
    if (leadId !== how.actor) say(leadId, championLostMessage(facts));
}

function lossFacts(
  database: Database,
  file: NominationRecord,
  after: Champion,
  liveTeamIds: ReadonlySet<TeamId>,
  now: Temporal.Instant,
): LossFacts {
  const { team, rollout } = file;
  const today = todayAt(rollout, now);
  const backUp = championsOf(after.teamId, file.others).backUps[0];
  const on = lostOn(after, team.context.timeZone) ?? today;
  return {
    champion: after,
    cause: after.ended?.cause ?? 'stepped-down',
    name: findName(database, after.personId),
    teamName: team.name,
    rolloutName: rollout.name,
    isLive: liveTeamIds.has(team.id),
    graceEndsOn: graceLastOn(on, findWorkingCalendar(database, team.id)),
    backUp: backUp && { champion: backUp, name: findName(database, backUp.personId) },
    approverNames: hoursApproversOf(after.personId, team, file.leadIds).map((id) =>
      findName(database, id),
    ),
    reason: after.ended?.reason ?? '',
    today,
  };
}

function recordLoss(
  database: Database,
  file: NominationRecord,
  facts: LossFacts,
  actor: UserId | 'groundswell',
  now: Temporal.Instant,
): void {
  const { champion } = facts;
  const wasInOffice = champion.accepted !== undefined;
  const role = roleTitles[champion.role];
  recordEntry(database, {
    workspaceId: file.rollout.workspaceId,
    rolloutId: file.rollout.id,
    at: now,
    actor,
    act: 'champions.end',
    subject: `champion:${champion.id}`,
    says: wasInOffice
      ? `*${facts.teamName}* has lost its ${role}: ${findNamesIn(database, sayCause(facts))}.`
      : `The nomination of ${facts.name} as ${role} of *${facts.teamName}* is over: ${sayCause(facts)}.`,
    before: { inOffice: wasInOffice },
    after: { cause: facts.cause },
    ...(facts.reason === '' ? {} : { reason: facts.reason }),
    isNews: wasInOffice,
  });
}

/** Nobody is asked about somebody who has gone. */
function closeNomination(
  database: Database,
  file: NominationRecord,
  facts: LossFacts,
  now: Temporal.Instant,
): void {
  const message = nominationOverMessage(facts.name, facts.teamName, sayCause(facts));
  const { champion, team, leadIds } = file;
  const deciders = { managerId: team.managerId, leadIds };
  const asks = (['hours', 'confirm', 'accept'] as const).flatMap((step) =>
    askKeys(step, champion, deciders),
  );
  for (const of of [...asks, newsKey(champion.id)])
    enqueueEditEntry(database, { ...entryOf(file, now), key: `${of}:settled`, of, message });
  const to = file.champion.nominated.by;
  if (to === file.champion.personId) return;
  const key = lossKey(facts.champion, to);
  enqueueMessageEntry(database, { ...entryOf(file, now), key, to, message });
}

function entryOf({ rollout }: NominationRecord, now: Temporal.Instant) {
  return { workspaceId: rollout.workspaceId, rolloutId: rollout.id, now };
}
