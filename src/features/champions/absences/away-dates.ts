/** What somebody typed behind `/champion away`: "2027-02-01 2027-02-12", "today to 2027-01-15", "tomorrow". */
export type AwayDates = { fromOn: Temporal.PlainDate; toOn: Temporal.PlainDate };

/** Undefined when it is not two dates, or one day, or "until" a date. */
export function readAwayDates(typed: string, today: Temporal.PlainDate): AwayDates | undefined {
  const words = typed
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => !['', 'from', 'to', '-', '–', 'until', 'till'].includes(word));
  const days = words.map((word) => readDay(word, today));
  const [first, second] = days;
  if (first === undefined || days.length > 2 || days.includes(undefined)) return undefined;
  if (second !== undefined) return { fromOn: first, toOn: second };
  const isUntil = /^(until|till|to)\b/i.test(typed.trim());
  return isUntil ? { fromOn: today, toOn: first } : { fromOn: first, toOn: first };
}

function readDay(word: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  if (word === 'today') return today;
  if (word === 'tomorrow') return today.add({ days: 1 });
  if (!/^\d{4}-\d{2}-\d{2}$/.test(word)) return undefined;
  try {
    return Temporal.PlainDate.from(word, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}
