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
import { capitalised, sayDate, sayList } from '../../../platform/words.ts';
import type { WaveRecord } from './wave-record.ts';
import { waveName } from './wave-words.ts';

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
    `*${esc(teamName)}* is in wave ${number} of *${esc(rolloutName)}*, planned to start on *${sayDate(startsOn, today)}*. Nothing changes for the team before that, and everyone in it will hear why it’s coming and what stays the same.`,
    context(
      `What it still needs before then: \`/rollout readiness ${esc(teamName)}\`. If the date does not fit, tell a rollout lead now.`,
    ),
  );
}

export function droppedMessage({ rolloutName, teamName, number }: AboutTeam): Message {
  return sentence(
    `*${esc(teamName)}* is no longer in the plan for wave ${number} of *${esc(rolloutName)}*. Its request to join keeps its place: \`/rollout queue\` shows what it’s waiting for.`,
  );
}

export type ComingFacts = {
  rolloutName: string;
  teamName: string;
  startsOn: Temporal.PlainDate;
  today: Temporal.PlainDate;
  why: string;
  stays: string;
  championId: UserId | undefined;
  readerId: UserId;
  writtenBy: string;
  wave: WaveRecord;
};

export const READ_WHY = 'whys.read-why';

const whyValue = ({ rolloutId, number, attempt }: WaveRecord) =>
  asValue({ rolloutId, number, attempt });

/** To everyone of a team before it starts: why this comes, what does not change, and whom to ask. */
export function comingMessage(facts: ComingFacts): Message {
  const { rolloutName, teamName, startsOn, today, why, stays, championId, readerId } = facts;
  const when = startsOn.equals(today) ? 'today' : `on ${sayDate(startsOn, today)}`;
  const text = `*${esc(rolloutName)}* starts at *${esc(teamName)}* ${when}.`;
  const ask =
    championId === undefined || championId === readerId
      ? 'Questions? `/core who` tells you who to ask.'
      : `Questions? Ask ${mention(championId)}, your champion.`;
  return {
    text: `${text} Why: ${esc(why)} What does not change: ${esc(stays)}`,
    blocks: [
      section(text),
      section(`*Why this is coming*\n${esc(why)}`),
      section(`*What does not change*\n${esc(stays)}`),
      context(`${ask} Written by ${esc(facts.writtenBy)}.`),
      actions(button('I have read and understood it', READ_WHY, whyValue(facts.wave))),
    ],
  };
}

/** In the wave's channel, when it starts. */
export function startedMessage(
  wave: WaveRecord,
  facts: { rolloutName: string; teamNames: readonly string[]; byName: string; bakesUntil: string },
): Message {
  const { rolloutName, teamNames, byName, bakesUntil } = facts;
  const text = `${capitalised(waveName(wave))} of *${esc(rolloutName)}* has started: ${sayList(teamNames.map(esc))}.`;
  return {
    text,
    blocks: [
      section(text),
      section(
        `It bakes until ${bakesUntil}. If something doesn’t work, say so openly: each week the champions are asked what they learned, and this channel gets a summary.`,
      ),
      context(
        `Started by ${esc(byName)}. Everyone in these teams can read why, and what stays the same, on App Home.`,
      ),
      actions(showButton(wave)),
    ],
  };
}

export function showButton(wave: Pick<WaveRecord, 'rolloutId' | 'number'>) {
  return button('See the wave', SHOW_WAVE, waveValueOf(wave));
}

export function waveValueOf({
  rolloutId,
  number,
}: Pick<WaveRecord, 'rolloutId' | 'number'>): string {
  return asValue({ rolloutId, number });
}

/** In the wave's channel, when its clock is stopped, goes on, or the wave is done. */
export function stepMessage(
  wave: WaveRecord,
  facts: { rolloutName: string; byName: string; reason?: string; bakesUntil?: string },
  step: 'pause' | 'resume' | 'complete',
): Message {
  const of = `${capitalised(waveName(wave))} of *${esc(facts.rolloutName)}*`;
  const by = esc(facts.byName);
  if (step === 'pause')
    return sentence(
      `${of} was paused by ${by}. The reason: ${esc(facts.reason ?? '')} Live teams keep working with it; only the bake time is on hold.`,
    );
  if (step === 'resume')
    return sentence(
      `${of} has resumed (${by}). ${facts.bakesUntil === undefined ? 'Its bake time goes on when the rollout does' : `It now bakes until ${facts.bakesUntil}`}.`,
    );
  return sentence(
    `${of} is completed (${by}). Thank you: what you found is what the next teams start with.`,
  );
}
