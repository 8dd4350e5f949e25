import { compareTimes, dateAt, isAfter } from '../../../platform/calendar.ts';
import { byText, sayDay } from '../../../platform/words.ts';
import { type Readiness, scoreOf } from './readiness.ts';
import {
  askedItemTitles,
  type Level,
  levelShown,
  mustHaveTitles,
  type ReadinessAnswer,
} from './readiness-answer.ts';

const levelWords: Record<Level, string> = {
  yes: 'yes',
  partly: 'partly',
  no: 'no',
  unknown: 'not known',
};

export type HistoryEntry = { at: Temporal.Instant; words: string; answer: ReadinessAnswer };

/** Every answer in the order given, each beside what the same role had said before. */
export function readinessHistory(
  answers: readonly ReadinessAnswer[],
  timeZone: string,
  today: Temporal.PlainDate,
): HistoryEntry[] {
  const before = new Map<string, ReadinessAnswer>();
  const inOrder = [...answers].sort(
    (a, b) => compareTimes(a.saidAt, b.saidAt) || byText(a.item, b.item),
  );
  return inOrder.map((answer) => {
    const key = `${answer.item}|${answer.role}`;
    const former = before.get(key);
    before.set(key, answer);
    const on = sayDay(dateAt(answer.saidAt, timeZone), today);
    const words = `${askedItemTitles[answer.item]}: ${changeWords(former, answer)} (the ${answer.role}, ${on})`;
    return { at: answer.saidAt, words, answer };
  });
}

function changeWords(former: ReadinessAnswer | undefined, answer: ReadinessAnswer): string {
  const is = levelWords[answer.level];
  const open = levelShown(answer) !== answer.level ? ', still without evidence' : '';
  if (former === undefined) return `${is}${open}, first answer`;
  if (former.level !== answer.level) return `${is}${open}, was ${levelWords[former.level]}`;
  return former.evidence === answer.evidence
    ? `still ${is}${open}`
    : `still ${is}${open}, new evidence`;
}

export type ScorePoint = { on: Temporal.PlainDate; score: number };

/** The score on each day on which somebody answered, and today's; a score falls when answers grow old. */
export function scoreHistory(
  answers: readonly ReadinessAnswer[],
  timeZone: string,
  today: Temporal.PlainDate,
): ScorePoint[] {
  const dayOf = (answer: ReadinessAnswer) => dateAt(answer.saidAt, timeZone);
  const days = [...new Set([...answers.map((each) => dayOf(each).toString()), today.toString()])]
    .sort()
    .map((day) => Temporal.PlainDate.from(day));
  return days.map((on) => ({
    on,
    score: scoreOf(
      answers.filter((each) => !isAfter(dayOf(each), on)),
      on,
    ),
  }));
}

/** What is different between two judgements, in words; empty when nothing is. */
export function whatChanged(before: Readiness, after: Readiness, isLive = false): string[] {
  const changes: string[] = [];
  if (before.ready !== after.ready && !isLive) {
    changes.push(
      after.ready ? 'The team is ready now; it wasn’t before.' : 'The team is no longer ready.',
    );
  }
  for (const now of after.mustHaves) {
    const was = before.mustHaves.find((each) => each.mustHave === now.mustHave);
    if (was === undefined || was.state === now.state) continue;
    const state = { met: 'met', missing: 'missing', unknown: 'not known' };
    changes.push(`${mustHaveTitles[now.mustHave]}: ${state[now.state]}, was ${state[was.state]}.`);
  }
  for (const now of after.items) {
    const was = before.items.find((each) => each.item === now.item);
    if (was === undefined || was.level === now.level) continue;
    const points = now.points - was.points;
    const gain = points === 0 || isLive ? '' : ` (${points > 0 ? '+' : '−'}${Math.abs(points)})`;
    changes.push(
      `${askedItemTitles[now.item]}: ${levelWords[now.level]}, was ${levelWords[was.level]}${gain}.`,
    );
  }
  if (before.score !== after.score && !isLive) {
    changes.push(`Score ${after.score} of 100, was ${before.score}.`);
  }
  return changes;
}
