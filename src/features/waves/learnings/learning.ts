import type { LearningId, RolloutId, TeamId, UserId } from '../../../platform/ids.ts';

export const severities = ['must', 'should', 'note'] as const;
export type Severity = (typeof severities)[number];

export const learningStages = [
  'observed',
  'identified',
  'action-agreed',
  'implemented',
  'validated',
  'learned',
  'declined',
] as const;
export type LearningStage = (typeof learningStages)[number];

export const actionKinds = ['lesson', 'check', 'document', 'task'] as const;
export type ActionKind = (typeof actionKinds)[number];

/** What is changed so that the next team does not meet it; the link leads to the lesson, check, document or task. */
export type LearningAction = {
  kind: ActionKind;
  what: string;
  link: string;
  ownerId: UserId;
  dueOn: Temporal.PlainDate | undefined;
  implementedOn: Temporal.PlainDate | undefined;
};

/** Another team tried the action in its own work. */
export type Trial = {
  teamId: TeamId;
  by: UserId;
  on: Temporal.PlainDate;
  worked: boolean;
  note: string;
};

export type Learning = {
  id: LearningId;
  rolloutId: RolloutId;
  /** The wave in which it was found. */
  wave: number;
  teamId: TeamId;
  foundBy: UserId;
  observedOn: Temporal.PlainDate;
  what: string;
  severity: Severity;
  stage: LearningStage;
  /** Since when it stands at this stage. */
  stageSinceOn: Temporal.PlainDate;
  cause: string;
  action: LearningAction | undefined;
  trials: readonly Trial[];
  /** Teams that took it up; a trial that worked counts. */
  adoptedBy: readonly TeamId[];
  declined: { by: UserId; on: Temporal.PlainDate; reason: string } | undefined;
};

export type Actor = { personId: UserId; teamId: TeamId | undefined; isLead: boolean };

export type LearningRefusal =
  | { kind: 'wrong-stage'; stage: LearningStage }
  | { kind: 'closed'; stage: 'learned' | 'declined' }
  | { kind: 'no-words'; missing: 'what' | 'cause' | 'action' | 'link' | 'reason' }
  | { kind: 'own-team' }
  | { kind: 'only-lead' };
export type LearningOutcome = { kind: 'done'; learning: Learning } | LearningRefusal;

export type Observation = Pick<
  Learning,
  'id' | 'rolloutId' | 'wave' | 'teamId' | 'foundBy' | 'observedOn' | 'what' | 'severity'
>;

export function observe(observation: Observation): LearningOutcome {
  if (observation.what.trim() === '') return { kind: 'no-words', missing: 'what' };
  return done({
    ...observation,
    what: observation.what.trim(),
    stage: 'observed',
    stageSinceOn: observation.observedOn,
    cause: '',
    action: undefined,
    trials: [],
    adoptedBy: [],
    declined: undefined,
  });
}

/** Why it happens, not only that it did. */
export function identify(
  learning: Learning,
  cause: string,
  on: Temporal.PlainDate,
): LearningOutcome {
  const refusal = notAt(learning, 'observed');
  if (refusal !== undefined) return refusal;
  if (cause.trim() === '') return { kind: 'no-words', missing: 'cause' };
  return done({ ...learning, cause: cause.trim(), stage: 'identified', stageSinceOn: on });
}

export function agreeAction(
  learning: Learning,
  action: Omit<LearningAction, 'implementedOn'>,
  on: Temporal.PlainDate,
): LearningOutcome {
  const refusal = notAt(learning, 'identified');
  if (refusal !== undefined) return refusal;
  if (action.what.trim() === '') return { kind: 'no-words', missing: 'action' };
  if (action.kind !== 'task' && action.link.trim() === '') {
    return { kind: 'no-words', missing: 'link' };
  }
  const agreed = { ...action, implementedOn: undefined };
  return done({ ...learning, action: agreed, stage: 'action-agreed', stageSinceOn: on });
}

export function implement(learning: Learning, on: Temporal.PlainDate): LearningOutcome {
  const refusal = notAt(learning, 'action-agreed');
  if (refusal !== undefined) return refusal;
  if (learning.action === undefined) return { kind: 'wrong-stage', stage: learning.stage };
  const action = { ...learning.action, implementedOn: on };
  return done({ ...learning, action, stage: 'implemented', stageSinceOn: on });
}

/** Only another team can say that it works. A trial that failed sends the learning back to its cause. */
export function tryOut(learning: Learning, trial: Trial): LearningOutcome {
  const refusal = notAt(learning, 'implemented');
  if (refusal !== undefined) return refusal;
  if (trial.teamId === learning.teamId) return { kind: 'own-team' };
  const tried = { ...learning, trials: [...learning.trials, trial], stageSinceOn: trial.on };
  if (!trial.worked) return done({ ...tried, stage: 'identified', action: undefined });
  const adoptedBy = withTeam(learning.adoptedBy, trial.teamId);
  return done({ ...tried, stage: 'validated', adoptedBy });
}

/** A lead closes what another team has validated. */
export function conclude(
  learning: Learning,
  actor: Actor,
  on: Temporal.PlainDate,
): LearningOutcome {
  const refusal = notAt(learning, 'validated');
  if (refusal !== undefined) return refusal;
  if (!actor.isLead) return { kind: 'only-lead' };
  return done({ ...learning, stage: 'learned', stageSinceOn: on });
}

/** Declining needs a reason on the record; a `must` only a lead can decline. */
export function decline(
  learning: Learning,
  actor: Actor,
  reason: string,
  on: Temporal.PlainDate,
): LearningOutcome {
  const refusal = closed(learning);
  if (refusal !== undefined) return refusal;
  if (learning.severity === 'must' && !actor.isLead) return { kind: 'only-lead' };
  if (reason.trim() === '') return { kind: 'no-words', missing: 'reason' };
  const declined = { by: actor.personId, on, reason: reason.trim() };
  return done({ ...learning, declined, stage: 'declined', stageSinceOn: on });
}

/** Anyone may raise a severity; only a lead lowers a `must`, as that opens the next wave. */
export function weigh(learning: Learning, severity: Severity, actor: Actor): LearningOutcome {
  const refusal = closed(learning);
  if (refusal !== undefined) return refusal;
  const lowersMust = learning.severity === 'must' && severity !== 'must';
  if (lowersMust && !actor.isLead) return { kind: 'only-lead' };
  return done({ ...learning, severity });
}

/** A team takes up what another one found; possible as soon as there is something to take up. */
export function adopt(learning: Learning, teamId: TeamId): LearningOutcome {
  if (learning.teamId === teamId) return { kind: 'own-team' };
  if (!['implemented', 'validated', 'learned'].includes(learning.stage)) {
    return { kind: 'wrong-stage', stage: learning.stage };
  }
  return done({ ...learning, adoptedBy: withTeam(learning.adoptedBy, teamId) });
}

function notAt(learning: Learning, stage: LearningStage): LearningRefusal | undefined {
  if (learning.stage === stage) return undefined;
  return closed(learning) ?? { kind: 'wrong-stage', stage: learning.stage };
}

function closed(learning: Learning): LearningRefusal | undefined {
  const { stage } = learning;
  return stage === 'learned' || stage === 'declined' ? { kind: 'closed', stage } : undefined;
}

function withTeam(teams: readonly TeamId[], teamId: TeamId): TeamId[] {
  return teams.includes(teamId) ? [...teams] : [...teams, teamId];
}

function done(learning: Learning): LearningOutcome {
  return { kind: 'done', learning };
}
