import { dateAt } from '../../../platform/calendar.ts';
import {
  type AnyBlock,
  clamp,
  context,
  esc,
  type Message,
  section,
  sentence,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import { asSentence, capitalised, sayDate, sayTime } from '../../../platform/words.ts';
import { sayGate } from '../../contract/gate-words.ts';
import type { Override, StoredOverride } from './override.ts';
import type { FoundThen } from './override-cover.ts';
import { sayAim, sayHowLong } from './override-line.view.ts';
import type { OverrideWords } from './override-words.ts';

export const APPROVE = 'overrides.approve-override';
export const APPROVE_FOR_GOOD = 'overrides.approve-for-good';
export const OPEN_DECLINE = 'overrides.open-decline';
export const OPEN_REQUEST = 'overrides.open-decision';
export const WITHDRAW = 'overrides.withdraw-override';
export const OPEN_REVIEW = 'overrides.open-review';

/** What the buttons of an override carry. */
export const overrideValue = (rolloutId: string, overrideId: string) =>
  asValue({ rolloutId, overrideId });

/** The yes that says "for good" as well. */
export const forGoodValue = (rolloutId: string, overrideId: string) =>
  asValue({ rolloutId, overrideId, isForGood: true });

/** The request's content, without its buttons: what it lets pass, over how many, and which teams. */
export function requestBlocks(override: StoredOverride, words: OverrideWords): AnyBlock[] {
  const channel = words.channelId === undefined ? 'the channel' : `<#${words.channelId}>`;
  const answerBy = sayMoment(override.answerBy, words);
  const until =
    override.change === undefined
      ? `ends on ${sayDate(override.expiresOn, words.today)} at the latest`
      : override.change.isForGood
        ? `is looked at again by ${sayDate(override.expiresOn, words.today)}`
        : `ends on ${sayDate(override.expiresOn, words.today)}, when it goes back to what it was`;
  return [
    ...contentBlocks(override),
    section(sayGrounds(override)),
    context(
      `If you approve, it’s posted to ${channel}, stays on the gate for good, ${until}, and is reviewed when the phase ends. Please answer by ${answerBy}; after that it has to be requested again.`,
    ),
    ...(override.change === undefined
      ? [context('It covers what was found here. What is found later isn’t covered.')]
      : []),
  ];
}

const FINDINGS_SHOWN = 8;

/** Each criterion with what was found of it; a change in its own sentences. */
function contentBlocks({ asks, found, criteria }: StoredOverride): AnyBlock[] {
  if (found === undefined || found.length === 0)
    return [section(asks.map((one) => `• ${esc(one)}`).join('\n'))];
  return criteria.slice(0, CRITERIA_SHOWN).map((name, index) => {
    const one = found.find(({ criterion }) => criterion === name);
    const head = `• *${esc(asks[index] ?? name)}*`;
    return section(one === undefined ? head : clamp(`${head}\n${sayFound(one)}`, 2900));
  });
}

const CRITERIA_SHOWN = 20;

function sayFound({ measured, n, findings }: FoundThen): string {
  const things = findings.filter(({ says }) => says !== measured);
  const shown = things.slice(0, FINDINGS_SHOWN).map(({ says }) => `   – ${esc(says)}`);
  const more = things.length - shown.length;
  return [
    `${measured.replace(/\.$/, '')} _(n = ${n})_`,
    ...shown,
    ...(more > 0 ? [`   – and ${more} more`] : []),
  ].join('\n');
}

function sayGrounds({ reason, risk }: StoredOverride): string {
  const accepted = risk === '' ? '' : `\n*Risk accepted:* ${esc(clamp(risk, 1000))}`;
  return `*Why it was asked:* ${esc(clamp(reason, 1000))}${accepted}`;
}

/** "Ines Duarte approved it on Monday 11 January." */
export function sayDecision(override: Override, words: OverrideWords): string {
  const { decision } = override;
  if (decision === undefined) return 'Nobody answered in time, so it lapsed.';
  const who = esc(words.nameOf(decision.by));
  const on = sayDate(dateAt(decision.at, words.timeZone), words.today);
  const why = decision.why === '' ? '' : ` Why: ${esc(asSentence(decision.why))}`;
  const did = { approved: 'approved it', declined: 'declined it', withdrawn: 'withdrew it' };
  return `${who} ${did[decision.kind]} on ${on}.${why}`;
}

/** The decision, for everybody in the channel. */
export function decidedMessage(override: StoredOverride, words: OverrideWords): Message {
  const text = sayDecided(override, words);
  const { decision } = override;
  const lasts = capitalised(sayHowLong(override, words.today));
  return {
    text,
    blocks: [
      section(text),
      ...contentBlocks(override),
      section(sayGrounds(override)),
      context(
        decision?.kind !== 'approved'
          ? override.change === undefined
            ? 'The gate stays shut until its criteria are met: `/rollout gates`.'
            : 'The gate asks what it asked before: `/rollout gates`.'
          : override.change === undefined
            ? `It lasts until ${sayDate(override.expiresOn, words.today)} or until the criteria are met, appears in every weekly digest until then, and stays on the gate for good: \`/rollout gates\`.`
            : `${lasts}. It appears in every weekly digest until it’s taken back${override.change.isForGood ? ' or reviewed' : ' or over'}: \`/rollout overrides\`.`,
      ),
    ],
  };
}

function sayDecided(override: StoredOverride, words: OverrideWords): string {
  const { decision, change, criteria } = override;
  const by = esc(words.nameOf(decision?.by ?? ''));
  const asked = esc(words.nameOf(override.requestedBy));
  const gate = `${sayGate(override.gate)} of *${esc(words.rolloutName)}*`;
  const alone =
    decision?.withoutSponsor === true
      ? ` No sponsor could be reached in time, so ${by} decided as second lead.`
      : '';
  if (decision?.kind !== 'approved') {
    const what =
      change === undefined
        ? `an override of ${gate}`
        : `a request ${sayAim(override)}, on *${esc(words.rolloutName)}*,`;
    return `${by} declined ${what} that ${asked} had requested. Why: ${esc(decision?.why ?? '')}${alone}`;
  }
  if (change !== undefined)
    return `${by} agreed ${sayAim(override)}, on *${esc(words.rolloutName)}*, ${sayHowLong(override, words.today)}. ${asked} asked for it.${alone}`;
  const unmet =
    criteria.length === 1 ? 'one criterion isn’t' : `${criteria.length} criteria aren’t`;
  return `${by} approved an override: ${gate} may open even though ${unmet} met. ${asked} asked for it.${alone}`;
}

/** For the one who asked. */
export function answerMessage(override: StoredOverride, words: OverrideWords): Message {
  const { decision, change } = override;
  const gate = sayGate(override.gate);
  const request =
    change === undefined
      ? `to override ${gate} of *${esc(words.rolloutName)}*`
      : `${sayAim(override)}, on *${esc(words.rolloutName)}*`;
  if (decision === undefined) {
    const again = change === undefined ? 'Ask again with `/rollout override`' : 'Ask again';
    return sentence(
      `Nobody answered your request ${request} in time, so it lapsed. ${again}, or settle what is missing: \`/rollout gates\`.`,
    );
  }
  const next =
    decision.kind !== 'approved'
      ? 'The gate stays shut until its criteria are met: `/rollout gates`.'
      : change === undefined
        ? `${capitalised(gate)} opens on its date: \`/rollout gate open\`.`
        : `It holds ${sayHowLong(override, words.today)}.`;
  return sentence(`${sayDecision(override, words)} This is about your request ${request}. ${next}`);
}

/** That an override has come to its end, for the channel. */
export function endedMessage(override: StoredOverride, words: OverrideWords): Message {
  const gate = `${sayGate(override.gate)} of *${esc(words.rolloutName)}*`;
  const isFulfilled = override.ended?.how === 'fulfilled';
  if (override.change !== undefined)
    return sentence(
      isFulfilled
        ? `What was made easier about ${gate} is as strict again as it was, so the agreed change has ended.`
        : `The time for which two people agreed ${sayAim(override)} is over, so it’s back to what it was.`,
    );
  return sentence(
    isFulfilled
      ? `The criteria that were overridden for ${gate} are now met, so the override has ended on its own.`
      : `The override of ${gate} has expired. The criteria it covered count as not met again.`,
  );
}

export function sayMoment(at: Temporal.Instant, { timeZone, today }: OverrideWords): string {
  return `${sayDate(dateAt(at, timeZone), today)}, ${sayTime(at, timeZone)}`;
}
