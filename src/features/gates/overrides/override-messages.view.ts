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
import type { OverrideWords } from './override-words.ts';

export const APPROVE = 'overrides.approve-override';
export const OPEN_DECLINE = 'overrides.open-decline';
export const OPEN_REQUEST = 'overrides.open-decision';
export const WITHDRAW = 'overrides.withdraw-override';
export const OPEN_REVIEW = 'overrides.open-review';

/** What the buttons of an override carry. */
export const overrideValue = (rolloutId: string, overrideId: string) =>
  asValue({ rolloutId, overrideId });

/** The request's content, without its buttons. */
export function requestBlocks(override: StoredOverride, words: OverrideWords): AnyBlock[] {
  const channel = words.channelId === undefined ? 'the channel' : `<#${words.channelId}>`;
  return [
    section(override.asks.map((asks) => `• ${esc(asks)}`).join('\n')),
    section(
      `*Why:* ${esc(clamp(override.reason, 1000))}\n*Risk accepted:* ${esc(clamp(override.risk, 1000))}`,
    ),
    context(
      `If you approve, it’s posted to ${channel}, stays on the gate for good, ends on ${sayDate(override.expiresOn, words.today)} at the latest, and is reviewed when the phase ends. Please answer by ${sayMoment(override.answerBy, words)}; after that it has to be requested again.`,
    ),
  ];
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
  const { decision } = override;
  const by = esc(words.nameOf(decision?.by ?? ''));
  const asked = esc(words.nameOf(override.requestedBy));
  const text =
    decision?.kind === 'approved'
      ? `${by} approved an override: ${sayGate(override.gate)} of *${esc(words.rolloutName)}* may open even though ${override.criteria.length === 1 ? 'one criterion isn’t' : `${override.criteria.length} criteria aren’t`} met. ${asked} asked for it.`
      : `${by} declined an override of ${sayGate(override.gate)} of *${esc(words.rolloutName)}* that ${asked} had requested. Why: ${esc(decision?.why ?? '')}`;
  return {
    text,
    blocks: [
      section(text),
      section(override.asks.map((asks) => `• ${esc(asks)}`).join('\n')),
      section(
        `*Why it was asked:* ${esc(clamp(override.reason, 1000))}\n*Risk accepted:* ${esc(clamp(override.risk, 1000))}`,
      ),
      context(
        decision?.kind === 'approved'
          ? `It lasts until ${sayDate(override.expiresOn, words.today)} or until the criteria are met, appears in every weekly digest until then, and stays on the gate for good: \`/rollout gates\`.`
          : 'The gate stays shut until its criteria are met: `/rollout gates`.',
      ),
    ],
  };
}

/** For the one who asked. */
export function answerMessage(override: StoredOverride, words: OverrideWords): Message {
  const { decision } = override;
  const gate = sayGate(override.gate);
  if (decision === undefined) {
    return sentence(
      `Nobody answered your request to override ${gate} of *${esc(words.rolloutName)}* in time, so it lapsed. Ask again with \`/rollout override\`, or settle what is missing: \`/rollout gates\`.`,
    );
  }
  const next =
    decision.kind === 'approved'
      ? `${capitalised(gate)} opens on its date: \`/rollout gate open\`.`
      : 'The gate stays shut until its criteria are met: `/rollout gates`.';
  return sentence(
    `${sayDecision(override, words)} This is about your request to override ${gate} of *${esc(words.rolloutName)}*. ${next}`,
  );
}

/** That an override has come to its end, for the channel. */
export function endedMessage(override: StoredOverride, words: OverrideWords): Message {
  const gate = sayGate(override.gate);
  return sentence(
    override.ended?.how === 'fulfilled'
      ? `The criteria that were overridden for ${gate} of *${esc(words.rolloutName)}* are now met, so the override has ended on its own.`
      : `The override of ${gate} of *${esc(words.rolloutName)}* has expired. The criteria it covered count as not met again.`,
  );
}

export function sayMoment(at: Temporal.Instant, { timeZone, today }: OverrideWords): string {
  return `${sayDate(dateAt(at, timeZone), today)}, ${sayTime(at, timeZone)}`;
}
