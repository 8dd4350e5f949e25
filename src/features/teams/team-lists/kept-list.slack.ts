/* The list of teams that somebody is about to add, as it is kept between the steps of the form. */
import { readCsvRows } from '../../../platform/csv-rows.ts';
import { findFormDraft, removeFormDraft, saveFormDraft } from '../../../platform/form-drafts.ts';
import type { TeamId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { type Modal, type Reply, update } from '../../../platform/slack/reply.ts';
import { listNamedTeams } from '../teams/team-names.store.ts';
import { findTeam } from '../teams/teams.store.ts';
import { readTeamList } from './team-list.ts';
import { LIST_FORM, listModal } from './team-list.view.ts';
import { checkTeams } from './team-list-check.slack.ts';
import { previewModal } from './team-preview.view.ts';

export const ofList = ({ rolloutId }: RolloutRequest) => ({ form: LIST_FORM, subject: rolloutId });

/** Keeps the list, whatever is in it, and shows what it would add, or what is wrong with it. */
export function keepList(
  request: RolloutRequest,
  fields: { list: string; like?: string | undefined },
): Reply {
  removeFormDraft(request, ofList(request));
  saveFormDraft(request, ofList(request), { step: 1, fields });
  return update(lookAtList(request));
}

/** The list to write, with what was begun. */
export function openList(request: RolloutRequest): Modal {
  const { database, rolloutId } = request;
  const teams = listNamedTeams(database, rolloutId);
  const { list, likeId, mistakes, fine } = readKeptList(request);
  return listModal({ rolloutId, teams, list, likeId, mistakes, fine });
}

/** The list as it was kept: what it would add, or the list with its mistakes. */
export function lookAtList(request: RolloutRequest): Modal {
  const { database, rolloutId } = request;
  const read = readKeptList(request);
  if (read.mistakes.length > 0 || read.teams.length === 0) {
    return openList(request);
  }
  return previewModal({
    rolloutId,
    ...read,
    likeName: read.like?.name,
    nameOf: (id) => findName(database, id),
  });
}

export function readKeptList(request: RolloutRequest) {
  const { database, rolloutId } = request;
  const draft = findFormDraft(request, ofList(request));
  const typed = String(draft?.fields.list ?? '');
  const likeId = draft?.fields.like as TeamId | undefined;
  const like = likeId === undefined ? undefined : findTeam(database, rolloutId, likeId);
  const kept = { list: typed, likeId, like, savedAt: draft?.savedAt.epochMilliseconds ?? 0 };
  const rows = readCsvRows(typed);
  if (rows.kind === 'open-quote') {
    const says =
      'A quotation mark opens in or before this line and never closes. Take it out, or close it.';
    return {
      ...kept,
      teams: [],
      unknownHeadings: [],
      mistakes: [{ line: rows.line, says }],
      fine: 0,
    };
  }
  const { teams: listed, unknownHeadings } = readTeamList(rows.rows);
  const { teams, mistakes } = checkTeams(request, listed, like);
  const wrong = new Set(mistakes.map(({ line }) => line));
  const fine = teams.filter(({ line }) => !wrong.has(line)).length;
  return { ...kept, teams, mistakes, unknownHeadings, fine };
}
