/* Champions at every stage, what they learned, what they are asked, and the days on which they are away. */
import { firstWeekItems } from '../../src/features/champions/nominations/first-week.ts';
import type { Path } from '../../src/features/contract/learning-path.ts';
import { getShippedCurriculum } from '../../src/features/prepare/lessons/curriculum.store.ts';
import { lessonsOfPath } from '../../src/features/prepare/lessons/curriculum.ts';
import { TRAINING_DEFAULTS } from '../../src/features/prepare/training/training-settings.ts';
import { type CompanyTeam, LEAD } from './company.ts';
import { STARTED_DAYS_AGO } from './seed-teams.ts';
import { ROLLOUT, type Seeding } from './seeding.ts';

const STAGES = ['none', 'nominated', 'hours', 'confirmed', 'active', 'certified'] as const;

export function seedChampions(seeding: Seeding): void {
  const learn = learning(seeding);
  for (const team of seeding.teams) {
    if (team.champion === 'none') continue;
    const since = team.stage === 'live' ? 100 : seeding.random.whole(10, 40);
    addChampion(seeding, team, 'champion', since);
    if (team.hasBackUp) addChampion(seeding, team, 'back-up', since);
    learnAsTheyHave(seeding, team, learn);
  }
}

function addChampion(
  { add, id, at, on, random }: Seeding,
  team: CompanyTeam,
  role: 'champion' | 'back-up',
  since: number,
): void {
  const personId = role === 'champion' ? team.championId : team.backUpId;
  const reached = STAGES.indexOf(team.champion);
  const isPast = (stage: (typeof STAGES)[number]) => reached >= STAGES.indexOf(stage);
  const hours = isPast('hours');
  const championId = id();
  add('champions', {
    ...{ id: championId, rollout_id: ROLLOUT, team_id: team.id, person_id: personId, role },
    ...{ nominated_by: team.managerId, nominated_at: at(since) },
    nominated_why: 'The team asks them anyway.',
    hours_per_week: hours ? random.pick([2, 3, 4]) : null,
    hours_from_on: hours ? on(since) : null,
    hours_until_on: hours ? on(random.chance(0.03) ? -7 : -120) : null,
    ...{ hours_by: hours ? team.managerId : null, hours_at: hours ? at(since - 1) : null },
    ...stampOf('confirmed', isPast('confirmed'), LEAD, at(since - 2)),
    ...stampOf('accepted', isPast('active'), personId, at(since - 4)),
    ...{ buddy_id: null, ended_how: null, ended_cause: null, ended_at: null, ended_reason: null },
  });
  if (!isPast('active') || role === 'back-up') return;
  for (const { name } of firstWeekItems) {
    if (name === 'buddy' || (team.stage === 'preparing' && random.chance(0.1))) continue;
    add('first_week', {
      ...{ rollout_id: ROLLOUT, champion_id: championId, item: name, ticked_at: at(since - 6) },
    });
  }
  if (team.stage === 'live') addWeeks(add, on, at, personId);
}

function stampOf(name: string, isSet: boolean, by: string, at: number) {
  return { [`${name}_by`]: isSet ? by : null, [`${name}_at`]: isSet ? at : null };
}

function addWeeks(
  add: Seeding['add'],
  on: Seeding['on'],
  at: Seeding['at'],
  personId: string,
): void {
  const monday = Temporal.PlainDate.from(on(0)).dayOfWeek - 1;
  for (let week = 1; week <= 4; week += 1) {
    const week_starts_on = on(monday + 7 * week);
    const entered_at = at(monday + 7 * week - 5);
    add('hours_used', {
      ...{ rollout_id: ROLLOUT, person_id: personId, week_starts_on, hours: 3, entered_at },
    });
  }
}

type Learn = (team: CompanyTeam, personId: string, path: Path, daysAgo: number) => void;

function learnAsTheyHave({ random }: Seeding, team: CompanyTeam, learn: Learn): void {
  if (team.champion !== 'certified' && team.champion !== 'active') return;
  const daysAgo = team.stage === 'live' ? random.whole(20, 170) : random.whole(1, 20);
  learn(team, team.championId, 'member', daysAgo);
  if (team.champion === 'certified') learn(team, team.championId, 'champion', daysAgo);
  if (team.hasBackUp && team.champion === 'certified') {
    learn(team, team.backUpId, 'member', daysAgo);
    learn(team, team.backUpId, 'champion', daysAgo);
  }
  if (team.stage !== 'live') return;
  for (const personId of team.people.slice(3)) {
    if (random.chance(0.8)) learn(team, personId, 'member', random.whole(5, 120));
  }
}

/** Takes a whole path without help, with the certificate at its end. */
function learning({ add, at, on, id }: Seeding): Learn {
  const curriculum = getShippedCurriculum();
  const lessons = {
    member: lessonsOfPath(curriculum, 'member'),
    champion: lessonsOfPath(curriculum, 'champion'),
  };
  for (const { id: lesson_id, version } of curriculum.lessons) {
    const released_at = at(STARTED_DAYS_AGO);
    add('lesson_releases', { rollout_id: ROLLOUT, lesson_id, ...version, released_at });
  }
  return (team, personId, path, daysAgo) => {
    const learner = { rollout_id: ROLLOUT, person_id: personId };
    const finished_at = at(daysAgo);
    const started_at = at(daysAgo + 3);
    add('path_walks', { ...learner, path, started_at, finished_at, had_help: 0, messages: 1 });
    for (const lesson of lessons[path]) {
      if (path === 'champion' && lesson.path === 'member') continue;
      const steps_done = lesson.kind === 'lesson' ? lesson.steps.length : 0;
      add('lesson_progress', {
        ...{ ...learner, lesson_id: lesson.id, ...lesson.version, steps_done, finished_at },
      });
    }
    const isChampion = path === 'champion';
    add('certificates', {
      ...{ id: id(), rollout_id: ROLLOUT, holder_id: personId, path, issued_at: finished_at },
      ...{ time_zone: team.timeZone, last_day_on: on(daysAgo - TRAINING_DEFAULTS.validDays[path]) },
      rests_on: JSON.stringify(
        lessons[path].map((one) => ({ lessonId: one.id, version: one.version })),
      ),
      task_description: isChampion ? 'Drafted the reply to a late parcel.' : null,
      task_link: isChampion ? 'https://docs.example/7' : null,
      ...{ observed_by: isChampion ? LEAD : null, signed_off_by: isChampion ? LEAD : null },
      signed_off_as: isChampion ? 'lead' : null,
    });
  };
}
