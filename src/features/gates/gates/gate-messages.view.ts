import { context, esc, type Message, section } from '../../../platform/slack/blocks.ts';
import { capitalised, sayCount, sayList } from '../../../platform/words.ts';
import type { Phase } from '../../rollout/rollouts/rollout.ts';
import { sayGate, sayPhase } from './gate.view.ts';
import type { GateStanding } from './gate-standing.ts';
import type { GateVersion } from './gate-version.ts';

const BEGINS: Partial<Record<Phase, string>> = {
  infrastructure:
    'What the pilot did by heart is written down now: the Intelligence Core, the training, the verification. Nothing changes for any team yet.',
  expansion:
    'Two or three teams go first, as different from the pilot as can be: a second pilot, measured closely. All others go on as they are.',
  broad:
    'From here teams join wave by wave, those that asked first, each with a trained champion. `/rollout join` puts a team into the queue.',
  sustained:
    'Now it is watched whether people use it more deeply over the months. No new wave is planned.',
};

/** Says in the channel that a gate was opened, and on what. Names are safe mrkdwn. */
export function gateOpenedMessage(facts: {
  rolloutName: string;
  byName: string;
  to: Phase;
  standing: GateStanding;
}): Message {
  const { rolloutName, byName, to, standing } = facts;
  const { criteria, overridden } = standing.verdict;
  const met = criteria.length - overridden.length;
  const text = `*${rolloutName}* goes on to ${sayPhase(to)}: ${byName} opened the gate.`;
  return {
    text,
    blocks: [
      section(text),
      section(
        overridden.length === 0
          ? `All ${sayCount(met, 'criterion', 'criteria')} were met. ${BEGINS[to] ?? ''}`
          : `${met} of ${criteria.length} criteria were met; ${overridden.length === 1 ? 'one was' : `${overridden.length} were`} overridden on the record: ${sayList(overridden.map(({ asks }) => `“${esc(asks)}”`))}. ${BEGINS[to] ?? ''}`,
      ),
      context('`/rollout gates` shows the evidence, and what the next gate asks.'),
    ],
  };
}

/** Says in the channel that the bar was moved. */
export function gateEditedMessage(version: GateVersion, byName: string): Message {
  const text = `${byName} changed what ${sayGate(version.gate)} asks. Why: ${esc(version.reason)}`;
  return {
    text,
    blocks: [
      section(text),
      section(version.changes.map((change) => `• ${esc(change)}`).join('\n')),
      context(
        `${capitalised(sayGate(version.gate))} is now at version ${version.number}; earlier ones stay on the record.`,
      ),
    ],
  };
}
