import type { UserId } from '../../../platform/ids.ts';
import {
  actions,
  button,
  context,
  esc,
  type Message,
  mention,
  section,
  sentence,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import { sayDate, sayList } from '../../../platform/words.ts';
import type { WaveFile } from './wave-file.ts';

export const SHOW_WAVE = 'waves.show-wave';

type AboutTeam = {
  rolloutName: string;
  teamName: string;
  number: number;
  today: Temporal.PlainDate;
};

/** To a team's champion and manager, when their team has a date. */
export function scheduledMessage(facts: AboutTeam & { startsOn: Temporal.PlainDate }): Message {
  const { rolloutName, teamName, number, startsOn, today } = facts;
  return sentence(
    `*${esc(teamName)}* is in wave ${number} of *${esc(rolloutName)}*, planned to start on *${sayDate(startsOn, today)}*. Nothing changes for the team before that, and everyone in it hears why it comes and what stays as it is.`,
    context(
      `What it still needs until then: \`/rollout readiness ${esc(teamName)}\`. If the date does not fit, tell a rollout lead now.`,
    ),
  );
}

export function droppedMessage({ rolloutName, teamName, number }: AboutTeam): Message {
  return sentence(
    `*${esc(teamName)}* is no longer in the plan for wave ${number} of *${esc(rolloutName)}*. Its request to join keeps its place: \`/rollout queue\` shows what it waits for.`,
  );
}

export type ToldFacts = {
  rolloutName: string;
  teamName: string;
  startsOn: Temporal.PlainDate;
  today: Temporal.PlainDate;
  why: string;
  stays: string;
  championId: UserId | undefined;
  readerId: UserId;
  writtenBy: string;
};

/** To everyone of a team before it starts: why this comes, what does not change, and whom to ask. */
export function toldMessage(facts: ToldFacts): Message {
  const { rolloutName, teamName, startsOn, today, why, stays, championId, readerId } = facts;
  const when = startsOn.equals(today) ? 'today' : `on ${sayDate(startsOn, today)}`;
  const text = `*${esc(rolloutName)}* starts at *${esc(teamName)}* ${when}.`;
  const ask =
    championId === undefined || championId === readerId
      ? 'Questions? `/core who` says whom to ask.'
      : `Questions? Ask ${mention(championId)}, your champion.`;
  return {
    text: `${text} Why: ${esc(why)} What does not change: ${esc(stays)}`,
    blocks: [
      section(text),
      section(`*Why this comes*\n${esc(why)}`),
      section(`*What does not change*\n${esc(stays)}`),
      context(`${ask} Written by ${esc(facts.writtenBy)}.`),
    ],
  };
}

/** In the wave's channel, when it starts. */
export function startedMessage(
  wave: WaveFile,
  facts: { rolloutName: string; teamNames: readonly string[]; byName: string; bakesUntil: string },
): Message {
  const { rolloutName, teamNames, byName, bakesUntil } = facts;
  const text = `Wave ${wave.number} of *${esc(rolloutName)}* has started: ${sayList(teamNames.map(esc))}.`;
  return {
    text,
    blocks: [
      section(text),
      section(
        `It bakes until ${bakesUntil}. What does not work belongs in the open: each week the champions are asked what they learned, and this channel gets a summary.`,
      ),
      context(`Started by ${esc(byName)}. Everyone in these teams was told why, and what stays.`),
      actions(showButton(wave)),
    ],
  };
}

export function showButton(wave: Pick<WaveFile, 'rolloutId' | 'number'>) {
  return button('See the wave', SHOW_WAVE, waveValueOf(wave));
}

export function waveValueOf({ rolloutId, number }: Pick<WaveFile, 'rolloutId' | 'number'>): string {
  return asValue({ rolloutId, number });
}

/** In the wave's channel, when its clock is stopped, goes on, or the wave is done. */
export function stepMessage(
  wave: WaveFile,
  facts: { rolloutName: string; byName: string; reason?: string; bakesUntil?: string },
  step: 'pause' | 'resume' | 'complete',
): Message {
  const of = `Wave ${wave.number} of *${esc(facts.rolloutName)}*`;
  const by = esc(facts.byName);
  if (step === 'pause')
    return sentence(
      `${of} is paused by ${by}. The reason: ${esc(facts.reason ?? '')} Teams that are live keep working with it; only the bake time stands still.`,
    );
  if (step === 'resume')
    return sentence(`${of} goes on (${by}). It now bakes until ${facts.bakesUntil ?? 'later'}.`);
  return sentence(
    `${of} is completed (${by}). Thank you: what you found is what the next teams start with.`,
  );
}
