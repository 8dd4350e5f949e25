import type { Button } from '@slack/types';
import { dateAt } from '../../../platform/calendar.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import {
  type AnyBlock,
  actions,
  button,
  clamp,
  context,
  esc,
  section,
} from '../../../platform/slack/blocks.ts';
import { commandButton } from '../../../platform/slack/command-button.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import { capitalised, sayAmountOf, sayCount, sayDate, sayTime } from '../../../platform/words.ts';
import type { Verdict } from '../../contract/criterion.ts';
import { isCompletion } from '../../contract/gate.ts';
import { sayGate } from '../../contract/gate-words.ts';
import { overrideLine, sayNotCovered } from '../overrides/override-line.view.ts';
import type { GateStatus } from './gate-status.ts';
import type { CriterionStatus } from './gate-verdict.ts';
import { type SayFacts, sayStatus } from './gate-words.view.ts';

export const OPEN_GATE = 'gates.open-gate';
export const SHOW_GATE = 'gates.show-gate';
export const EDIT_GATE = 'gates.open-edit';
export const ASK_OVERRIDE = 'overrides.open-request';

export const gateValue = (rolloutId: string, gate: string) => asValue({ rolloutId, gate });

const UNMET_SHOWN = 12;

export const verdictWords: Record<Verdict, string> = {
  pass: 'Met',
  fail: 'Not met',
  inconclusive: 'Not known yet',
  'no-data': 'Nothing measured yet',
};

export type CardFacts = SayFacts & {
  rolloutId: string;
  now: Temporal.Instant;
  isLead: boolean;
  /** Of the people of live teams, how many are trained, in words. */
  trained: string | undefined;
};

/** One gate in full: its verdict in words, and under it each criterion with what was found. */
export function gateCard(status: GateStatus, facts: CardFacts): AnyBlock[] {
  const { verdict, passed } = status;
  const unmet = passed === undefined ? verdict.unmet : [];
  const met =
    passed === undefined ? verdict.criteria.filter((one) => one.judgement.verdict === 'pass') : [];
  return [
    section(`*${sayStatus(status, facts)}*`),
    ...unmet.slice(0, UNMET_SHOWN).map((one) => section(sayUnmet(one))),
    ...(unmet.length > UNMET_SHOWN
      ? [context(`And ${unmet.length - UNMET_SHOWN} more that are not met.`)]
      : []),
    ...(passed === undefined ? verdict.overridden.map((one) => section(sayOverridden(one))) : []),
    ...metSections(met.map(sayMet)),
    ...(passed === undefined ? [] : metSections(passed.criteria.map(sayKept))),
    ...status.overrides.map((one) =>
      section(overrideLine(one, facts) + sayNotCovered(one, unmet, facts.today)),
    ),
    ...changesOf(status, facts),
    context([sayBasis(status, facts), ...trainedWords(facts)].join(' ')),
    ...cardButtons(status, facts),
  ];
}

/** What was asked, what was found, over how many, and what would settle it. */
export function sayUnmet(one: CriterionStatus): string {
  const { asks, judgement } = one;
  const settled = judgement.settledBy === '' ? '' : `\n_To settle it:_ ${judgement.settledBy}`;
  return `*${verdictWords[judgement.verdict]}:* ${esc(asks)}\n${sentenceOf(judgement.measured)}${basisOf(one)}${settled}`;
}

function sayOverridden(one: CriterionStatus): string {
  return `*Overridden* (${verdictWords[one.judgement.verdict].toLowerCase()}): ${esc(one.asks)}\n${sentenceOf(one.judgement.measured)}${basisOf(one)}`;
}

function sayMet(one: CriterionStatus): string {
  return `• *Met:* ${esc(one.asks)} ${sentenceOf(one.judgement.measured)}${basisOf(one)}`;
}

function sayKept(one: NonNullable<GateStatus['passed']>['criteria'][number]): string {
  const word = one.overrideId === undefined ? verdictWords[one.judgement.verdict] : 'Overridden';
  return `• *${word}:* ${esc(one.asks)} ${sentenceOf(one.judgement.measured)}${basisOf(one)}`;
}

/** Over how many, against which threshold, by which definition. */
function basisOf(one: Pick<CriterionStatus, 'judgement' | 'threshold' | 'version'>): string {
  const { threshold, judgement, version } = one;
  const parts = [
    `n = ${judgement.n}`,
    ...(threshold === undefined
      ? []
      : [`threshold ${esc(sayAmountOf(threshold.value, threshold.unit))}`]),
    `definition ${version}`,
  ];
  return ` _(${parts.join(', ')})_`;
}

function sentenceOf(measured: string): string {
  return /[.!?]$/.test(measured) ? measured : `${measured}.`;
}

/** As few sections as hold the lines. */
function metSections(lines: readonly string[]): AnyBlock[] {
  const blocks: AnyBlock[] = [];
  let text = '';
  for (const line of lines) {
    const short = clamp(line, 900);
    if (text.length + short.length > 2800) {
      blocks.push(section(text));
      text = '';
    }
    text = text === '' ? short : `${text}\n${short}`;
  }
  return text === '' ? blocks : [...blocks, section(text)];
}

function changesOf({ version, key }: GateStatus, { nameOf, today, timeZone }: CardFacts) {
  if (version.number < 2) return [];
  const on = dateAt(version.frozenAt, timeZone);
  return [
    section(
      `*The criteria of ${sayGate(key)} were changed* on ${sayDate(on, today)} by ${esc(nameOf(version.frozenBy))}, now version ${version.number}: ${esc(version.reason)}\n${version.changes.map((change) => `• ${esc(change)}`).join('\n')}`,
    ),
  ];
}

function sayBasis(status: GateStatus, { now, today, timeZone }: CardFacts): string {
  const { version, isFrozen, passed } = status;
  if (passed !== undefined) return `As it was then, under version ${passed.version}.`;
  const when = `${sayDate(dateAt(now, timeZone), today)} at ${sayTime(now, timeZone)}`;
  if (!isFrozen)
    return `A dry run, judged on ${when}. The criteria are frozen when its phase or wave begins.`;
  const frozenOn = dateAt(version.frozenAt, timeZone);
  return `Judged on ${when} against version ${version.number}, frozen on ${sayDate(frozenOn, today)}.`;
}

function trainedWords({ trained }: CardFacts): string[] {
  return trained === undefined ? [] : [`${trained}.`];
}

function cardButtons(status: GateStatus, facts: CardFacts): AnyBlock[] {
  const { key, gate, verdict, passed } = status;
  if (!facts.isLead || passed !== undefined) return [];
  const isUnderWay = status.isFrozen || gate.kind === 'wave';
  const value = gateValue(facts.rolloutId, key);
  const buttons = [
    ...openButtons(status, facts),
    ...(verdict.unmet.length > 0 && isUnderWay && !isCompletion(gate)
      ? [button('Ask for an override', ASK_OVERRIDE, value)]
      : []),
    ...(isUnderWay ? [button('Change the criteria', EDIT_GATE, value)] : []),
  ];
  return buttons.length === 0 ? [] : [actions(...buttons)];
}

function openButtons({ gate, key, refusal }: GateStatus, { rolloutId }: CardFacts): Button[] {
  if (refusal !== undefined || gate.kind === 'wave') return [];
  if (isCompletion(gate)) return [completeButton(gate.rolloutId)];
  return [button('Open the gate', OPEN_GATE, gateValue(rolloutId, key), { style: 'primary' })];
}

/** Completion is asked for by one and agreed to by another, so it has a form of its own. */
export const completeButton = (rolloutId: RolloutId) =>
  commandButton('Ask for completion', { command: '/rollout', text: 'complete', rolloutId });

/** A gate in one line, for those that are further ahead. */
export function gateLine(status: GateStatus, { today }: CardFacts): string {
  const { verdict, key } = status;
  const of = verdict.criteria.length;
  const met = of - verdict.unmet.length;
  const from = `from ${sayDate(verdict.opensOn, today)}`;
  return `*${capitalised(sayGate(key))}*, ${from}: ${of === 0 ? 'no criteria are defined for it yet' : `${met} of ${sayCount(of, 'criterion', 'criteria')} would be met today`}.`;
}
