/* The small rules that messages are planned by, each against a reckoning of its own. */
import { awayByStatus } from '../../../src/features/teams/calendars/away-status.ts';
import { hoursProblem } from '../../../src/features/teams/calendars/quiet-hours.ts';
import {
  addWorkingDays,
  workingDaysBetween,
  workingDayUpTo,
} from '../../../src/features/teams/calendars/working-calendar.ts';
import { chooseNews } from '../../../src/features/telling/nudges/nudge-news.ts';
import {
  EVERYBODY,
  nextSlice,
  reachedBy,
} from '../../../src/features/telling/nudges/nudge-plan-slice.ts';
import { laterChoices, laterOn } from '../../../src/features/telling/nudges/remind-later.ts';
import type { UserId } from '../../../src/platform/ids.ts';
import { localAt, plusDays, plusWorkingDays, weekdayOf, worksOn } from '../quarter/day-model.ts';
import type { Dice } from '../quarter/dice.ts';
import { STATUSES } from '../quarter/people-model.ts';
import { MORE_STATUSES } from './statuses.ts';

type Expect = (holds: boolean, says: () => string) => void;

const RULES = [judgeHours, judgeLater, judgeSlices, judgeWorkingDays, judgeStatus, judgeNews];
const DAY_MS = 86_400_000;

export function judgeSmallRules(dice: Dice, expect: Expect): void {
  for (const rule of RULES) rule(dice, expect);
}

/** Hours that somebody may choose: an hour at least, over midnight too, on one day of the week at least. */
function judgeHours(dice: Dice, expect: Expect): void {
  const from = { hour: dice.below(24), minute: 15 * dice.below(4) };
  const minutes = dice.pick([0, 15, 45, 59, 60, 61, 300, 23 * 60, 23 * 60 + 30]) ?? 0;
  const opens = Temporal.PlainTime.from(from);
  const weekdays = dice.pick([[], [1], [6, 7], [1, 2, 3, 4, 5]]) ?? [];
  const timeZone = dice.pick(['Europe/Berlin', 'UTC', 'Mars/Olympus']) ?? 'UTC';
  const calendar = { weekdays, holidays: new Set<string>() };
  const hours = { timeZone, from: opens, until: opens.add({ minutes }), calendar };
  const isLong = minutes === 0 || minutes >= 60;
  const mayBe = timeZone !== 'Mars/Olympus' && weekdays.length > 0 && isLong;
  const isTaken = hoursProblem(hours) === undefined;
  expect(
    isTaken === mayBe,
    () => `${opens} and ${minutes} minutes on ${weekdays} in ${timeZone}: taken is ${isTaken}.`,
  );
}

/** Tomorrow, or the next such day of the week, which is never the same day. */
function judgeLater(dice: Dice, expect: Expect): void {
  const today = anyDay(dice);
  const date = Temporal.PlainDate.from(today);
  const choices = laterChoices(date);
  expect(
    choices.join() === (weekdayOf(today) === 1 ? 'tomorrow,4' : 'tomorrow,2'),
    () => `On ${today} somebody may choose ${choices}.`,
  );
  for (const choice of [...choices, 1 + dice.below(7)]) {
    const days = Array.from({ length: 7 }, (_, ahead) => plusDays(today, ahead + 1));
    const meant = choice === 'tomorrow' ? days[0] : days.find((day) => weekdayOf(day) === choice);
    const found = laterOn(choice, date).toString();
    expect(found === meant, () => `${choice} after ${today} is ${found}, not ${meant}.`);
  }
}

/** Each round comes to everybody once, in the order of their ids, a few at a time. */
function judgeSlices(dice: Dice, expect: Expect): void {
  const all = Array.from({ length: dice.below(30) }, () => `U${dice.below(60)}` as UserId);
  const lists = [all, all.filter(() => dice.chance(0.5)), all.toReversed().slice(dice.below(5))];
  const size = 1 + dice.below(6);
  const seen: string[] = [];
  let reached: UserId | null = null;
  for (let turn = 0; turn < 40; turn += 1) {
    const { slice, people } = nextSlice(() => lists, reached, size);
    const isOver = reachedBy(slice) === null;
    const { after } = slice;
    expect(
      people.length === size || (isOver && people.length < size),
      () => `${people.length} of ${size} people have their turn.`,
    );
    expect(
      after === (reached ?? EVERYBODY.after) &&
        people.every((id) => id > after && id <= slice.upTo),
      () => `${people} are not within ${JSON.stringify(slice)} after ${reached}.`,
    );
    seen.push(...people);
    reached = reachedBy(slice);
    if (isOver) break;
  }
  const meant = [...new Set(all)].sort();
  expect(seen.join() === meant.join(), () => `A round by ${size} came to ${seen}, not ${meant}.`);
}

function judgeWorkingDays(dice: Dice, expect: Expect): void {
  const from = anyDay(dice);
  const weekdays = dice.pick([[1, 2, 3, 4, 5], [7, 1, 2, 3, 4], [6], [2, 4]]) ?? [1];
  const off = new Set([plusDays(from, dice.below(5)), plusDays(from, -dice.below(5))]);
  const [week, calendar] = [
    { weekdays, off },
    { weekdays, holidays: off },
  ];
  const date = Temporal.PlainDate.from(from);
  const count = dice.below(7);
  const later = addWorkingDays(date, count, calendar).toString();
  const meant = plusWorkingDays(from, count, week);
  expect(
    later === meant,
    () => `${count} working days after ${from} it is ${later}, not ${meant}.`,
  );
  const to = plusDays(from, dice.below(16) - 3);
  let between = 0;
  for (let day = plusDays(from, 1); day <= to; day = plusDays(day, 1))
    if (worksOn(day, week)) between += 1;
  const found = workingDaysBetween(date, Temporal.PlainDate.from(to), calendar);
  expect(found === between, () => `From ${from} to ${to} it is ${found} working days.`);
  let last = from;
  while (!worksOn(last, week)) last = plusDays(last, -1);
  const upTo = workingDayUpTo(date, calendar).toString();
  expect(upTo === last, () => `The last working day up to ${from} is ${upTo}, not ${last}.`);
}

/** What a status says holds today where it has no end, and else up to the day of its last moment. */
function judgeStatus(dice: Dice, expect: Expect): void {
  const known = { ...STATUSES, ...MORE_STATUSES };
  const text = dice.pick(Object.keys(known)) ?? '';
  const zone = dice.pick(['Asia/Tokyo', 'America/New_York', 'Europe/Berlin']) ?? 'UTC';
  const now = Temporal.Instant.from(`${anyDay(dice)}T00:00:00Z`).add({ hours: dice.below(24) });
  const at = now.epochMilliseconds;
  const midnight = now.toZonedDateTimeISO(zone).startOfDay().add({ days: 1 }).epochMilliseconds;
  const end = dice.pick([undefined, at, at - 1, at + 1, midnight, midnight + 1, at + 3 * DAY_MS]);
  const until = end === undefined ? undefined : Temporal.Instant.fromEpochMilliseconds(end);
  const away = awayByStatus({ text, until }, zone, now);
  const today = localAt(at, zone).date;
  const isAway = known[text] === true && (end === undefined || end > at);
  const to = end === undefined ? today : localAt(end - 1, zone).date;
  const found = away && `${away.fromOn} to ${away.toOn}`;
  const meant = isAway ? `${today} to ${to}` : undefined;
  expect(found === meant, () => `"${text}" until ${until} at ${now}: ${found}, not ${meant}.`);
}

/** All that is urgent, and three others at most, the newest, of the last two weeks. */
function judgeNews(dice: Dice, expect: Expect): void {
  const now = Temporal.Instant.from(`${anyDay(dice)}T08:00:00Z`);
  const ago = () => (dice.chance(0.3) ? 14 * DAY_MS + dice.below(3) - 1 : dice.below(20) * DAY_MS);
  const times = Array.from({ length: dice.below(8) }, ago).sort((a, b) => b - a);
  const waiting = times.map((milliseconds, id) => ({
    ...{ id, at: now.subtract({ milliseconds }), isUrgent: dice.chance(0.2), toldIn: null },
    milliseconds,
  }));
  const urgent = waiting.filter(({ isUrgent }) => isUrgent);
  const fresh = waiting.filter((one) => !one.isUrgent && one.milliseconds <= 14 * DAY_MS);
  const meant = [...urgent, ...fresh.slice(Math.max(0, fresh.length - 3))].map(({ id }) => id);
  const found = chooseNews(waiting, now);
  expect(found.join() === meant.join(), () => `News ${found} are told, not ${meant}.`);
}

const anyDay = (dice: Dice): string => plusDays('2027-01-01', dice.below(800));
