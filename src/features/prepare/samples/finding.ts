/* What was found about an output, and how two reviewers' words become one. */

/** From the best to the worst. */
export const findings = ['right', 'minor', 'major', 'critical'] as const;
export type Finding = (typeof findings)[number];

export const verdicts = [...findings, 'cannot-tell'] as const;
export type Verdict = (typeof verdicts)[number];

export const verdictTitles: Record<Verdict, string> = {
  right: 'Right',
  minor: 'Wrong, minor',
  major: 'Wrong, major',
  critical: 'Critical',
  'cannot-tell': 'Cannot tell',
};

export const isWrong = (finding: Finding) => finding !== 'right';

/** A planted error is caught by whatever word calls it wrong. */
export const isCaught = (verdict: Verdict) => verdict !== 'cannot-tell' && isWrong(verdict);

export const isFinding = (verdict: Verdict): verdict is Finding => verdict !== 'cannot-tell';

export type Standing = { finding: Finding | undefined; isDisputed: boolean };

/**
 * Where an output stands by what its reviewers said, in order, and by the word of the work's owner, which
 * counts. Until the owner has spoken, the worse of two words counts, and one that cannot tell says nothing.
 */
export function standingOf(said: readonly Verdict[], decided: Verdict | undefined): Standing {
  if (decided !== undefined) {
    return { finding: isFinding(decided) ? decided : undefined, isDisputed: false };
  }
  const words = said.filter(isFinding);
  const worst = words.reduce<Finding | undefined>(
    (one, other) =>
      one === undefined || findings.indexOf(other) > findings.indexOf(one) ? other : one,
    undefined,
  );
  return {
    finding: worst,
    isDisputed:
      (said.length > 0 && said.some((one) => one !== said[0])) || said.includes('cannot-tell'),
  };
}
