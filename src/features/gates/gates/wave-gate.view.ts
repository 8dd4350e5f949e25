import { esc } from '../../../platform/slack/blocks.ts';
import { sayDate } from '../../../platform/words.ts';
import type { Verdict } from '../../contract/criterion.ts';
import type { GateStatus } from './gate-status.ts';

/** What was asked and what was found, kept with the wave and on the record when it starts. */
export type AskedOfWave = {
  name: string;
  version: number;
  threshold: number | undefined;
  verdict: Verdict;
  measured: string;
  n: number;
  overrideId: string | undefined;
};

export type WaveGateFound = {
  isOpen: boolean;
  /** What is missing, one sentence each, with what would settle it. Safe mrkdwn. */
  missing: readonly string[];
  /** The same as found, in a few words; that its day has not come is none of it. Safe mrkdwn. */
  found: readonly string[];
  /** What was asked, as it stood. */
  criteria: readonly AskedOfWave[];
};

/** What a wave's gate says now; a pause, a freeze and the date keep it shut like a criterion does. */
export function waveGateFound(
  status: GateStatus | undefined,
  today: Temporal.PlainDate,
): WaveGateFound {
  if (status === undefined) return { isOpen: false, missing: [], found: [], criteria: [] };
  const { refusal, verdict } = status;
  const missing = verdict.unmet.map(({ asks, judgement }) =>
    `${esc(asks)} ${judgement.measured.replace(/\.$/, '')}. ${judgement.settledBy}`.trimEnd(),
  );
  const held =
    refusal?.kind === 'paused'
      ? [
          `The rollout is paused: ${esc(refusal.reason)}. A lead can resume it with \`/rollout resume\`.`,
        ]
      : refusal?.kind === 'frozen'
        ? [
            `A freeze keeps anything new from starting: ${esc(refusal.window.reason)}. \`/rollout freezes\` shows it.`,
          ]
        : refusal?.kind === 'too-early'
          ? [`It opens on ${sayDate(refusal.opensOn, today)} and not a day sooner.`]
          : [];
  return {
    isOpen: refusal === undefined,
    missing: [...held, ...missing],
    found: [
      ...(refusal?.kind === 'paused' ? ['the rollout is paused'] : []),
      ...(refusal?.kind === 'frozen' ? ['a freeze keeps anything new from starting'] : []),
      ...verdict.unmet.map(({ judgement }) => judgement.measured.replace(/\.$/, '')),
    ],
    criteria: verdict.criteria.map(({ name, version, threshold, judgement, override }) => ({
      name,
      version,
      threshold: threshold?.value,
      verdict: judgement.verdict,
      measured: judgement.measured,
      n: judgement.n,
      overrideId: override?.id,
    })),
  };
}
