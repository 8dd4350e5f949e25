import { z } from 'zod';
import { findFormDraft, removeFormDraft } from '../../../platform/form-drafts.ts';
import type { ChannelId, UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import {
  action,
  command,
  type FieldValues,
  submission,
} from '../../../platform/slack/declarations.ts';
import { findChannel, findName, findPerson } from '../../../platform/slack/directory.ts';
import { choice, noArguments, rolloutValue } from '../../../platform/slack/fields.ts';
import { keptMoment } from '../../../platform/slack/kept-values.ts';
import { membersField } from '../../../platform/slack/look-ups.ts';
import { fieldErrors, open, type Reply, tell, update } from '../../../platform/slack/reply.ts';
import { capitalised } from '../../../platform/words.ts';
import { getWhoMay } from '../../rollout/rollouts/who-may.store.ts';
import { onlyTheyCan } from '../../rollout/rollouts/who-may.view.ts';
import { workflowsInUse } from '../teams/team.ts';
import { teamModal } from '../teams/team-modal.view.ts';
import { listTeams } from '../teams/teams.store.ts';
import { addTeams } from './add-teams.usecase.ts';
import { keepList, lookAtList, ofList, openList, readKeptList } from './kept-list.slack.ts';
import { listLine } from './team-list.ts';
import {
  CHANNELS_FORM,
  channelsModal,
  HOW_FORM,
  howModal,
  LIST_FORM,
  LIST_MAX,
  OPEN_ADD_TEAMS,
  ways,
} from './team-list.view.ts';
import { ADD_FORM, CHANGE_LIST, teamsAddedModal } from './team-preview.view.ts';

const LEAD = ['lead'] as const;
const instead = [
  { says: 'Ask to join', run: '/rollout join' },
  { says: 'See the teams', run: '/rollout teams' },
];

const addCommand = command({
  command: '/rollout',
  name: 'teams add',
  summary: 'add teams: from a list, a table, channels, or like another team',
  usage: '',
  who: LEAD,
  instead,
  about: 'rollout',
  arguments: noArguments,
  run: (request) => begin(request),
});

const openAddTeams = action({
  actionId: OPEN_ADD_TEAMS,
  who: LEAD,
  about: 'rollout',
  value: rolloutValue,
  run: (request) => begin(request),
});

function begin(request: RolloutRequest): Reply {
  const begun = findFormDraft(request, ofList(request)) !== undefined;
  return open(howModal(request.rolloutId, begun));
}

const changeList = action({
  actionId: CHANGE_LIST,
  who: LEAD,
  about: 'rollout',
  value: rolloutValue,
  run: (request) => update(openList(request)),
});

const how = submission({
  callbackId: HOW_FORM,
  who: LEAD,
  about: 'rollout',
  context: rolloutValue,
  fields: z.object({ way: choice(ways, 'Choose one.') }),
  run(request, { way }): Reply {
    const { database, rolloutId } = request;
    if (way === 'channels') return update(channelsModal(rolloutId));
    if (way === 'list') return update(openList(request));
    return update(teamModal(rolloutId, undefined, workflowsInUse(listTeams(database, rolloutId))));
  },
});

const channels = submission({
  callbackId: CHANNELS_FORM,
  who: LEAD,
  about: 'rollout',
  looksUp: ['members'],
  context: rolloutValue,
  fields: z.custom<FieldValues>(),
  run(request, typed): Reply {
    const { database } = request;
    const chosen = [typed.channels ?? []].flat();
    if (chosen.length === 0) return fieldErrors({ channels: 'Choose at least one channel.' });
    const unread = chosen.find((id) => peopleOf(request, typed, id).length === 0);
    if (unread !== undefined) {
      const name = findChannel(database, unread as ChannelId)?.name;
      return fieldErrors({
        channels: `I can’t see anyone in ${name === undefined ? 'one of these channels' : `#${name}`}. If it is private, type /invite @Groundswell there first, or leave it out.`,
      });
    }
    const rows = chosen.map((id) => {
      const name = findChannel(database, id as ChannelId)?.name ?? id;
      const people = peopleOf(request, typed, id).map((userId) => findName(database, userId));
      return listLine([capitalised(name.replace(/[-_]+/g, ' ')), '', people.join(', ')]);
    });
    return keepList(request, { list: ['Team; Manager; People', ...rows].join('\n') });
  },
});

/** Who is in a private channel is told to its members alone. */
function peopleOf(request: RolloutRequest, typed: FieldValues, channelId: string): UserId[] {
  const { database, acting } = request;
  const ids = [typed[membersField(channelId)] ?? []].flat() as UserId[];
  const isPrivate = findChannel(database, channelId as ChannelId)?.isPrivate === true;
  if (isPrivate && !ids.includes(acting.userId)) return [];
  return ids.filter((id) => {
    const person = findPerson(database, id);
    return person !== undefined && !person.isBot && !person.isDeactivated;
  });
}

const list = submission({
  callbackId: LIST_FORM,
  who: LEAD,
  about: 'rollout',
  looksUp: ['everyone'],
  context: rolloutValue,
  fields: z.object({
    list: z
      .string({ error: 'Write at least one team.' })
      .max(LIST_MAX, { error: `That is too long: keep it under ${LIST_MAX} characters.` }),
    like: z.string().optional(),
  }),
  run: (request, { list: typed, like }): Reply => keepList(request, { list: typed, like }),
});

const add = submission({
  callbackId: ADD_FORM,
  who: LEAD,
  about: 'rollout',
  context: rolloutValue.extend({ savedAt: keptMoment }),
  fields: z.custom<FieldValues>(),
  run(request, _fields, { savedAt }): Reply {
    const read = readKeptList(request);
    const isAsShown = read.savedAt === savedAt && read.mistakes.length === 0;
    if (!isAsShown || read.teams.length === 0) return update(lookAtList(request));
    const outcome = addTeams(request, { teams: read.teams });
    switch (outcome.kind) {
      case 'not-lead':
        return tell(onlyTheyCan(getWhoMay(request, ['lead']), 'add teams'));
      case 'changed':
        return update(lookAtList(request));
      case 'added':
        removeFormDraft(request, ofList(request));
        return update(teamsAddedModal(outcome.teams.map(({ name }) => name)));
    }
  },
});

export const teamListCommands = [addCommand];
export const teamListActions = [openAddTeams, changeList];
export const teamListSubmissions = [how, channels, list, add];
