import { dateAt, isAfter } from '../../../platform/calendar.ts';
import { clamp, esc } from '../../../platform/slack/blocks.ts';
import { sayDate } from '../../../platform/words.ts';
import { sayGate } from '../../contract/gate-words.ts';
import { isActive, type Override } from './override.ts';
import { notCovered } from './override-cover.ts';

/** What a change is about, where that is more than one gate; as it stands after "to change". */
const ABOUT: Readonly<Record<string, string>> = {
  'rollouts.sponsors': 'who sponsors the rollout',
  'pilots.team': 'which team was the pilot',
  'teams.leaving': 'which teams take part',
  'training.settings': 'how the training tests, and how long a certificate counts',
};

/** "to make the gate of wave 2 easier than it was", "to change who sponsors the rollout"; undefined for an override. */
export function sayAim({ gate, change }: Pick<Override, 'gate' | 'change'>): string | undefined {
  if (change === undefined) return undefined;
  const about = ABOUT[change.kind];
  return about === undefined ? `to make ${sayGate(gate)} easier than it was` : `to change ${about}`;
}

/** "the override of the gate of wave 2", "the change that makes the gate of wave 2 easier". */
export function sayOverride({ gate, change }: Pick<Override, 'gate' | 'change'>): string {
  if (change === undefined) return `the override of ${sayGate(gate)}`;
  const about = ABOUT[change.kind];
  return about === undefined
    ? `the change that makes ${sayGate(gate)} easier`
    : `the change of ${about}`;
}

/** "until 3 February", "for good". */
export function sayHowLong(
  { change, expiresOn }: Pick<Override, 'change' | 'expiresOn'>,
  today: Temporal.PlainDate,
): string {
  return change?.isForGood === true ? 'for good' : `until ${sayDate(expiresOn, today)}`;
}

/** "Found since, and not covered: …" of an override in force that its gate has outgrown; empty where it covers everything. */
export function sayNotCovered(
  override: Override,
  unmet: readonly Parameters<typeof notCovered>[1][],
  today: Temporal.PlainDate,
): string {
  if (override.change !== undefined || !isActive(override, today)) return '';
  const since = unmet
    .filter(({ name }) => override.criteria.includes(name))
    .flatMap((criterion) => notCovered(override, criterion).map(({ says }) => says));
  if (since.length === 0) return '';
  const lines = [...new Set(since)].map((one) => `• ${esc(one)}`);
  return clamp(`\n*Found since, and not covered:*\n${lines.join('\n')}`, 900);
}

type Facts = {
  nameOf: (userId: string) => string;
  today: Temporal.PlainDate;
  timeZone: string;
};

/** An override as it stands on its gate for good: asked by whom, decided by whom, and what became of it. */
export function overrideLine(
  override: Override & { asks?: readonly string[] },
  { nameOf, today, timeZone }: Facts,
): string {
  const dayOf = (at: Temporal.Instant) => sayDate(dateAt(at, timeZone), today);
  const {
    requestedBy,
    requestedAt,
    decision,
    ended,
    review,
    expiresOn,
    reason,
    risk,
    asks = [],
  } = override;
  const what = override.change === undefined ? 'Override' : 'Change that makes it easier,';
  const asked = `${what} requested by ${esc(nameOf(requestedBy))} on ${dayOf(requestedAt)}`;
  const decided =
    decision === undefined
      ? isAfter(today, dateAt(override.answerBy, timeZone))
        ? 'not answered in time'
        : 'not decided yet'
      : decision.kind === 'withdrawn'
        ? `withdrawn on ${dayOf(decision.at)}`
        : `${decision.kind} by ${esc(nameOf(decision.by))}${decision.withoutSponsor === true ? ' as second lead, no sponsor having answered,' : ''} on ${dayOf(decision.at)}${decision.why === '' ? '' : ` (“${esc(clamp(decision.why, 200))}”)`}`;
  const fate =
    decision?.kind !== 'approved'
      ? ''
      : ended === undefined
        ? override.change?.isForGood !== true && isAfter(today, expiresOn)
          ? `; expired after ${sayDate(expiresOn, today)}`
          : `; in force ${sayHowLong(override, today)}`
        : ended.how === 'fulfilled'
          ? `; ${override.change === undefined ? 'its criteria were met' : 'taken back'} on ${dayOf(ended.at)}`
          : `; expired after ${sayDate(expiresOn, today)}`;
  const reviewed =
    review === undefined
      ? ''
      : `\nReviewed by ${esc(nameOf(review.by))}: ${esc(clamp(review.finding, 400))}`;
  const changes =
    override.change === undefined ? '' : `\n${asks.map((one) => `• ${esc(one)}`).join('\n')}`;
  const accepted = risk === '' ? '' : `\nRisk accepted: ${esc(clamp(risk, 400))}`;
  return `*${asked}*, ${decided}${fate}.${changes}\nWhy: ${esc(clamp(reason, 400))}${accepted}${reviewed}`;
}
