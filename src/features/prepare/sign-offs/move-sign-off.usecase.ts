import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import { enqueueNews } from '../../../platform/outbox/direct.ts';
import type { ReadContext, RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { findName, findPerson } from '../../../platform/slack/directory.ts';
import { movedFromYouMessage, movedMessage } from './sign-off.view.ts';
import { getSignOffFacts } from './sign-off-facts.store.ts';
import type { SignOffRequest } from './sign-off-request.ts';
import { listOpenSignOffs, saveSignOffRequest } from './sign-offs.store.ts';
import { findSignerNow, isToBeSigned } from './signers.store.ts';

/** Open requests that the one who was asked can no longer sign, each with somebody who can. */
export function listToMove(context: ReadContext): { signOff: SignOffRequest; to: UserId }[] {
  const { database, rolloutId } = context;
  return listOpenSignOffs(database, rolloutId, undefined).flatMap((signOff) => {
    const to = findSignerNow(context, signOff.id);
    const stays = to === undefined || to === signOff.signerId;
    return stays || !isToBeSigned(database, signOff) ? [] : [{ signOff, to }];
  });
}

/** Gives each of them to somebody who may sign; the champion hears who has it now, and so does the one who had it. */
export function moveSignOffs(request: RolloutRequest): string[] {
  const { database, now } = request;
  return write(database, () =>
    listToMove(request).map(({ signOff, to }) => {
      const moved: SignOffRequest = { ...signOff, signerId: to, askedAt: now };
      saveSignOffRequest(database, moved);
      notifyBoth(request, signOff, moved);
      record(request, {
        act: 'sign-offs.move',
        subject: `person:${signOff.championId}`,
        says: `The task of ${mention(signOff.championId)} went from ${mention(signOff.signerId)}, who can no longer sign it, to ${mention(to)}.`,
        before: { signerId: signOff.signerId },
        after: { requestId: signOff.id, signerId: to },
        isNews: false,
      });
      return `The task of ${findName(database, signOff.championId)} is with ${findName(database, to)} now.`;
    }),
  );
}

function notifyBoth(request: RolloutRequest, before: SignOffRequest, after: SignOffRequest): void {
  const { database } = request;
  const facts = getSignOffFacts(request, after);
  const fromName = esc(findName(database, before.signerId));
  const of = `${before.id}:${before.signerId}`;
  enqueueNews(request, {
    key: `sign-offs.moved:${of}:${before.championId}`,
    to: before.championId,
    message: movedMessage(facts, fromName),
  });
  if (findPerson(database, before.signerId)?.isDeactivated !== false) return;
  enqueueNews(request, {
    key: `sign-offs.moved:${of}:${before.signerId}`,
    to: before.signerId,
    message: movedFromYouMessage(facts),
  });
}
