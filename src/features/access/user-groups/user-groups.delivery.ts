import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import type { DeliveryHandler, DeliveryTools, OutboxRow } from '../../../platform/outbox/outbox.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { findPerson, listPeople } from '../../../platform/slack/directory.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { listAllowed } from '../access/access.store.ts';
import { GROUP_DELIVERY, type GroupTask } from './change-user-group.usecase.ts';
import { noteSync } from './note-sync.usecase.ts';
import { groupFromSlack, groupRefusal, type SlackGroup, type UserGroupLink } from './user-group.ts';
import { groupLookMessage, groupLossMessage, groupProblemMessage } from './user-group.view.ts';
import { planUserGroupSync, type UserGroupSync } from './user-group-sync.ts';
import { findUserGroup } from './user-groups.store.ts';

type Delivered = Awaited<ReturnType<DeliveryHandler['deliver']>>;
type Called = { answer: Record<string, unknown> } | { ends: Delivered };

/**
 * Looks at a group as Slack has it now, and brings it into step or tells what it would do. The whole list
 * is sent each time, so doing it twice does no harm.
 */
export const userGroupDelivery: DeliveryHandler = {
  name: GROUP_DELIVERY,
  repeatable: true,
  async deliver(row, tools) {
    const { database } = tools;
    const link = row.rolloutId === null ? undefined : findUserGroup(database, row.rolloutId);
    const task = row.payload as GroupTask;
    if (link === undefined) return { kind: 'cancelled', problem: 'No group is kept in sync now.' };
    if (task.do === 'sync' && !link.isOn)
      return { kind: 'cancelled', problem: 'The group is no longer kept in sync.' };
    const listed = await ask(tools, link, 'usergroups.list', {
      include_users: true,
      include_disabled: true,
    });
    if ('ends' in listed) return await tellAsker(listed.ends, row, task, tools);
    const group = groupIn(listed.answer, link.group);
    if (group === undefined) {
      const problem = `There is no user group ${link.group}. Create it in Slack, or choose another with \`/rollout access group @name\`.`;
      return await tellAsker(end(tools, link, problem), row, task, tools);
    }
    const plan = planFor(database, link.rolloutId, group, task);
    if (task.do === 'look') return await tell(row, task.askedBy, link, plan, tools);
    return await bringIntoStep(link, group, plan, tools);
  },
};

function groupIn(answer: Record<string, unknown>, wanted: string): SlackGroup | undefined {
  const all = Array.isArray(answer.usergroups) ? answer.usergroups : [];
  return all
    .map((each) => groupFromSlack(each as Record<string, unknown>))
    .find(({ id, handle }) => id === wanted || handle === wanted);
}

function planFor(
  database: Database,
  rolloutId: RolloutId,
  group: SlackGroup,
  task: GroupTask,
): UserGroupSync {
  const wanted = listAllowed(database, rolloutId);
  const everybody = [...new Set([...wanted, ...group.memberIds])];
  const dead = new Set(
    listPeople(database, everybody)
      .filter((person) => person.isDeactivated)
      .map((person) => person.userId),
  );
  const facts = {
    handle: group.handle,
    current: group.memberIds,
    isDisabled: group.isDisabled,
    wanted,
    dead,
  };
  const plan = planUserGroupSync(facts, false);
  const agreed = new Set(task.do === 'sync' ? task.confirmed : []);
  const isAgreed = plan.kind === 'confirm-first' && plan.remove.every((each) => agreed.has(each));
  return isAgreed ? planUserGroupSync(facts, true) : plan;
}

async function bringIntoStep(
  link: UserGroupLink,
  group: SlackGroup,
  plan: UserGroupSync,
  tools: DeliveryTools,
): Promise<Delivered> {
  const { database, now } = tools;
  const { rolloutId } = link;
  if (plan.kind === 'confirm-first') {
    const names = namesOf(database, plan.remove);
    const forLeads = groupLossMessage(rolloutId, plan, names);
    noteSync(database, rolloutId, { says: plan.words, isProblem: true, forLeads }, now);
    return { kind: 'cancelled', problem: plan.words };
  }
  for (const [method, body] of stepsOf(group.id, plan)) {
    const done = await ask(tools, link, method, body);
    if ('ends' in done) return done.ends;
  }
  noteSync(database, rolloutId, { says: plan.words, isProblem: false, forLeads: undefined }, now);
  return { kind: 'sent' };
}

function stepsOf(usergroup: string, plan: UserGroupSync): [string, Record<string, unknown>][] {
  if (plan.kind === 'in-step') return [];
  if (plan.kind === 'disable') return [['usergroups.disable', { usergroup }]];
  return [
    ...(plan.enablesFirst
      ? ([['usergroups.enable', { usergroup }]] as [string, Record<string, unknown>][])
      : []),
    ['usergroups.users.update', { usergroup, users: plan.next.join(',') }],
  ];
}

/** A call whose documented refusals end in words; whatever else went wrong is tried again as ever. */
async function ask(
  tools: DeliveryTools,
  link: UserGroupLink,
  method: string,
  body: Record<string, unknown>,
): Promise<Called> {
  const { delivery, answer } = await tools.call(method, body);
  if (delivery.kind === 'sent') return { answer: answer ?? {} };
  const problem = groupRefusal(String(answer?.error ?? ''));
  return { ends: problem === undefined ? delivery : end(tools, link, problem) };
}

function end({ database, now }: DeliveryTools, link: UserGroupLink, problem: string): Delivered {
  const name = findRollout(database, link.rolloutId)?.name ?? '';
  const forLeads = link.isOn ? groupProblemMessage(name, problem) : undefined;
  noteSync(database, link.rolloutId, { says: problem, isProblem: true, forLeads }, now);
  return { kind: 'refused', problem };
}

async function tell(
  row: OutboxRow,
  askedBy: UserId,
  link: UserGroupLink,
  plan: UserGroupSync,
  { database, now, post }: DeliveryTools,
): Promise<Delivered> {
  noteSync(
    database,
    link.rolloutId,
    { says: plan.words, isProblem: false, forLeads: undefined },
    now,
  );
  return await post(
    row,
    askedBy,
    groupLookMessage(link, plan, namesOf(database, plan.add), namesOf(database, plan.remove)),
  );
}

/** Somebody who asked to look hears why there is nothing to see. */
async function tellAsker(
  ended: Delivered,
  row: OutboxRow,
  task: GroupTask,
  { database, post }: DeliveryTools,
): Promise<Delivered> {
  if (task.do !== 'look' || ended.kind !== 'refused' || row.rolloutId === null) return ended;
  const name = findRollout(database, row.rolloutId)?.name ?? '';
  return await post(row, task.askedBy, groupProblemMessage(name, ended.problem));
}

/** In a message to one person a mention pings nobody else. */
function namesOf(database: Database, ids: readonly UserId[]): string[] {
  return ids.map((id) => {
    const name = findPerson(database, id)?.name;
    return name === undefined ? mention(id) : esc(name);
  });
}
