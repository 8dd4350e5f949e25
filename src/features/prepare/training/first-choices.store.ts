import type { Database } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember } from '../../../platform/remember.ts';
import type { FirstChoice } from './scenario-insights.ts';

type Counted = FirstChoice & { lessonId: string };

/** Of each lesson only the attempts in the version that is named: before it something else was right. */
const IN_THAT_VERSION = (attempt: string) => `${attempt}.ended_at is not null
  and ${attempt}.major = (select value from json_each(@majors) where key = ${attempt}.lesson_id)`;

const firstChoicesQuery = perDatabase(({ $client }) =>
  $client.prepare<[{ rolloutId: RolloutId; majors: string }], Counted>(
    `select given.lesson_id as lessonId, given.scenario_id as scenarioId, given.choice as choice,
       count(*) as people
     from test_attempts attempt
     cross join test_answers given on given.rollout_id = attempt.rollout_id
       and given.person_id = attempt.person_id and given.lesson_id = attempt.lesson_id
       and given.attempt = attempt.number
     where attempt.rollout_id = @rolloutId and ${IN_THAT_VERSION('attempt')}
       and (attempt.number = 1 or not exists (
         select 1 from test_attempts earlier
         join test_answers before on before.rollout_id = earlier.rollout_id
           and before.person_id = earlier.person_id and before.lesson_id = earlier.lesson_id
           and before.attempt = earlier.number and before.scenario_id = given.scenario_id
         where earlier.rollout_id = attempt.rollout_id
           and earlier.person_id = attempt.person_id and earlier.lesson_id = attempt.lesson_id
           and earlier.number < attempt.number and ${IN_THAT_VERSION('earlier')}
       ))
     group by 1, 2, 3`,
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
