import type { Database } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember } from '../../../platform/remember.ts';
import type { FirstChoice } from './scenario-insights.ts';

type Counted = FirstChoice & { lessonId: string };

/** Of each lesson only the attempts in the version that is named: before it something else was right. */
const firstChoicesQuery = perDatabase(({ $client }) =>
  $client.prepare<[{ rolloutId: RolloutId; majors: string }], Counted>(
    `with ended as materialized (
       select attempt.rollout_id, attempt.person_id, attempt.lesson_id, attempt.number
       from test_attempts attempt
       join json_each(@majors) as named on named.key = attempt.lesson_id
         and named.value = attempt.major
       where attempt.rollout_id = @rolloutId and attempt.ended_at is not null
     ), first as (
       select given.lesson_id, given.scenario_id, given.choice, min(given.attempt)
       from ended
       join test_answers given on given.rollout_id = ended.rollout_id
         and given.person_id = ended.person_id and given.lesson_id = ended.lesson_id
         and given.attempt = ended.number
       group by given.lesson_id, given.person_id, given.scenario_id
     )
     select lesson_id as lessonId, scenario_id as scenarioId, choice, count(*) as people
     from first group by 1, 2, 3`,
  ),
);

/** In attempts that were gone through to their end; each person counts once per scenario. */
export function countFirstChoices(
  database: Database,
  rolloutId: RolloutId,
  majors: Readonly<Record<string, number>>,
): readonly Counted[] {
  const key = `training countFirstChoices ${rolloutId} ${JSON.stringify(majors)}`;
  return remember(database, key, () =>
    firstChoicesQuery(database).all({ rolloutId, majors: JSON.stringify(majors) }),
  );
}
