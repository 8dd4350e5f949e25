const TITLES: Record<string, string> = {
  access: 'access',
  adoption: 'use',
  assessment: 'the assessment of the pilot',
  champions: 'champions',
  constraints: 'what the pilot relied on',
  core: 'the Intelligence Core',
  'first-week': 'a champion’s first week',
  gates: 'gates and decisions',
  'learning-weeks': 'the weekly learnings',
  learnings: 'learnings',
  pulse: 'the pulse',
  questions: 'questions to you as a champion',
  readiness: 'readiness',
  rollouts: 'the rollout itself',
  teams: 'teams',
  training: 'training',
  verification: 'checks and reviews',
  waves: 'waves',
};

/** A topic as it stands in "messages about …". */
export function topicTitle(topic: string): string {
  return TITLES[topic] ?? topic.replaceAll('-', ' ');
}
