import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import { enqueueAnswer } from '../../../platform/outbox/direct.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { sayList } from '../../../platform/words.ts';
import { riskWords, workingWords } from '../outlooks/sponsor-page.view.ts';
import { findMonthPage, listMonthReaders } from './month-pages.store.ts';
import { monthMessage } from './sponsor-month.view.ts';
import { listSponsorMonths, markSent } from './sponsor-months.store.ts';

/** Sends a month's page to each sponsor who does not lead, as it stands now; once. */
export function sendMonth(request: RolloutRequest, month: string): string {
  const { database, rolloutId, now } = request;
  return write(database, (): string => {
    if (listSponsorMonths(database, rolloutId).get(month)?.sentAt !== undefined) return '';
    const pages = listMonthReaders(request).flatMap((reader) => {
      const page = findMonthPage(request, reader, month);
      return page === undefined ? [] : [{ reader, page }];
    });
    const [first] = pages;
    if (first === undefined) return '';
    for (const { reader, page } of pages)
      enqueueAnswer(request, {
        key: `sponsor-months.page:${rolloutId}:${month}:${reader}`,
        to: reader,
        message: monthMessage(rolloutId, page),
      });
    markSent(database, { rolloutId, month }, now);
    const whom = pages.map(({ reader }) => mention(reader));
    record(request, {
      act: 'sponsor-months.send',
      subject: `rollout:${rolloutId}`,
      says: `The month’s page went to ${sayList(whom)}.`,
      after: {
        working: workingWords(first.page.facts),
        risk: riskWords(first.page.facts),
        words: first.page.words,
      },
      isNews: false,
    });
    return `The sponsor’s page of ${month} was sent.`;
  });
}
