import { z } from 'zod';
import { type FormFields, removeFormDraft } from '../../../platform/form-drafts.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { sentence } from '../../../platform/slack/blocks.ts';
import { action, type FieldValues, submission } from '../../../platform/slack/declarations.ts';
import { choice, optionalText, teamValue } from '../../../platform/slack/fields.ts';
import { fieldErrors, type Reply, tell, update } from '../../../platform/slack/reply.ts';
import { answerReadiness } from './answer-readiness.usecase.ts';
import type { Disturbance, Window } from './capacity.ts';
import { CALM_BLOCK, CALM_FORM, CAPACITY_FORM, calmChoices } from './capacity-form.view.ts';
import { capacityFields, disturbancesFrom } from './disturbance-fields.slack.ts';
import { notASpeaker, placeOf, TEAM_IS_GONE } from './readiness.slack.ts';
import { findReadiness } from './readiness.store.ts';
import { askedMustHaves, levels, scoredItemNames } from './readiness-answer.ts';
import { capacityPage, draftOf, fieldsFor, keepStep, stepPage } from './readiness-draft.slack.ts';
import {
  EVIDENCE_MAX,
  evidenceBlock,
  levelBlock,
  READINESS_FORM,
  readinessSteps,
  STEP_BACK,
  STEP_COUNT,
} from './readiness-form.view.ts';
import { whatChanged } from './readiness-history.ts';
import { resultModal } from './readiness-result.view.ts';
import { sayCapacity } from './say-capacity.usecase.ts';
import { getSpeaker, type NotASpeaker } from './speakers.store.ts';

const SPEAKERS = ['champion', 'backup', 'manager', 'lead'] as const;

const level = choice(levels, 'Choose an answer; “I do not know yet” is one.');
const evidence = optionalText('What shows it', EVIDENCE_MAX);
const inSteps = teamValue.extend({ step: z.number().int().min(0).max(STEP_COUNT) });

/** Only the fields of the step that was sent are there. */
const stepFields = z.custom<FieldValues>().transform((values, issues) => {
  for (const [block, value] of Object.entries(values)) {
    const read = block.startsWith('level:')
      ? level.safeParse(value)
      : block.startsWith('evidence:')
        ? evidence.safeParse(value)
        : undefined;
    if (read?.success === false) {
      issues.addIssue({
        code: 'custom',
        path: [block],
        message: read.error.issues[0]?.message ?? '',
      });
    }
  }
  return values;
});

const answers = submission({
  callbackId: READINESS_FORM,
  who: SPEAKERS,
  about: 'rollout',
  context: inSteps,
  fields: stepFields,
  run(request, typed, { teamId, step }): Reply {
    const speaker = getSpeaker(request, teamId);
    if (speaker.kind !== 'speaks') return refusal(request, speaker);
    const items = readinessSteps[step]?.items ?? [];
    const asked = items.flatMap((item) => [levelBlock(item), evidenceBlock(item)]);
    const fields = Object.fromEntries(asked.map((block) => [block, typed[block]]));
    keepStep(request, speaker, { step: step + 1, fields });
    return update(stepPage(request, speaker, step + 1));
  },
});

const back = action({
  actionId: STEP_BACK,
  who: SPEAKERS,
  about: 'rollout',
  value: inSteps,
  run(request, { teamId, step }, { fields }): Reply {
    const speaker = getSpeaker(request, teamId);
    if (speaker.kind !== 'speaks') return refusal(request, speaker);
    const isQuestion = ([block]: [string, unknown]) => /^(level|evidence):|^calm$/.test(block);
    const kept = Object.fromEntries(Object.entries(fields).filter(isQuestion));
    keepStep(request, speaker, { step: Math.max(0, step - 1), fields: kept });
    return update(stepPage(request, speaker, Math.max(0, step - 1)));
  },
});

function refusal(request: RolloutRequest, outcome: NotASpeaker): Reply {
  return outcome.kind === 'no-such-team'
    ? tell(TEAM_IS_GONE)
    : tell(sentence(notASpeaker(request, outcome.team)));
}

const weeks = teamValue.extend({ fromOn: z.iso.date(), untilOn: z.iso.date() });

const calm = submission({
  callbackId: CALM_FORM,
  who: SPEAKERS,
  about: 'rollout',
  context: weeks,
  fields: z.object({
    [CALM_BLOCK]: choice(calmChoices, 'Choose one; “I do not know yet” is one.'),
  }),
  run(request, typed, context): Reply {
    const chosen = typed[CALM_BLOCK];
    const speaker = getSpeaker(request, context.teamId);
    if (speaker.kind !== 'speaks') return refusal(request, speaker);
    if (chosen === 'something') {
      keepStep(request, speaker, { step: STEP_COUNT - 1, fields: { [CALM_BLOCK]: chosen } });
      return update(capacityPage(request, speaker, windowIn(context)));
    }
    return finish(request, context, chosen === 'nothing' ? [] : undefined);
  },
});

const capacity = submission({
  callbackId: CAPACITY_FORM,
  who: SPEAKERS,
  about: 'rollout',
  context: weeks,
  fields: capacityFields,
  run(request, typed, context): Reply {
    const found = disturbancesFrom(typed as Record<string, unknown>);
    if (found.kind === 'problems') return fieldErrors(found.problems);
    return finish(request, context, found.disturbances);
  },
});

const windowIn = ({ fromOn, untilOn }: z.output<typeof weeks>): Window => ({
  fromOn: Temporal.PlainDate.from(fromOn),
  untilOn: Temporal.PlainDate.from(untilOn),
});

/** The last step: everything that was kept counts from now on, all of it at once. */
function finish(
  request: RolloutRequest,
  context: z.output<typeof weeks>,
  disturbances: readonly Disturbance[] | undefined,
): Reply {
  const { teamId } = context;
  const speaker = getSpeaker(request, teamId);
  if (speaker.kind !== 'speaks') return refusal(request, speaker);
  const before = findReadiness(request, teamId);
  const given = answersKept(fieldsFor(request, speaker));
  const outcome = answerReadiness(request, { teamId, given });
  if (outcome.kind !== 'said') return refusal(request, outcome);
  sayCapacity(request, { teamId, window: windowIn(context), disturbances });
  removeFormDraft(request, draftOf(teamId));
  const after = findReadiness(request, teamId);
  if (before === undefined || after === undefined) return tell(TEAM_IS_GONE);
  const isFirst = before.answers.length === 0;
  const place = placeOf(request, teamId);
  const changes = isFirst ? [] : whatChanged(before.readiness, after.readiness, place === 'live');
  return update(resultModal(after.team, after.readiness, changes, place));
}

function answersKept(fields: FormFields) {
  return [...askedMustHaves, ...scoredItemNames].map((item) => ({
    item,
    level: levels.find((one) => one === fields[levelBlock(item)]) ?? ('unknown' as const),
    evidence: String(fields[evidenceBlock(item)] ?? ''),
  }));
}

export const readinessSubmissions = [answers, calm, capacity];
export const readinessStepActions = [back];
