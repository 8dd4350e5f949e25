/**
 * The smallest number of which `isEnough` is true, where it stays true for every larger one; undefined where no
 * number up to about `most` is. Doubles until one is enough, then halves what lies between.
 */
export function smallestEnough(
  isEnough: (count: number) => boolean,
  most: number,
): number | undefined {
  if (isEnough(0)) return 0;
  let enough = 1;
  while (!isEnough(enough)) {
    if (enough > most) return undefined;
    enough *= 2;
  }
  let tooFew = Math.floor(enough / 2);
  while (enough - tooFew > 1) {
    const between = Math.floor((enough + tooFew) / 2);
    if (isEnough(between)) enough = between;
    else tooFew = between;
  }
  return enough;
}
