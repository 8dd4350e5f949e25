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

/** The verified person behind a request, and what they are in the rollout that it is about. */
export type Acting = {
  workspaceId: WorkspaceId;
  userId: UserId;
  name: string;
  timeZone: string;
  rolloutId: RolloutId | undefined;
  roles: ReadonlySet<Role>;
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
};
