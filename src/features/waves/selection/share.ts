/** A share from 0 to 1 with two decimals, cut down so that words never promise more than was found. */
export function shareWords(share: number): string {
  return cut(share, 2);
}

/** Two shares with as many decimals as it takes to tell them apart, two at least and six at most. */
export function sharesApart(a: number, b: number): [string, string] {
  for (let decimals = 2; decimals < 6; decimals += 1) {
    const [left, right] = [cut(a, decimals), cut(b, decimals)];
    if (left !== right || a === b) return [left, right];
  }
  return [cut(a, 6), cut(b, 6)];
}

function cut(share: number, decimals: number): string {
  const step = 10 ** decimals;
  return (Math.floor(share * step + 1e-9) / step).toFixed(decimals);
}
