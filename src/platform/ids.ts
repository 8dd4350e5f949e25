/** Identifiers are branded so that a person's id can never stand where a channel's belongs. */
declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

export type WorkspaceId = Id<'workspace'>;
export type UserId = Id<'user'>;
export type ChannelId = Id<'channel'>;
export type RolloutId = Id<'rollout'>;
export type TeamId = Id<'team'>;
export type LearningId = Id<'learning'>;
