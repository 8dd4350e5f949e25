import type { RolloutId, TeamId } from '../../../platform/ids.ts';
import { sayCount, sayFew, sayPart } from '../../../platform/words.ts';
import type { Constraint } from '../../assess/constraints/constraint.ts';
import { inHours, type Ledger, ledgerAt } from '../../assess/constraints/constraint-ledger.ts';
import type { PaceLine } from '../../contract/pace-line.ts';
import type { Trained } from '../../contract/trained.ts';
import type { JudgedCriterion } from '../gates/gate-verdict.ts';

export type PaceFacts = {
  today: Temporal.PlainDate;
  teamsLive: number;
  /** Of the people of live teams. */
  trained: Trained;
  /** The teams that would join if everybody went now. */
  waiting: readonly { id: TeamId; name: string; hasCertifiedChampion: boolean }[];
  constraints: readonly Constraint[];
  /** Hours a week that people have for the ledger's work; undefined while nobody has said. */
  hoursThatExist: number | undefined;
  criteria: readonly JudgedCriterion[];
  /** What the other features say of it. */
  lines: readonly PaceLine[];
};

export type PaceReport = {
  today: Temporal.PlainDate;
  teamsNow: number;
  trained: Trained;
  teamsThen: number;
  ledger: Ledger;
  hoursNeeded: number;
  hoursShort: number | undefined;
  withoutChampion: readonly { id: TeamId; name: string }[];
  unproven: readonly JudgedCriterion[];
  wouldBreak: boolean;
  headline: string;
  /** What would break, in plain sentences without markup, ready to be forwarded; texts are as typed. */
  sentences: readonly string[];
  /** What nobody knows yet, in the same kind of sentences: it may hold or break. */
  unknowns: readonly string[];
  /** What to read beside it: what an early look would have said. */
  beside: readonly string[];
  chart: PaceChart;
};

/** Hours a week by number of teams; each series has one value for every label. */
export type PaceChart = {
  title: string;
  unit: string;
  labels: readonly string[];
  series: readonly { name: string; values: readonly number[] }[];
};

/** Where the rollout stands, in the words around the figures. */
export type PaceWords = {
  rolloutId: RolloutId;
  rolloutName: string;
  /** "the infrastructure build, week 3 of the calendar" */
  phaseWords: string;
  /** The gate's own date: "Monday 8 February". */
  nextGate: { words: string; opensOn: Temporal.PlainDate } | undefined;
};

const NAMED_TEAMS_MAX = 5;

/** What would break if everybody who waits went live now, in hours, people and unproven criteria. */
export function paceReport(facts: PaceFacts): PaceReport {
  const teamsThen = facts.teamsLive + facts.waiting.length;
  const counts = [...new Set([facts.teamsLive, teamsThen, 3, 10, 30])].sort((a, b) => a - b);
  const ledger = ledgerAt(facts.constraints, facts.hoursThatExist, counts);
  const then = ledger.lines.find((line) => line.teams === teamsThen);
  const withoutChampion = facts.waiting.filter((team) => !team.hasCertifiedChampion);
  const unproven = facts.criteria.filter((c) => c.judgement.verdict !== 'pass');
  const parts = {
    today: facts.today,
    teamsNow: facts.teamsLive,
    trained: facts.trained,
    teamsThen,
    ledger,
    hoursNeeded: then?.hours ?? 0,
    hoursShort: then?.short,
    withoutChampion: withoutChampion.map(({ id, name }) => ({ id, name })),
    unproven,
  };
  const lines = (kind: PaceLine['kind']) =>
    facts.lines.filter((one) => one.kind === kind).map(({ says }) => says);
  const sentences = [
    ...ledgerSentences(parts),
    ...championSentences(parts),
    ...failedSentences(parts, facts.criteria.length),
    ...untrainedSentences(parts),
    ...lines('breaks'),
  ];
  const unknowns = [
    ...unknownHours(parts),
    ...unknownCriteria(parts, facts.criteria.length),
    ...lines('unknown'),
  ];
  return {
    ...parts,
    wouldBreak: sentences.length > 0,
    headline: headlineOf(parts, sentences.length, unknowns.length),
    sentences,
    unknowns,
    beside: lines('beside'),
    chart: chartOf(ledger),
  };
}

type Parts = Omit<
  PaceReport,
  'wouldBreak' | 'headline' | 'sentences' | 'unknowns' | 'beside' | 'chart'
>;

function headlineOf(parts: Parts, problems: number, unknowns: number): string {
  const size = sayCount(parts.teamsThen, 'team');
  if (parts.teamsThen === parts.teamsNow) return `No team is waiting; ${size} would stay live.`;
  const open =
    unknowns === 0
      ? ''
      : `, and ${things(unknowns)} ${unknowns === 1 ? 'is' : 'are'} not known yet`;
  if (problems === 0) return `Nothing we measure would break at ${size}${open}.`;
  return `If everyone went live now, ${size} instead of ${parts.teamsNow}, ${things(problems)} would break${open}.`;
}

function things(count: number): string {
  return count === 1 ? 'one thing' : `${count} things`;
}

function ledgerSentences(parts: Parts): string[] {
  const { hoursNeeded, hoursShort = 0, ledger } = parts;
  if (hoursNeeded === 0 || hoursShort === 0) return [];
  const exist = inHours(ledger.hoursThatExist ?? 0);
  return [
    `${needWords(parts)}; ${exist} are available, so ${inHours(hoursShort)} would be missing every week.`,
  ];
}

function unknownHours(parts: Parts): string[] {
  if (parts.hoursNeeded === 0 || parts.hoursShort !== undefined) return [];
  return [`${needWords(parts)}; nobody has said yet how many hours are available.`];
}

function needWords({ hoursNeeded, teamsThen }: Parts): string {
  return `The pilot’s own work would take ${inHours(hoursNeeded)} a week at ${sayCount(teamsThen, 'team')}`;
}

function championSentences(parts: Parts): string[] {
  const names = parts.withoutChampion.map((team) => team.name);
  if (names.length === 0) return [];
  const have = sayCount(names.length, 'team has', 'teams have');
  return [`${have} no certified champion to ask: ${sayFew(names, NAMED_TEAMS_MAX)}.`];
}

function failedSentences({ unproven }: Parts, of: number): string[] {
  const failed = unproven.filter(({ judgement }) => judgement.verdict === 'fail').length;
  return failed === 0 ? [] : [`${sayPart(failed, of, CRITERIA, 'is')} not met.`];
}

/** What is inconclusive or has no data is not shown, which is not the same as shown to fail. */
function unknownCriteria({ unproven }: Parts, of: number): string[] {
  const unknown = unproven.filter(({ judgement }) => judgement.verdict !== 'fail').length;
  return unknown === 0 ? [] : [`${sayPart(unknown, of, CRITERIA, 'is')} not known yet.`];
}

const CRITERIA: [string, string] = ['criterion of the next gate', 'criteria of the next gate'];

/** People who work with it already and have not learned how; more teams only make them more. */
function untrainedSentences({ trained }: Parts): string[] {
  const untrained = trained.people - trained.finished;
  if (untrained <= 0) return [];
  return [
    `${sayPart(untrained, trained.people, ['person in live teams', 'people in live teams'], 'has')} not been trained.`,
  ];
}

function chartOf(ledger: Ledger): PaceChart {
  const exist = ledger.hoursThatExist;
  const needed = { name: 'Hours needed', values: ledger.lines.map((line) => line.hours) };
  const existing =
    exist === undefined ? [] : [{ name: 'Hours available', values: ledger.lines.map(() => exist) }];
  return {
    title: 'Hours a week by number of teams',
    unit: 'h a week',
    labels: ledger.lines.map(({ teams }) => sayCount(teams, 'team')),
    series: [needed, ...existing],
  };
}
