import { dateAt, isAfter } from '../../../platform/calendar.ts';
import { clamp, esc } from '../../../platform/slack/blocks.ts';
import { sayDate } from '../../../platform/words.ts';
import type { Override } from './override.ts';

type Facts = {
  nameOf: (userId: string) => string;
  today: Temporal.PlainDate;
  timeZone: string;
};

/** An override as it stands on its gate for ever: asked by whom, decided by whom, and what became of it. */
export function overrideLine(override: Override, { nameOf, today, timeZone }: Facts): string {
  const dayOf = (at: Temporal.Instant) => sayDate(dateAt(at, timeZone), today);
  const { requestedBy, requestedAt, decision, ended, review, expiresOn, reason, risk } = override;
  const asked = `Override requested by ${esc(nameOf(requestedBy))} on ${dayOf(requestedAt)}`;
  const decided =
    decision === undefined
      ? isAfter(today, dateAt(override.answerBy, timeZone))
        ? 'not answered in time'
        : 'not decided yet'
      : decision.kind === 'withdrawn'
        ? `withdrawn on ${dayOf(decision.at)}`
        : `${decision.kind} by ${esc(nameOf(decision.by))} on ${dayOf(decision.at)}${decision.why === '' ? '' : ` (“${esc(clamp(decision.why, 200))}”)`}`;
  const fate =
    decision?.kind !== 'approved'
      ? ''
      : ended === undefined
        ? isAfter(today, expiresOn)
          ? `; expired after ${sayDate(expiresOn, today)}`
          : `; in force until ${sayDate(expiresOn, today)}`
        : ended.how === 'fulfilled'
          ? `; its criteria were met on ${dayOf(ended.at)}`
          : `; expired after ${sayDate(expiresOn, today)}`;
  const reviewed =
    review === undefined
      ? ''
      : `\nReviewed by ${esc(nameOf(review.by))}: ${esc(clamp(review.finding, 400))}`;
  return `*${asked}*, ${decided}${fate}.\nWhy: ${esc(clamp(reason, 400))}\nRisk accepted: ${esc(clamp(risk, 400))}${reviewed}`;
}
