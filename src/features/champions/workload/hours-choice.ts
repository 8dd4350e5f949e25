/** The amounts offered for a week, around what is approved, so that two taps are enough. */
export function hoursChoices(approvedPerWeek: number): number[] {
  const amounts = [0, 0.5, 1, 1.5, 2].map((share) => Math.round(share * approvedPerWeek * 2) / 2);
  return [...new Set(amounts)];
}
