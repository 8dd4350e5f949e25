import { dateAt } from '../../../platform/calendar.ts';
import {
  type AnyBlock,
  actions,
  button,
  divider,
  esc,
  type Message,
  section,
} from '../../../platform/slack/blocks.ts';
import { asSentence, sayDate, sayFew, sayPart } from '../../../platform/words.ts';
import { sayPhase } from '../../contract/gate-words.ts';
import type { Phase } from '../../contract/phase.ts';
import type { Completion } from './completion.ts';
import { completionValue, OPEN_DECISION, WITHDRAW } from './completion-forms.view.ts';
import { type Keeping, sayKeeping, type sortKeepings } from './keeping.ts';

const USE_MISSING =
  'Its use over months is not shown, and without that nobody can say so, whatever the gate asks.';

/** Asked too soon: the answer first, then the mirror, then what is missing. Words are safe mrkdwn. */
export function notYetMessage(facts: {
  rolloutName: string;
  phase: Phase;
  says: string;
  /** Every criterion is met, and nothing is shown of its use: somebody dropped that criterion. */
  isUseMissing: boolean;
  mirror: string | undefined;
  card: readonly AnyBlock[];
}): Message {
  const { rolloutName, phase, says, isUseMissing, mirror, card } = facts;
  const name = `*${esc(rolloutName)}*`;
  const where =
    phase === 'sustained'
      ? ''
      : ` It is in ${sayPhase(phase)}; completion comes after sustained use.`;
  const no = `No, ${name} can’t be called complete yet.${where}`;
  // How many criteria are not met stands above the card.
  const shown = isUseMissing ? `${no} ${USE_MISSING}` : no;
  return {
    text: isUseMissing ? shown : `${no} ${says}`,
    blocks: [section(shown), ...(mirror === undefined ? [] : [section(mirror)]), divider, ...card],
  };
}

/** Asked for by a lead, and not answered yet. */
export function waitingMessage(facts: {
  completion: Completion;
  rolloutName: string;
  askedByName: string;
  userId: string;
  isSponsor: boolean;
  /** Something has changed since it was asked, so nobody can agree now. */
  isShut: boolean;
  today: Temporal.PlainDate;
}): Message {
  const { completion, rolloutName, askedByName, userId, isSponsor, isShut, today } = facts;
  const { id, rolloutId, askedBy, askedAt, words } = completion;
  const on = sayDate(dateAt(askedAt, 'UTC'), today);
  const now = isShut ? ' Not everything it takes is met any longer, so nobody can agree now.' : '';
  const text = `*${esc(rolloutName)}* is not complete: ${esc(askedByName)} asked on ${on}, and a sponsor has not agreed yet.${now}`;
  const value = completionValue(rolloutId, id);
  const buttons = [
    ...(isSponsor && askedBy !== userId ? [button('Decide', OPEN_DECISION, value)] : []),
    ...(askedBy === userId ? [button('Take it back', WITHDRAW, value)] : []),
  ];
  return {
    text,
    blocks: [
      section(text),
      section(`${esc(askedByName)}: ${esc(asSentence(words))}`),
      ...(buttons.length === 0 ? [] : [actions(...buttons)]),
    ],
  };
}

/** A rollout that is complete, for those who answer for it. */
export function completePageMessage(facts: {
  rolloutName: string;
  on: Temporal.PlainDate;
  nextOn: Temporal.PlainDate;
  today: Temporal.PlainDate;
  names: { askedBy: string; agreedBy: string; of: (id: string) => string };
  words: string;
  useSays: string;
  kept: ReturnType<typeof sortKeepings>;
}): Message {
  const { rolloutName, on, nextOn, today, names, words, useSays, kept } = facts;
  const text = `*${esc(rolloutName)}* has been complete since ${sayDate(on, today)}: ${esc(names.askedBy)} asked, and ${esc(names.agreedBy)} agreed.`;
  const { confirmed, asked, cannot } = kept;
  const all = confirmed.length + asked.length + cannot.length;
  const named = (list: readonly Keeping[]) =>
    sayFew(list.map((one) => `${esc(names.of(one.personId))} (${esc(sayKeeping(one))})`));
  return {
    text,
    blocks: [
      section(text),
      section(`${esc(names.askedBy)}: ${esc(asSentence(words))}`),
      section(
        `${useSays} The next look is on ${sayDate(nextOn, today)}; a decline opens the rollout again.`,
      ),
      section(
        [
          `*Who keeps what:* ${sayPart(confirmed.length, all, ['person', 'people'], 'has')} confirmed that they go on.`,
          ...(asked.length === 0 ? [] : [`Still asked: ${named(asked)}.`]),
          ...cannot.map(
            (one) =>
              `${esc(names.of(one.personId))} can’t go on with everything (${esc(sayKeeping(one))}): ${esc(asSentence(one.note))}`,
          ),
        ].join('\n'),
      ),
    ],
  };
}
