/** Standard errors of a two-sided interval of 95 %. */
const Z = 1.959964;

/**
 * The interval of a share, 95 %: (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n). Everything is possible of none.
 * Source: Wilson, Journal of the American Statistical Association 22 (1927).
 */
export function wilsonInterval(part: number, whole: number): { low: number; high: number } {
  if (whole === 0) return { low: 0, high: 1 };
  const share = part / whole;
  const pull = Z ** 2 / whole;
  const centre = share + pull / 2;
  const half = Z * Math.sqrt((share * (1 - share)) / whole + pull / (4 * whole));
  return {
    low: part === 0 ? 0 : (centre - half) / (1 + pull),
    high: part === whole ? 1 : (centre + half) / (1 + pull),
  };
}
