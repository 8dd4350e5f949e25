import { isBefore } from '../../../platform/calendar.ts';
import {
  capitalised,
  sayCount,
  sayCountOrNone,
  sayDate,
  sayFew,
  sayPart,
} from '../../../platform/words.ts';
import type { Finding, Judgement } from '../../contract/criterion.ts';

type Found = Omit<Judgement, 'obliges'>;

export type LastingTeam = {
  id: string;
  /** As it was typed. */
  name: string;
  champion:
    | { name: string; isCertified: boolean; hoursUntilOn: Temporal.PlainDate | undefined }
    | undefined;
};

/** What a team lacks to be looked after until a day; undefined where it lacks nothing. */
export function lackOf(
  { id, name, champion }: LastingTeam,
  untilOn: Temporal.PlainDate,
): Finding | undefined {
  if (champion === undefined)
    return { about: id, lack: 'champion', says: `${name} has no champion in office` };
  if (!champion.isCertified)
    return { about: id, lack: 'certificate', says: `${name}: ${champion.name} is not certified` };
  const { hoursUntilOn } = champion;
  if (hoursUntilOn === undefined)
    return { about: id, lack: 'hours', says: `${name}: ${champion.name} has no approved hours` };
  if (!isBefore(hoursUntilOn, untilOn)) return undefined;
  const { days } = hoursUntilOn.until(untilOn, { largestUnit: 'days' });
  return {
    ...{ about: id, lack: 'hours-end', amount: days },
    says: `${name}: ${champion.name}’s hours end before that`,
  };
}

/** Whether every live team has a certified champion whose hours outlast a day. Texts are plain. */
export function judgeChampionsLast(
  teams: readonly LastingTeam[],
  untilOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Found {
  const n = teams.length;
  if (n === 0)
    return {
      ...{ verdict: 'no-data', measured: 'No team is live', n },
      settledBy: 'Teams go live in waves: `/rollout wave plan`.',
    };
  const findings = teams.flatMap((team) => lackOf(team, untilOn) ?? []);
  const measured = `${sayPart(n - findings.length, n, 'live team', 'has')} a certified champion with hours until ${sayDate(untilOn, today)} or longer`;
  if (findings.length === 0) return { verdict: 'pass', measured, n, settledBy: '' };
  return {
    ...{ verdict: 'fail', measured, n, findings },
    settledBy: `${sayFew(findings.map(({ says }) => says))}. Their managers extend the hours.`,
  };
}

export type LastingEntry = { id: string; title: string; isDue: boolean; ownerStays: boolean };

/** Whether enough of the Core's entries (`least` percent) are in time and have an owner who stays. */
export function judgeEntriesLast(entries: readonly LastingEntry[], least: number): Found {
  const n = entries.length;
  if (n === 0)
    return {
      ...{ verdict: 'no-data', measured: 'Nothing is published in the Core', n },
      settledBy: 'Anyone with a part in the rollout can begin with `/core add`.',
    };
  const findings = entries.flatMap(({ id, title, isDue, ownerStays }): Finding[] => {
    if (!ownerStays)
      return [{ about: id, lack: 'owner', says: `“${title}” has no owner who stays` }];
    return isDue ? [{ about: id, lack: 'in-time', says: `“${title}” is due to be looked at` }] : [];
  });
  const well = n - findings.length;
  const measured = `${sayPart(well, n, ['entry', 'entries'], 'is')} in time, with an owner who stays`;
  if (100 * well >= least * n) return { verdict: 'pass', measured, n, settledBy: '' };
  return {
    ...{ verdict: 'fail', measured, n, findings },
    settledBy: `${sayFew(findings.map(({ says }) => says))}.`,
  };
}

/** Whether no more than so many bars are still lowered; measured over the gates that were opened. */
export function judgeOverrides(
  {
    inForce,
    waiting,
    opened,
  }: { inForce: readonly { id: string; says: string }[]; waiting: number; opened: number },
  most: number,
): Found {
  const open = inForce.length + waiting;
  // Before a gate was opened a request that waits is no evidence that bars stand where they were.
  if (opened === 0 && open <= most)
    return {
      ...{ verdict: 'no-data', measured: 'No gate has been opened yet', n: 0 },
      settledBy: 'It is judged once gates have been opened.',
    };
  const measured = `${capitalised(sayCountOrNone(inForce.length, 'override'))} in force and ${sayCountOrNone(waiting, 'request')} open, after ${sayCount(opened, 'gate')}`;
  if (open <= most) return { verdict: 'pass', measured, n: opened + open, settledBy: '' };
  return {
    ...{ verdict: 'fail', measured, n: opened + open },
    settledBy: 'What they cover is settled, or they end: `/rollout overrides`.',
    findings: inForce.map(({ id, says }) => ({ about: id, lack: 'ended', says })),
  };
}

/** Whether nothing that was learned is left open; silence is no evidence, answered weeks are. */
export function judgeLearningsClosed({
  open,
  all,
  weeklyAnswers,
}: {
  open: readonly { id: string; what: string }[];
  all: number;
  weeklyAnswers: number;
}): Found {
  const n = Math.max(all, weeklyAnswers);
  if (n === 0)
    return {
      ...{ verdict: 'no-data', measured: 'No learnings are on record', n },
      settledBy: 'Champions answer the weekly question; “nothing this week” counts as an answer.',
    };
  const measured =
    all === 0
      ? `No learnings, in ${sayCount(weeklyAnswers, 'weekly answer')}`
      : `${sayPart(all - open.length, all, 'learning', 'is')} closed`;
  if (open.length === 0) return { verdict: 'pass', measured, n, settledBy: '' };
  return {
    ...{ verdict: 'fail', measured, n },
    settledBy:
      'Each is tried in another team and closed, or declined with a reason: `/rollout learnings`.',
    findings: open.map(({ id, what }) => ({
      about: id,
      lack: 'closed',
      says: `“${what}” is open`,
    })),
  };
}

/** Whether enough (`least` percent) of the people of live teams have finished their path. */
export function judgeTrained(
  { people, finished }: { people: number; finished: number },
  least: number,
): Found {
  const n = people;
  if (n === 0)
    return {
      ...{ verdict: 'no-data', measured: 'Nobody is in a live team', n },
      settledBy: 'Teams go live in waves: `/rollout wave plan`.',
    };
  const measured = `${sayPart(finished, people, ['person in live teams', 'people in live teams'], 'is')} trained`;
  if (100 * finished >= least * people) return { verdict: 'pass', measured, n, settledBy: '' };
  const missing = Math.ceil((least * people) / 100) - finished;
  return {
    ...{ verdict: 'fail', measured, n },
    settledBy: `${sayCount(missing, 'more person takes', 'more people take')} the path with \`/core learn\`; each of them is asked.`,
    findings: [
      {
        ...{ about: 'count', lack: 'too-few', amount: missing },
        says: `${sayCount(missing, 'more person has', 'more people have')} to be trained`,
      },
    ],
  };
}
