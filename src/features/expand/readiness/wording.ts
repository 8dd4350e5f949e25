/**
 * The few ways in which rules put counts, days and lists into words. What they return is plain text,
 * names as typed; whoever shows it escapes it.
 */
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** "Thursday 14 January". */
export function dayWords(date: Temporal.PlainDate): string {
  return `${WEEKDAYS[date.dayOfWeek - 1]} ${shortDayWords(date)}`;
}

/** "14 January". */
export function shortDayWords(date: Temporal.PlainDate): string {
  return `${date.day} ${MONTHS[date.month - 1]}`;
}

/** "1 team", "3 teams", "no teams". */
export function countWords(count: number, one: string, many = `${one}s`): string {
  if (count === 0) return `no ${many}`;
  return `${count} ${count === 1 ? one : many}`;
}

/** "Claims", "Claims and Billing", "A, B, C, D, E and 7 more". */
export function listWords(names: readonly string[], most = 5): string {
  if (names.length > most) {
    return `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
  }
  if (names.length < 2) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

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

/** The first letter raised, for a sentence that begins with something computed. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The first letter lowered, for a title that stands within a sentence; names in it keep theirs. */
export function withinSentence(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1);
}

/** Order by code unit, the same on every machine, unlike the locale's. */
export function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
