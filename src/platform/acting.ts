import type { RolloutId, UserId, WorkspaceId } from './ids.ts';

/** What a person can be in one rollout; `admin` is the workspace's, the others are the rollout's. */
export const roles = [
  'admin',
  'lead',
  'sponsor',
  'champion',
  'backup',
  'manager',
  'member',
] as const;
export type Role = (typeof roles)[number];

/** Whom a declaration lets in: `anyone` who has a full account, or holders of one of the roles. */
export type Who = 'anyone' | readonly Role[];

/**
 * How much of one rollout somebody sees, each with all before it apart from a guest's: `nothing` (it does not
 * exist for them), `own` (what is asked of them, and their own team), `outline` (phase, teams and dates),
 * `inside` (people, evidence, learnings and readiness as well). `sight.ts` decides.
 */
export const sights = ['nothing', 'own', 'outline', 'inside'] as const;
export type Sight = (typeof sights)[number];

/** The verified person behind a request, and what they are in the rollout that it is about. */
export type Acting = {
  workspaceId: WorkspaceId;
  userId: UserId;
  name: string;
  timeZone: string;
  rolloutId: RolloutId | undefined;
  roles: ReadonlySet<Role>;
  /** How much they see of it; `nothing` where the request is about no rollout. */
  sight: Sight;
};

export function isAllowed(who: Who, acting: Acting): boolean {
  return who === 'anyone' || who.some((role) => acting.roles.has(role));
}

/** Who acts when nobody has pressed anything: the bot itself, with no role. */
export const GROUNDSWELL: Omit<Acting, 'workspaceId'> = {
  userId: 'groundswell' as UserId,
  name: 'Groundswell',
  timeZone: 'UTC',
  rolloutId: undefined,
  roles: new Set(),
  sight: 'inside',
};
