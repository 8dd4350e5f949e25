import { z } from 'zod';
import type { PracticeWorld } from '../practice-world.ts';
import { slackUserGroup } from '../slack-forms.ts';
import { handleFor } from '../state/member.ts';
import type { UserGroup } from '../state/user-group.ts';
import { type Answer, refuse } from './answer.ts';
import { findPerson } from './lookups.ts';
import { commaList, flag, type Method, method } from './method.ts';

const reading = ['usergroups:read'];
const writing = ['usergroups:write'];

/** User groups exist on paid plans only. */
export const userGroupMethods: Record<string, Method> = {
  'usergroups.list': method({
    tier: 'tier-2',
    scopes: reading,
    takes: z.object({
      include_disabled: flag.default(false),
      include_users: flag.default(false),
      include_count: flag.default(false),
    }),
    answer: (world, args) =>
      onPaidPlan(world, () => ({
        ok: true,
        usergroups: world.records.userGroups
          .all()
          .filter((group) => args.include_disabled || !group.disabled)
          .map((group) => {
            const { users, ...rest } = slackUserGroup(world, group);
            return args.include_users ? { ...rest, users } : rest;
          }),
      })),
  }),
  'usergroups.users.list': method({
    tier: 'tier-2',
    scopes: reading,
    takes: z.object({ usergroup: z.string(), include_disabled: flag.optional() }),
    answer: (world, args) =>
      ofGroup(world, args.usergroup, (group) => ({ ok: true, users: group.memberIds })),
  }),
  'usergroups.users.update': method({
    tier: 'tier-2',
    scopes: writing,
    takes: z.object({ usergroup: z.string(), users: commaList }),
    answer: (world, args) =>
      ofGroup(world, args.usergroup, (group) => {
        if (args.users.length === 0) return refuse('no_users_provided');
        const people = args.users.map((id) => findPerson(world, id));
        if (people.some((one) => one === undefined || one.deactivated)) {
          return refuse('invalid_users');
        }
        return { ok: true, usergroup: keep(world, { ...group, memberIds: args.users }) };
      }),
  }),
  'usergroups.enable': method({
    tier: 'tier-2',
    scopes: writing,
    takes: z.object({ usergroup: z.string() }),
    answer: (world, args) => switched(world, args.usergroup, false),
  }),
  'usergroups.disable': method({
    tier: 'tier-2',
    scopes: writing,
    takes: z.object({ usergroup: z.string() }),
    answer: (world, args) => switched(world, args.usergroup, true),
  }),
  'usergroups.create': method({
    tier: 'tier-2',
    scopes: writing,
    takes: z.object({
      name: z.string().min(1),
      handle: z.string().optional(),
      description: z.string().default(''),
    }),
    answer: (world, args) =>
      onPaidPlan(world, () => {
        const groups = world.records.userGroups.all();
        const handle = args.handle ?? handleFor(args.name, 'SGROUP').replaceAll('.', '-');
        if (groups.some((one) => one.name === args.name)) return refuse('name_already_exists');
        if (groups.some((one) => one.handle === handle)) return refuse('handle_already_exists');
        const group: UserGroup = {
          id: world.nextId('S'),
          name: args.name,
          handle,
          description: args.description,
          memberIds: [],
          disabled: false,
          createdBy: world.facts.bot.userId,
          updatedAt: '',
        };
        return { ok: true, usergroup: keep(world, group) };
      }),
  }),
};

function switched(world: PracticeWorld, id: string, disabled: boolean): Answer {
  return ofGroup(world, id, (group) => {
    if (group.disabled === disabled)
      return refuse(disabled ? 'already_disabled' : 'already_enabled');
    return { ok: true, usergroup: keep(world, { ...group, disabled }) };
  });
}

function onPaidPlan(world: PracticeWorld, tell: () => Answer): Answer {
  return world.plan === 'free' ? refuse('plan_upgrade_required') : tell();
}

function ofGroup(world: PracticeWorld, id: string, tell: (group: UserGroup) => Answer): Answer {
  return onPaidPlan(world, () => {
    const group = world.records.userGroups.get(id);
    return group === undefined ? refuse('no_such_subteam') : tell(group);
  });
}

function keep(world: PracticeWorld, group: UserGroup): Record<string, unknown> {
  const updatedAt = world.clock.now().toString();
  return slackUserGroup(world, world.records.userGroups.put(group.id, { ...group, updatedAt }));
}
