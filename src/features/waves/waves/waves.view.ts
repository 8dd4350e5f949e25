import type { RolloutId } from '../../../platform/ids.ts';
import {
  type AnyBlock,
  actions,
  context,
  esc,
  header,
  type Message,
  plain,
  section,
  sentence,
} from '../../../platform/slack/blocks.ts';
import { commandButton } from '../../../platform/slack/command-button.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { capitalised, sayCount, sayCountOrNone, sayDate, sayFew } from '../../../platform/words.ts';
import { pausedOn, type RollBackStep, type WaveState, waveState } from './wave.ts';
import type { WaveAct } from './wave-acts.ts';
import { showButton } from './wave-messages.view.ts';
import { hasEnded, type WaveRecord } from './wave-record.ts';
import { waveName } from './wave-words.ts';

export type WaveFacts = {
  wave: WaveRecord;
  teams: readonly { name: string; rollBack: RollBackStep | undefined }[];
  workingDaysLeft: number;
  bakesUntil: Temporal.PlainDate | undefined;
  /** Since when the whole rollout stands still. */
  rolloutPausedOn: Temporal.PlainDate | undefined;
  startedByName: string | undefined;
  today: Temporal.PlainDate;
};

/** "Wave 1 is baking since 8 March, 6 of 10 working days to go: Claims and Billing." */
export function waveLine(facts: WaveFacts): string {
  const { wave, teams } = facts;
  const names = sayFew(teams.map((team) => esc(team.name)));
  return `${capitalised(waveName(wave))} ${stateWords(facts)}: ${names}`;
}

function stateWords(facts: WaveFacts): string {
  const { wave, workingDaysLeft, rolloutPausedOn, today } = facts;
  const day = (on: Temporal.PlainDate | undefined) => (on === undefined ? '' : sayDate(on, today));
  const words: Record<WaveState, () => string> = {
    planned: () => `is planned for ${day(wave.intendedOn)}`,
    baking: () =>
      rolloutPausedOn !== undefined
        ? `has been on hold with the rollout since ${day(rolloutPausedOn)}, ${sayCountOrNone(workingDaysLeft, 'working day')} to go`
        : workingDaysLeft === 0
          ? 'has baked and can be completed'
          : `is baking, ${sayCount(workingDaysLeft, 'working day')} to go`,
    paused: () => `has been paused since ${day(pausedOn(wave))}`,
    completed: () => `was completed on ${day(wave.completedOn)}`,
    'rolled-back': () => `was rolled back on ${day(wave.rolledBackOn)}`,
  };
  return words[waveState(wave)]();
}

const ROLLED_BACK: Record<RollBackStep, string> = {
  'stop-new-seats': 'no new people',
  narrow: 'narrowed to a few people',
  suspend: 'suspended',
};

/** One wave as it stands, its plan as it was read, and the one next step. */
export function waveMessage(
  facts: WaveFacts & { rolloutName: string; missing: readonly string[] },
): Message {
  const { wave, teams, missing, bakesUntil, startedByName, today } = facts;
  const text = `*${esc(facts.rolloutName)}*: ${waveLine(facts)}.`;
  const stepped = teams.filter((team) => team.rollBack !== undefined);
  const lines = stepped.map(
    (team) => `• *${esc(team.name)}*: ${ROLLED_BACK[team.rollBack ?? 'suspend']}`,
  );
  const blocks: AnyBlock[] = [section(text)];
  if (lines.length > 0) blocks.push(section(`*Rolled back in part*\n${lines.join('\n')}`));
  if (missing.length > 0)
    blocks.push(section(`*Its gate is shut*\n${missing.map((one) => `• ${one}`).join('\n')}`));
  blocks.push(section(`*Next:* ${nextStep(facts, missing)}`));
  blocks.push(
    context(
      [
        `Channel <#${wave.channelId}>`,
        ...(wave.clock.startedOn === undefined || startedByName === undefined
          ? []
          : [`started by ${esc(startedByName)} on ${sayDate(wave.clock.startedOn, today)}`]),
        ...(bakesUntil === undefined || wave.completedOn !== undefined
          ? []
          : [`bakes until ${sayDate(bakesUntil, today)}`]),
      ].join(' · '),
    ),
  );
  return { text, blocks };
}

/** The wave for someone who has no part in the rollout: its teams and its dates. */
export function outlineOfWave(facts: WaveFacts & { rolloutName: string }): Message {
  const { bakesUntil, wave, today } = facts;
  const until =
    bakesUntil === undefined || wave.completedOn !== undefined
      ? []
      : [context(`It bakes until ${sayDate(bakesUntil, today)}.`)];
  return sentence(`*${esc(facts.rolloutName)}*: ${waveLine(facts)}.`, ...until);
}

function nextStep(
  { wave, workingDaysLeft, rolloutPausedOn }: WaveFacts,
  missing: readonly string[],
): string {
  const { number } = wave;
  if (rolloutPausedOn !== undefined && !hasEnded(wave))
    return 'a lead resumes the rollout with `/rollout resume`; live teams keep working meanwhile.';
  switch (waveState(wave)) {
    case 'planned':
      if (missing.length > 0)
        return wave.told === undefined
          ? `settle what the gate asks for. Its people can be told beforehand: \`/rollout wave message ${number}\`.`
          : 'settle what the gate asks for.';
      return wave.told === undefined
        ? `a lead starts it with \`/rollout wave start ${number}\`, or tells its people first with \`/rollout wave message ${number}\`.`
        : `a lead starts it with \`/rollout wave start ${number}\`.`;
    case 'baking':
      return workingDaysLeft === 0
        ? `a lead completes it with \`/rollout wave complete ${number}\`.`
        : 'work with it, and say what does not work.';
    case 'paused':
      return `a lead resumes it with \`/rollout wave resume ${number}\`; its bake time then picks up where it stopped.`;
    case 'completed':
      return 'the next plan: `/rollout wave plan`.';
    case 'rolled-back':
      return `find the cause, then plan it again: \`/rollout ${number === 0 ? 'select' : 'wave plan'}\`.`;
  }
}

export type WavesFacts = {
  rolloutId: RolloutId;
  rolloutName: string;
  waves: readonly WaveFacts[];
  waiting: number;
  /** What the reader can do about them now. */
  acts: readonly WaveAct[];
};

export function wavesMessage({
  rolloutId,
  rolloutName,
  waves,
  waiting,
  acts,
}: WavesFacts): Message {
  const queue =
    waiting === 0
      ? 'No team is waiting to join.'
      : `${sayCount(waiting, 'team')} ${waiting === 1 ? 'is' : 'are'} waiting to join: \`/rollout queue\`.`;
  const buttons = acts.map(({ label, text }) =>
    commandButton(label, { command: '/rollout', text, rolloutId }),
  );
  const can = buttons.length === 0 ? [] : [actions(...buttons)];
  if (waves.length === 0) {
    return sentence(
      `*${esc(rolloutName)}* has no wave yet. The first is the second pilot: a lead chooses its teams with \`/rollout select\`. ${queue}`,
      ...can,
    );
  }
  const text = `*${sayCount(waves.length, 'wave')}* of *${esc(rolloutName)}*`;
  const shown = [...waves].reverse().slice(0, 10);
  return {
    text,
    blocks: [
      header('Waves'),
      ...shown.map((facts): AnyBlock => section(`${waveLine(facts)}.`, showButton(facts.wave))),
      ...can,
      context(queue),
    ],
  };
}

export function doneModal(title: string, text: string, wave: WaveRecord): Modal {
  return {
    type: 'modal',
    callback_id: 'waves.done',
    title: plain(title, 24),
    close: plain('Close', 24),
    blocks: [section(text), actions(showButton(wave))],
  };
}
