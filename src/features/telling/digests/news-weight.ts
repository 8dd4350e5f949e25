import type { Change } from './digest.ts';

const MILESTONES = ['rollouts', 'gates', 'waves', 'access'];
const PROGRESS = ['assessment', 'champions', 'readiness', 'training', 'learnings', 'verification'];

/** What moves the whole comes before what moves one team, and that before the rest. */
export function newsWeight(act: string): Change['weight'] {
  const topic = act.slice(0, act.indexOf('.'));
  if (MILESTONES.includes(topic)) return 'milestone';
  return PROGRESS.includes(topic) ? 'progress' : 'detail';
}
