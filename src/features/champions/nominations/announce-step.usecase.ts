import { enqueueNews, settleNews } from '../../../platform/outbox/direct.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import type { Message } from '../../../platform/slack/blocks.ts';
import type { Champion } from '../champions/champion.ts';
import { newsKey } from './nomination-asks.ts';
import type { NominationRecord } from './nomination-facts.ts';
import { nominatedMessage } from './nomination-messages.view.ts';
import { findNomination, getNominationFacts } from './nominations.store.ts';

/** Lets the person know that they were named. Whose turn it is owes the step, and is asked by that. */
export function announceNomination(request: RolloutRequest, champion: Champion): void {
  const nomination = findNomination(request.database, champion.rolloutId, champion.id);
  if (nomination === undefined || champion.nominated.by === champion.personId) return;
  const message = nominatedMessage(getNominationFacts(request, nomination));
  enqueueNews(request, { key: newsKey(champion.id), to: champion.personId, message });
}

/** The first word that the person got of it loses its button once there is a question to answer, or none any more. */
export function settleAnnouncement(
  request: RolloutRequest,
  { champion }: Pick<NominationRecord, 'champion'>,
  message: Message,
): void {
  settleNews(request.database, newsKey(champion.id), message);
}
