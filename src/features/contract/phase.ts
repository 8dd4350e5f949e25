export const phases = ['assessment', 'infrastructure', 'expansion', 'broad', 'sustained'] as const;
export type Phase = (typeof phases)[number];

export const phaseTitles: Record<Phase, string> = {
  assessment: 'post-pilot assessment',
  infrastructure: 'infrastructure build',
  expansion: 'controlled expansion',
  broad: 'broad rollout',
  sustained: 'sustained use',
};

export function nextPhase(phase: Phase): Phase | undefined {
  return phases[phases.indexOf(phase) + 1];
}
