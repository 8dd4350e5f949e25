import { record } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import { enqueueNews } from '../../../platform/outbox/direct.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { findName, findPerson } from '../../../platform/slack/directory.ts';
import { listTeamsOf } from '../../teams/teams/teams.store.ts';
import { addThanks } from './thanks.store.ts';
import { type Thanks, type ThanksRefusal, thanksRefusal } from './thanks.ts';
import { thankedMessage } from './thanks.view.ts';

export type ThanksOutcome = { kind: 'thanked' } | { kind: 'refused'; why: ThanksRefusal };

/** Somebody was helped and says so. It is never counted into a ranking. */
export function giveThanks(
  request: RolloutRequest,
  { toId, text }: { toId: UserId; text: string },
): ThanksOutcome {
  const { database, rolloutId, acting, now } = request;
  return write(database, (): ThanksOutcome => {
    const person = findPerson(database, toId);
    const hasLeft = person === undefined || person.isDeactivated || person.isBot;
    const why = thanksRefusal({ fromId: acting.userId, toId, text }, hasLeft);
    if (why !== undefined) return { kind: 'refused', why };
    const managerId = findManagerOf(database, rolloutId, toId);
    const mayAsk = managerId !== undefined && managerId !== acting.userId;
    const note = mayAsk ? 'asked' : 'not-asked';
    const thanks: Thanks = {
      id: newId(),
      rolloutId,
      fromId: acting.userId,
      toId,
      text,
      at: now,
      note,
    };
    addThanks(database, thanks);
    record(request, {
      act: 'thanks.give',
      subject: `person:${toId}`,
      says: `${mention(acting.userId)} thanked ${mention(toId)}.`,
      isNews: false,
    });
    enqueueNews(request, {
      key: thanksKey(thanks),
      to: toId,
      message: thankedMessage(
        thanks,
        acting.name,
        mayAsk ? findName(database, managerId) : undefined,
      ),
    });
    return { kind: 'thanked' };
  });
}

export const thanksKey = (thanks: Thanks) => `thanks.given:${thanks.id}` as const;

/** The manager of somebody's team who is still here and is not that person. */
export function findManagerOf(
  database: Database,
  rolloutId: RolloutId,
  personId: UserId,
): UserId | undefined {
  return listTeamsOf(database, rolloutId, personId)
    .filter((team) => team.memberIds.includes(personId))
    .map((team) => team.managerId)
    .find(
      (id) =>
        id !== undefined && id !== personId && findPerson(database, id)?.isDeactivated !== true,
    );
}
