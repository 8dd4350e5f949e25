/* How dates, counts and lists are put into words. Everything here is plain text, names as they are given. */
const weekdayWords = wordsFor({ weekday: 'long', day: 'numeric', month: 'long' });
const dayWords = wordsFor({ day: 'numeric', month: 'long' });
const briefWords = wordsFor({ day: 'numeric', month: 'short' });

/** As many days as five years have. */
const KEPT_DAYS = 1830;

/** Putting a date into words takes as long as asking the database for it; the same dates come again and again. */
function wordsFor(options: Intl.DateTimeFormatOptions): (date: Temporal.PlainDate) => string {
  let format: Intl.DateTimeFormat | undefined;
  const kept = new Map<number, string>();
  return (date) => {
    const key = date.year * 400 + date.dayOfYear;
    const known = kept.get(key);
    if (known !== undefined) return known;
    if (kept.size >= KEPT_DAYS) kept.clear();
    format ??= new Intl.DateTimeFormat('en-GB', options);
    const said = format.format(date);
    kept.set(key, said);
    return said;
  };
}

/** "Thursday 14 January"; with the year when it is not this one's. */
export function sayDate(date: Temporal.PlainDate, today: Temporal.PlainDate): string {
  return withYear(weekdayWords(date), date, today);
}

/** "14 January", where the weekday says nothing; with the year when it is not this one's. */
export function sayDay(date: Temporal.PlainDate, today: Temporal.PlainDate): string {
  return withYear(dayWords(date), date, today);
}

/** "14 Jan", for a line that has room for no more; with the year when it is not this one's. */
export function sayBriefly(date: Temporal.PlainDate, today: Temporal.PlainDate): string {
  return withYear(briefWords(date), date, today);
}

/** "14 January 2027", for what is read years later. */
export function sayFullDate(date: Temporal.PlainDate): string {
  return `${dayWords(date)} ${date.year}`;
}

function withYear(said: string, date: Temporal.PlainDate, today: Temporal.PlainDate): string {
  return date.year === today.year ? said : `${said} ${date.year}`;
}

/** "09:30", as the clock on the wall shows it at a place. */
export function sayTime(at: Temporal.Instant, timeZone: string): string {
  const time = at.toZonedDateTimeISO(timeZone).toPlainTime();
  return time.toString({ smallestUnit: 'minute' });
}

/** "1 team", "3 teams". */
export function sayCount(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** "no teams", "1 team", "3 teams". */
export function sayCountOrNone(count: number, one: string, many = `${one}s`): string {
  return count === 0 ? `no ${many}` : sayCount(count, one, many);
}

const PLURAL_VERBS = { is: 'are', has: 'have', lacks: 'lack' };

/**
 * "1 of 3 teams is", "0 of 1 constraint is", "2 of 3 teams have": the verb goes with the part, and with the
 * whole where that is one.
 */
export function sayPart(
  part: number,
  whole: number,
  noun: string | readonly [one: string, many: string],
  verb: keyof typeof PLURAL_VERBS,
): string {
  const [one, many] = typeof noun === 'string' ? [noun, `${noun}s`] : noun;
  const isOne = part === 1 || whole === 1;
  return `${part} of ${sayCount(whole, one, many)} ${isOne ? verb : PLURAL_VERBS[verb]}`;
}

/** "1 person", "3 people", "75 %": a value with its unit, which is given as it follows many. */
export function sayAmountOf(value: number, unit: string): string {
  return `${value} ${value === 1 ? singularOf(unit) : unit}`;
}

/** "wave summary" of "wave summaries". */
export function singularOf(noun: string): string {
  return noun
    .replace(/\bpeople\b/, 'person')
    .replace(/\bcriteria$/, 'criterion')
    .replace(/ies$/, 'y')
    .replace(/(?<=[a-rt-z])s$/, '');
}

/** "Claims, Billing and Renewals". */
export function sayList(items: readonly string[]): string {
  return joined(items, 'and');
}

/** "Claims, Billing or Renewals". */
export function sayChoice(items: readonly string[]): string {
  return joined(items, 'or');
}

/** "Claims, Billing and 4 more"; `of` counts them all where only the first are at hand. */
export function sayFew(items: readonly string[], most = 5, of = items.length): string {
  const shown = items.slice(0, most);
  const more = of - shown.length;
  return sayList(more > 0 ? [...shown, `${more} more`] : shown);
}

function joined(items: readonly string[], word: 'and' | 'or'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;
}

/** With a capital, for a sentence that begins with something computed. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Without its capital, for a title that stands within a sentence; names in it keep theirs. */
export function withinSentence(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1);
}

/** What somebody typed, with a full stop where another sentence follows it. */
export function asSentence(typed: string): string {
  return /[.!?…]["”)]?$/.test(typed.trimEnd()) ? typed.trimEnd() : `${typed.trimEnd()}.`;
}

/** Order by code unit, the same on every machine, unlike the locale's. */
export function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

const WORDS_LEAST = 3;
const LETTERS_LEAST = 12;
/** In scripts without spaces a letter is worth about as much as two elsewhere. */
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/**
 * Whether words say something that another person can weigh: three different words and twelve letters
 * at least, in any script. "x", "because" and "ok ok ok ok ok" say nothing.
 */
export function saysSomething(text: string): boolean {
  const words = new Set(wordsIn(text).map((word) => word.toLowerCase()));
  return words.size >= WORDS_LEAST && weightOf(text) >= LETTERS_LEAST;
}

/** The words of a text that hold a letter, in order. */
export function wordsIn(text: string): string[] {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'word' });
  return [...segmenter.segment(text)]
    .filter(({ isWordLike, segment }) => isWordLike === true && /\p{L}/u.test(segment))
    .map(({ segment }) => segment);
}

/** Made at its first use: Node reads a dictionary for it, which takes as long as opening the database. */
let segmenter: Intl.Segmenter | undefined;

function weightOf(text: string): number {
  return (text.match(/\p{L}/gu)?.length ?? 0) + (text.match(DENSE)?.length ?? 0);
}
