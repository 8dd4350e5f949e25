import { z } from 'zod';
import { isBefore } from '../../../platform/calendar.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { sentence } from '../../../platform/slack/blocks.ts';
import { submission } from '../../../platform/slack/declarations.ts';
import { choice, date, number, optionalText, teamValue } from '../../../platform/slack/fields.ts';
import { fieldErrors, type Reply, tell, update } from '../../../platform/slack/reply.ts';
import { answerReadiness } from './answer-readiness.usecase.ts';
import { listCapacityOfTeam } from './answers.store.ts';
import {
  type Disturbance,
  type DisturbanceKind,
  disturbanceKinds,
  type Window,
} from './capacity.ts';
import { statusCapacity } from './capacity-answer.ts';
import {
  AWAY_BLOCK,
  CAPACITY_FORM,
  capacityModal,
  fromBlock,
  untilBlock,
  whatBlock,
} from './capacity-form.view.ts';
import { notASpeaker, placeOf, TEAM_IS_GONE } from './readiness.slack.ts';
import { findReadiness, findWindow } from './readiness.store.ts';
import { askedMustHaves, levels, scoredItemNames } from './readiness-answer.ts';
import { EVIDENCE_MAX, evidenceBlock, levelBlock, READINESS_FORM } from './readiness-form.view.ts';
import { whatChanged } from './readiness-history.ts';
import { resultModal } from './readiness-result.view.ts';
import { sayCapacity } from './say-capacity.usecase.ts';
import type { NotASpeaker } from './speakers.store.ts';

const asked = [...askedMustHaves, ...scoredItemNames];

const answerFields = z.object(
  Object.fromEntries(
    asked.flatMap((item) => [
      [levelBlock(item), choice(levels, 'Choose an answer; “I do not know yet” is one.')],
      [evidenceBlock(item), optionalText('What shows it', EVIDENCE_MAX)],
    ]),
  ),
);

const answers = submission({
  callbackId: READINESS_FORM,
  who: ['champion', 'backup', 'manager', 'lead'],
  about: 'rollout',
  context: teamValue,
  fields: answerFields,
  run(request, typed, { teamId }): Reply {
    const { database, rolloutId, now, today } = request;
    const given = asked.map((item) => ({
      item,
      level: z.enum(levels).parse(typed[levelBlock(item)]),
      evidence: String(typed[evidenceBlock(item)] ?? ''),
    }));
    const outcome = answerReadiness(request, { teamId, given });
    if (outcome.kind !== 'said') return refusal(request, outcome);
    const window = findWindow(request);
    if (window === undefined) return tell(TEAM_IS_GONE);
    const own = statusCapacity(listCapacityOfTeam(database, rolloutId, teamId), today)
      .filter((each) => each.role === outcome.role)
      .flatMap((each) => each.disturbances);
    return update(capacityModal(outcome.team, window, own, { since: now, today }));
  },
});

function refusal(request: RolloutRequest, outcome: NotASpeaker): Reply {
  return outcome.kind === 'no-such-team'
    ? tell(TEAM_IS_GONE)
    : tell(sentence(notASpeaker(request, outcome.team)));
}

const perKind = <Field extends z.ZodType>(block: (kind: DisturbanceKind) => string, field: Field) =>
  Object.fromEntries(disturbanceKinds.map((kind) => [block(kind), field]));

const capacityFields = z.object({
  ...perKind(whatBlock, optionalText('What is happening', 150)),
  ...perKind(fromBlock, date('The first day').optional()),
  ...perKind(untilBlock, date('The last day').optional()),
  [AWAY_BLOCK]: number('The number of people', 1, 10_000, '3').optional(),
});

const capacity = submission({
  callbackId: CAPACITY_FORM,
  who: ['champion', 'backup', 'manager', 'lead'],
  about: 'rollout',
  context: teamValue.extend({
    fromOn: z.string(),
    untilOn: z.string(),
    since: z.number(),
  }),
  fields: capacityFields,
  run(request, typed, context): Reply {
    const { teamId } = context;
    const found = disturbancesFrom(typed as Record<string, unknown>);
    if (found.kind === 'problems') return fieldErrors(found.problems);
    const window: Window = {
      fromOn: Temporal.PlainDate.from(context.fromOn),
      untilOn: Temporal.PlainDate.from(context.untilOn),
    };
    const { disturbances } = found;
    const outcome = sayCapacity(request, { teamId, window, disturbances });
    if (outcome.kind !== 'said') return refusal(request, outcome);
    const since = Temporal.Instant.fromEpochMilliseconds(context.since);
    const before = findReadiness(request, teamId, since);
    const after = findReadiness(request, teamId);
    if (before === undefined || after === undefined) return tell(TEAM_IS_GONE);
    const isFirst = before.answers.length === 0;
    const changes = isFirst ? [] : whatChanged(before.readiness, after.readiness);
    return update(resultModal(after.team, after.readiness, changes, placeOf(request, teamId)));
  },
});

type Found =
  | { kind: 'disturbances'; disturbances: Disturbance[] }
  | { kind: 'problems'; problems: Record<string, string> };

/** What was entered, or what is wrong beside each field. */
function disturbancesFrom(typed: Record<string, unknown>): Found {
  const problems: Record<string, string> = {};
  const disturbances: Disturbance[] = [];
  for (const kind of disturbanceKinds) {
    const what = String(typed[whatBlock(kind)] ?? '');
    const fromOn = typed[fromBlock(kind)] as Temporal.PlainDate | undefined;
    const untilOn = typed[untilBlock(kind)] as Temporal.PlainDate | undefined;
    const away = kind === 'leave' ? (typed[AWAY_BLOCK] as number | undefined) : undefined;
    if (what === '' && fromOn === undefined && untilOn === undefined && away === undefined)
      continue;
    if (fromOn === undefined) problems[fromBlock(kind)] = 'Give the first day, or clear the rest.';
    if (untilOn === undefined) problems[untilBlock(kind)] = 'Give the last day, or clear the rest.';
    if (fromOn === undefined || untilOn === undefined) continue;
    if (isBefore(untilOn, fromOn)) {
      problems[untilBlock(kind)] = 'The last day comes before the first. Choose a later one.';
      continue;
    }
    const who = away === undefined ? {} : { peopleAway: away };
    disturbances.push({ kind, what, fromOn, untilOn, ...who });
  }
  return Object.keys(problems).length > 0
    ? { kind: 'problems', problems }
    : { kind: 'disturbances', disturbances };
}

export const readinessSubmissions = [answers, capacity];
