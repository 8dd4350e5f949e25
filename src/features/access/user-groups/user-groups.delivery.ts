import { listAccounts, listDeactivated } from '../../../platform/accounts.ts';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import type { DeliveryHandler, DeliveryTools, OutboxRow } from '../../../platform/outbox/outbox.ts';
import { inRollout, ownRequest, type RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { listAllowed } from '../access/access-statuses.store.ts';
import { GROUP_DELIVERY, type GroupTask } from './change-user-group.usecase.ts';
import { answerAsker, storeLook, storeSync } from './store-sync.usecase.ts';
import { groupFromSlack, groupRefusal, type SlackGroup, type UserGroupLink } from './user-group.ts';
import { groupLookMessage, groupLossMessage, groupProblemMessage } from './user-group.view.ts';
import { planUserGroupSync, type UserGroupSync } from './user-group-sync.ts';
import { findUserGroup } from './user-groups.store.ts';

type Delivered = Awaited<ReturnType<DeliveryHandler['deliver']>>;
type Called = { answer: Record<string, unknown> } | { ends: Delivered };

/** One delivery under way: the group it is about, and what it works with. */
type Visit = {
  request: RolloutRequest;
  rolloutName: string;
  link: UserGroupLink;
  row: OutboxRow;
  task: GroupTask;
  tools: DeliveryTools;
};

/**
 * Looks at a group as Slack has it now, and brings it into step or tells what it would do. The whole list
 * is sent each time, so doing it twice does no harm.
 */
export const userGroupDelivery: DeliveryHandler = {
  name: GROUP_DELIVERY,
  repeatable: true,
  async deliver(row, tools) {
    const { database } = tools;
    const rollout = row.rolloutId === null ? undefined : findRollout(database, row.rolloutId);
    const link = rollout && findUserGroup(database, rollout.id);
    const task = row.payload as GroupTask;
    if (rollout === undefined || link === undefined)
      return { kind: 'cancelled', problem: 'No group is kept in sync now.' };
    if (task.do === 'sync' && !link.isOn)
      return { kind: 'cancelled', problem: 'The group is no longer kept in sync.' };
    const request = inRollout(ownRequest(tools, rollout.workspaceId), rollout);
    return await visit({ request, rolloutName: rollout.name, link, row, task, tools });
  },
};

async function visit(about: Visit): Promise<Delivered> {
  const { request, link, task } = about;
  const listed = await ask(about, 'usergroups.list', {
    include_users: true,
    include_disabled: true,
  });
  if ('ends' in listed) return notifyAsker(about, listed.ends);
  const group = groupIn(listed.answer, link.group);
  if (group === undefined) {
    const problem = `There is no user group ${link.group}. Create it in Slack, or choose another with \`/rollout access group @name\`.`;
    return notifyAsker(about, end(about, problem));
  }
  const plan = planFor(request.database, link.rolloutId, group, task);
  if (task.do === 'look') return answerLook(about, task.askedBy, plan);
  return await bringIntoStep(about, group, plan);
}

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
  const dead = listDeactivated(database, everybody);
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
  about: Visit,
  group: SlackGroup,
  plan: UserGroupSync,
): Promise<Delivered> {
  const { request } = about;
  const says = plan.words;
  if (plan.kind === 'confirm-first') {
    const names = namesOf(request.database, plan.remove);
    const forLeads = groupLossMessage(request.rolloutId, plan, names);
    storeSync(request, { says, isProblem: true, forLeads });
    return { kind: 'cancelled', problem: says };
  }
  for (const [method, body] of stepsOf(group.id, plan)) {
    const done = await ask(about, method, body);
    if ('ends' in done) return done.ends;
  }
  storeSync(request, { says, isProblem: false });
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
async function ask(about: Visit, method: string, body: Record<string, unknown>): Promise<Called> {
  const { delivery, answer } = await about.tools.call(method, body);
  if (delivery.kind === 'sent') return { answer: answer ?? {} };
  const problem = groupRefusal(String(answer?.error ?? ''));
  return { ends: problem === undefined ? delivery : end(about, problem) };
}

function end({ request, rolloutName, link }: Visit, problem: string): Delivered {
  const forLeads = link.isOn ? groupProblemMessage(rolloutName, problem) : undefined;
  storeSync(request, { says: problem, isProblem: true, forLeads });
  return { kind: 'refused', problem };
}

function answerLook(
  { request, link, row }: Visit,
  askedBy: UserId,
  plan: UserGroupSync,
): Delivered {
  const { database } = request;
  const [added, removed] = [namesOf(database, plan.add), namesOf(database, plan.remove)];
  const answer = groupLookMessage(link, plan, added, removed);
  storeLook(request, { task: row.key, askedBy, says: plan.words, answer });
  return { kind: 'sent' };
}

/** Somebody who asked to look hears why there is nothing to see. */
function notifyAsker({ request, rolloutName, row, task }: Visit, ended: Delivered): Delivered {
  if (task.do !== 'look' || ended.kind !== 'refused') return ended;
  const answer = groupProblemMessage(rolloutName, ended.problem);
  answerAsker(request, { task: row.key, askedBy: task.askedBy, answer });
  return { kind: 'sent' };
}

/** In a message to one person a mention pings nobody else. */
function namesOf(database: Database, ids: readonly UserId[]): string[] {
  const names = new Map(listAccounts(database, ids).map(({ userId, name }) => [userId, name]));
  return ids.map((id) => {
    const name = names.get(id);
    return name === undefined ? mention(id) : esc(name);
  });
}
