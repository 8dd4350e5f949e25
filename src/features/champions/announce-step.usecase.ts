import type { Database } from '../../platform/database.ts';
import type { UserId } from '../../platform/ids.ts';
import { enqueueEdit, enqueueMessage } from '../../platform/outbox/outbox.ts';
import type { Message } from '../../platform/slack/blocks.ts';
import { findName } from '../../platform/slack/directory.ts';
import { todayAt } from '../rollouts/rollout.ts';
import type { Champion } from './champion.ts';
import { hoursApproversOf, nextStepOf, usualHours } from './nomination.ts';
import {
  acceptAskedMessage,
  confirmAskedMessage,
  hoursAskedMessage,
  type NominationFacts,
  nominatedMessage,
  yourTurnMessage,
} from './nomination-messages.view.ts';
import { findNomination, type NominationFile } from './nominations.store.ts';

type Step = 'hours' | 'confirm' | 'accept';

/** A question's name in the outbox, by which its message is found again when it is settled. */
export const askKey = (step: Step, championId: string, userId: UserId) =>
  `champions.${step}-asked:${championId}:${userId}`;

/** Asks whoever's turn it is, and lets the person themselves know at the start. */
export function announceStep(database: Database, champion: Champion, now: Temporal.Instant): void {
  const file = findNomination(database, champion.rolloutId, champion.id);
  if (file === undefined) return;
  const facts = nominationFacts(database, file, now);
  const step = nextStepOf(champion);
  const say = (to: UserId, key: string, message: Message) =>
    enqueueMessage(database, { ...entryOf(file, now), key, to, message });
  if (step === 'hours') {
    const usual = usualHours(champion.role, facts.today);
    for (const to of hoursApproversOf(champion.personId, file.team, file.leadIds))
      say(to, askKey('hours', champion.id, to), hoursAskedMessage(facts, usual));
    if (champion.nominated.by !== champion.personId)
      say(champion.personId, `champions.nominated:${champion.id}`, nominatedMessage(facts));
  }
  if (step === 'confirm')
    for (const to of confirmersOf(file))
      say(to, askKey('confirm', champion.id, to), confirmAskedMessage(facts));
  if (step === 'accept') {
    const to = champion.personId;
    say(to, askKey('accept', champion.id, to), acceptAskedMessage(facts));
    settleNews(database, file, yourTurnMessage(facts), now);
  }
}

/** The first word that the person got of it loses its button once there is a question to answer, or none any more. */
export function settleNews(
  database: Database,
  file: NominationFile,
  message: Message,
  now: Temporal.Instant,
): void {
  const of = `champions.nominated:${file.champion.id}`;
  enqueueEdit(database, { ...entryOf(file, now), key: `${of}:settled`, of, message });
}

/** Writes into every message that asked for this step what came of it. */
export function settleAsk(
  database: Database,
  file: NominationFile,
  step: Step,
  message: Message,
  now: Temporal.Instant,
): void {
  const { id, personId } = file.champion;
  const asked =
    step === 'accept' ? [personId] : [...new Set([file.team.managerId, ...file.leadIds])];
  for (const userId of asked) {
    if (userId === undefined) continue;
    const of = askKey(step, id, userId);
    enqueueEdit(database, { ...entryOf(file, now), key: `${of}:settled`, of, message });
  }
}

/** Leads confirm; a nominee who leads confirms only where nobody else can. */
export function confirmersOf(file: NominationFile): UserId[] {
  const others = file.leadIds.filter((lead) => lead !== file.champion.personId);
  return others.length > 0 ? others : file.leadIds;
}

export function nominationFacts(
  database: Database,
  file: NominationFile,
  now: Temporal.Instant,
): NominationFacts {
  const { champion, team, rollout, leadIds } = file;
  const names = (ids: readonly UserId[]) => ids.map((id) => findName(database, id));
  return {
    champion,
    rolloutName: rollout.name,
    teamName: team.name,
    name: findName(database, champion.personId),
    nominatorName: findName(database, champion.nominated.by),
    approverNames: names(hoursApproversOf(champion.personId, team, leadIds)),
    hoursByName: champion.hours && findName(database, champion.hours.by),
    leadNames: names(confirmersOf(file)),
    today: todayAt(rollout, now),
  };
}

export function entryOf(file: Pick<NominationFile, 'rollout'>, now: Temporal.Instant) {
  return { workspaceId: file.rollout.workspaceId, rolloutId: file.rollout.id, now };
}
