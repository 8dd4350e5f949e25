const TITLES: Record<string, string> = {
  access: 'access',
  adoption: 'use',
  assessment: 'the assessment of the pilot',
  champions: 'champions',
  core: 'the Intelligence Core',
  gates: 'gates and decisions',
  learnings: 'learnings',
  pulse: 'the pulse',
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
