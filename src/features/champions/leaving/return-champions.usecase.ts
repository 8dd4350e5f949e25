import { record } from '../../../platform/audit/audit.ts';
import { dateAt } from '../../../platform/calendar.ts';
import { write } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import { enqueueNews, settleNews } from '../../../platform/outbox/direct.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { ACCESS_SETTINGS } from '../../contract/grace.ts';
import { addWorkingDays, MONDAY_TO_FRIDAY } from '../../teams/calendars/working-calendar.ts';
import { listWorkingCalendars } from '../../teams/calendars/working-calendars.store.ts';
import { type Champion, championsOf, roleTitles } from '../champions/champion.ts';
import { comeBack } from '../champions/champion-step.ts';
import { lossKey } from '../nominations/nomination-asks.ts';
import type { NominationRecord } from '../nominations/nomination-facts.ts';
import { findNomination } from '../nominations/nominations.store.ts';
import { lostOn } from './champion-loss.ts';
import { championIsBackMessage, youAreBackMessage } from './champion-return.view.ts';
import { listReopenedIds, saveLeaving } from './leaving.store.ts';

/** No grace is longer, whatever days off stand in it. */
const LONGEST_AGO = { hours: 24 * 120 };

/** Gives a role back to whoever lost it with an account that is open again, while the grace lasts. Answers with the names. */
export function returnChampions(request: RolloutRequest, only?: UserId): string[] {
  const { database, rolloutId, now, today } = request;
  return write(database, () => {
    const names: string[] = [];
    for (const id of listReopenedIds(request, now.subtract(LONGEST_AGO), only)) {
      const nomination = findNomination(database, rolloutId, id);
      if (nomination === undefined) continue;
      const { champion, others } = nomination;
      const back = comeBack(champion, others, graceUntil(request, nomination), today);
      if (back === undefined) continue;
      giveBack(request, nomination, back);
      names.push(findName(database, champion.personId));
    }
    return names;
  });
}

/** The last day on which nothing has changed for the team. */
function graceUntil(
  { database, rolloutId }: RolloutRequest,
  { champion, team, rollout }: NominationRecord,
): Temporal.PlainDate {
  const { timeZone } = team.context;
  const on =
    lostOn(champion, timeZone) ?? dateAt(champion.ended?.at ?? rollout.createdAt, timeZone);
  const calendar = listWorkingCalendars(database, rolloutId, new Set([team.id])).get(team.id);
  const days = (rollout.access ?? ACCESS_SETTINGS).graceWorkingDays;
  return addWorkingDays(on, days, calendar ?? MONDAY_TO_FRIDAY);
}

function giveBack(
  request: RolloutRequest,
  { champion, team, leadIds, others }: NominationRecord,
  back: Champion,
): void {
  const { database } = request;
  saveLeaving(database, back);
  const name = findName(database, back.personId);
  const wasInOffice = back.accepted !== undefined;
  const role = roleTitles[back.role];
  record(request, {
    act: 'champions.return',
    subject: `champion:${back.id}`,
    says: wasInOffice
      ? `${name} is ${role} of *${team.name}* again: their Slack account is open again.`
      : `The nomination of ${name} as ${role} of *${team.name}* goes on: their Slack account is open again.`,
    before: { inOffice: false },
    after: { inOffice: wasInOffice },
    isNews: wasInOffice,
  });
  const facts = { name, role, teamName: esc(team.name), wasInOffice };
  const toldOf = championIsBackMessage(facts);
  const { champion: inOffice, backUps } = championsOf(team.id, others);
  const concerned = new Set<UserId>([
    ...leadIds,
    ...backUps.map((one) => one.personId),
    ...(inOffice === undefined ? [] : [inOffice.personId]),
  ]);
  concerned.delete(back.personId);
  const stamp = champion.ended?.at.epochMilliseconds ?? 0;
  for (const to of concerned) {
    settleNews(database, lossKey(champion, to), toldOf);
    enqueueNews(request, {
      key: `champions.returned:${back.id}:${stamp}:${to}`,
      to,
      message: toldOf,
    });
  }
  const message = youAreBackMessage(facts);
  const to = back.personId;
  enqueueNews(request, { key: `champions.returned:${back.id}:${stamp}:${to}`, to, message });
}
