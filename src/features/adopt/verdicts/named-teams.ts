import type { DepthVerdict } from '../depth/depth-verdict.ts';

/** From so many teams on, a message that names teams names only those that stand out among all of them. */
const MANY_TEAMS = 40;
const FALSE_SHARE = 0.1;

type Named = {
  id: string;
  verdict: DepthVerdict;
  evidence: { declining: number; deepening: number };
};

/**
 * The teams that may be named without being asked for. Of many teams: sorted by evidence, the first k for which
 * the k-th has at least (teams / (0.1 k)); of those named, at most a tenth are expected to be named wrongly.
 * Source: Wang, Ramdas, False discovery rate control with e-values (JRSS-B 2022).
 */
export function teamsToName(teams: readonly Named[]): Set<string> {
  const shown = teams.filter(({ verdict }) => verdict === 'declining' || verdict === 'deepening');
  if (teams.length < MANY_TEAMS) return new Set(shown.map(({ id }) => id));
  const evidenceOf = ({ verdict, evidence }: Named) =>
    verdict === 'declining' ? evidence.declining : evidence.deepening;
  const sorted = shown.toSorted((one, other) => evidenceOf(other) - evidenceOf(one));
  const last = sorted.findLastIndex(
    (one, index) => evidenceOf(one) >= teams.length / (FALSE_SHARE * (index + 1)),
  );
  return new Set(sorted.slice(0, last + 1).map(({ id }) => id));
}
