/* What changed in a stretch of time, read from the record and sorted by what it happened to. */
import { listNewsBetween, type NewsOfAct } from '../../../platform/audit/record-since.ts';
import { dateAt } from '../../../platform/calendar.ts';
import type { LearningId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { findName, findNamesIn } from '../../../platform/slack/directory.ts';
import { findConstraint } from '../../assess/constraints/constraints.store.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { findLearning } from '../../waves/learnings/learnings.store.ts';
import { listTeamsOfWave } from '../../waves/waves/wave-people.store.ts';
import { waveSubject } from '../../waves/waves/wave-record.ts';
import { listWaves } from '../../waves/waves/waves.store.ts';
import { isConstraintAct, type Several } from './assessment-news.ts';
import type { LearningNews } from './learning-news.ts';
import type { News } from './news.ts';
import { meaningOf } from './story.ts';
import { listTeamNews } from './team-news.store.ts';
import { TEAM_ACTS } from './team-news.ts';
import type { WaveNews } from './wave-news.ts';

/** More lines of one act than this are counted; nobody reads them one by one. */
const LINES_MAX = 20;

export type Period = { after: Temporal.Instant; until: Temporal.Instant };
type Line = NewsOfAct['lines'][number] & { act: string };

export function listNews(context: ReadContext, rollout: Rollout, period: Period): News {
  const { database } = context;
  const news = listNewsBetween(database, rollout.id, period, LINES_MAX);
  const find = (act: string) => news.find((one) => one.act === act);
  const answers = find('assessment.answer');
  const reviews = find('assessment.review');
  return {
    waves: listWaveNews(context, rollout, news),
    ...listTeamNews(context, news, period),
    learnings: listLearningNews(context, news),
    answers: answers && several(answers, (id) => findName(database, id)),
    reviews: reviews && several(reviews, () => undefined),
    constraints: news
      .filter(({ act }) => isConstraintAct(act))
      .map((one) => ({
        act: one.act,
        ...several(one, (id) => findConstraint(database, rollout.id, id)?.text),
      })),
    said: listSaid(context, news),
  };
}

function linesOf(news: readonly NewsOfAct[]): Line[] {
  return news
    .flatMap(({ act, lines }) => lines.map((line) => ({ ...line, act })))
    .sort((a, b) => b.at - a.at);
}

const idIn = (subject: string) => subject.slice(subject.indexOf(':') + 1);

/** What has a story of its own besides: the date, the teams and the end of a wave. */
const STEPS = new Set(['waves.schedule', 'waves.start', 'waves.complete']);

function listWaveNews(
  context: ReadContext,
  { timeZone }: Rollout,
  news: readonly NewsOfAct[],
): WaveNews[] {
  const { database, rolloutId } = context;
  const lines = linesOf(news.filter(({ act }) => act.startsWith('waves.')));
  // Why a team takes no new people is told of the team, with the reason.
  const isTold = news.some(({ act }) => act === 'access.frozen' || act === 'access.suspended');
  const told = lines.filter(({ act }) => !(isTold && act === 'waves.roll-back'));
  const bySubject = Map.groupBy(told, ({ subject }) => subject);
  return listWaves(database, rolloutId).flatMap((wave): WaveNews[] => {
    const own = bySubject.get(waveSubject(wave)) ?? [];
    const [newest] = own;
    if (newest === undefined) return [];
    const says = own.find(({ act }) => !STEPS.has(act))?.says;
    return [
      {
        number: wave.number,
        teams: listTeamsOfWave(context, wave).map(({ name }) => name),
        did: new Set(own.map(({ act }) => act)),
        intendedOn: wave.intendedOn,
        startedOn: wave.startedAt && dateAt(wave.startedAt, timeZone),
        says: says === undefined ? undefined : findNamesIn(database, says),
        at: newest.at,
      },
    ];
  });
}

function listLearningNews(context: ReadContext, news: readonly NewsOfAct[]): LearningNews[] {
  const { database, rolloutId } = context;
  const lines = linesOf(news.filter(({ act }) => act.startsWith('learnings.')));
  const found = [...Map.groupBy(lines, ({ subject }) => subject)].flatMap(([subject, own]) => {
    const learning = findLearning(database, rolloutId, idIn(subject) as LearningId);
    return learning === undefined ? [] : [{ learning, own }];
  });
  const ids = new Set(found.flatMap(({ learning: one }) => [one.teamId, ...one.adoptedBy]));
  const names = new Map(listTeams(database, rolloutId, ids).map(({ id, name }) => [id, name]));
  return found.map(({ learning: { teamId, what, severity, stage, adoptedBy }, own }) => ({
    team: names.get(teamId) ?? '',
    what,
    isMust: severity === 'must',
    stage,
    isNew: own.some(({ act }) => act === 'learnings.log'),
    adopters: adoptedBy.flatMap((id) => (id === teamId ? [] : (names.get(id) ?? []))),
    at: own[0]?.at ?? 0,
  }));
}

/** Each subject once: what was changed again on Thursday is one thing. */
function several({ count, lines }: NewsOfAct, say: (id: string) => string | undefined): Several {
  const subjects = new Set(lines.map(({ subject }) => subject));
  return {
    count: count > lines.length ? count : subjects.size,
    names: [...subjects].flatMap((subject) => say(idIn(subject)) ?? []),
    at: lines[0]?.at ?? 0,
  };
}

/** These are told as stories of their own. */
const TOLD_ELSEWHERE = /^(access|learnings|waves)\.|^assessment\.(answer|review)$/;

/** People's absences, questions, hours and thanks are theirs, and no news of the whole. */
const NEVER_TOLD = /^(absences|nudges|questions|thanks|workload)\./;

/** Of an override the newest line says all; of others each line once. */
function listSaid({ database, product }: ReadContext, news: readonly NewsOfAct[]): News['said'] {
  const others = news.filter(
    ({ act }) =>
      !NEVER_TOLD.test(act) &&
      !TOLD_ELSEWHERE.test(act) &&
      !TEAM_ACTS.has(act) &&
      !isConstraintAct(act),
  );
  const about = ({ act, subject, says }: Line) =>
    act.startsWith('overrides.') ? `override ${subject}` : says;
  return [...Map.groupBy(linesOf(others), about).values()].flatMap(([newest]) => {
    if (newest === undefined) return [];
    const { says, act, at } = newest;
    const weight = product.newsWeights.get(act.slice(0, act.indexOf('.'))) ?? 'detail';
    return [{ says: findNamesIn(database, says), at, meaning: meaningOf(act, weight) }];
  });
}
