import { context, esc, type Message, section } from '../../../platform/slack/blocks.ts';
import { capitalised, sayCount, sayList } from '../../../platform/words.ts';
import { sayGate, sayPhase } from '../../contract/gate-words.ts';
import type { Phase } from '../../contract/phase.ts';
import type { GateStatus } from './gate-status.ts';
import type { GateVersion } from './gate-version.ts';

const BEGINS: Partial<Record<Phase, string>> = {
  infrastructure:
    'What the pilot team knew by heart now gets written down: the Intelligence Core, the training, the verification. Nothing changes for any team yet.',
  expansion:
    'Two or three teams go first, as different from the pilot as possible: a second pilot, closely measured. Everyone else carries on as before.',
  broad:
    'From here on, teams join wave by wave, each with a trained champion. Those that asked first go first: `/rollout join` puts a team in the queue.',
  sustained:
    'From now on we watch whether people use it more deeply over the months. No new waves are planned.',
};

/** Says in the channel that a gate was opened, and on what. Names are safe mrkdwn. */
export function gateOpenedMessage(facts: {
  rolloutName: string;
  byName: string;
  to: Phase;
  status: GateStatus;
}): Message {
  const { rolloutName, byName, to, status } = facts;
  const { criteria, overridden } = status.verdict;
  const met = criteria.length - overridden.length;
  const text = `*${rolloutName}* moves on to ${sayPhase(to)}: ${byName} opened the gate.`;
  return {
    text,
    blocks: [
      section(text),
      section(
        overridden.length === 0
          ? `${met === 1 ? 'Its one criterion was' : `All ${met} criteria were`} met. ${BEGINS[to] ?? ''}`
          : `${met} of ${sayCount(criteria.length, 'criterion', 'criteria')} met; ${overridden.length === 1 ? 'one was' : `${overridden.length} were`} overridden on the record: ${sayList(overridden.map(({ asks }) => `“${esc(asks)}”`))}. ${BEGINS[to] ?? ''}`,
      ),
      context('`/rollout gates` shows the evidence and the next gate’s criteria.'),
    ],
  };
}

/** Says in the channel that the bar was moved. */
export function gateEditedMessage(version: GateVersion, byName: string): Message {
  const text = `${byName} changed the criteria of ${sayGate(version.gate)}. Why: ${esc(version.reason)}`;
  return {
    text,
    blocks: [
      section(text),
      section(version.changes.map((change) => `• ${esc(change)}`).join('\n')),
      context(
        `${capitalised(sayGate(version.gate))} is now at version ${version.number}; earlier versions stay on the record.`,
      ),
    ],
  };
}
