import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { TeamId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { saysSomething } from '../../../platform/words.ts';
import type { Team } from '../../teams/teams/team.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import type { ConfirmedMust, MustConfirmation } from './must-confirmation.ts';
import { addMustConfirmation } from './must-confirmations.store.ts';
import { findReadiness } from './readiness.store.ts';
import type { WaitingMust } from './team-readiness.ts';
import { waitingMusts } from './waiting-musts.ts';

export type ConfirmMustInput = {
  teamId: TeamId;
  must: ConfirmedMust;
  says: MustConfirmation['says'];
  words: string;
  /** When the newest answer was given that they had read, in milliseconds. */
  readUpTo: number;
};

export type ConfirmMustOutcome =
  | { kind: 'no-such-team' }
  | { kind: 'not-waiting' }
  | { kind: 'not-asked'; waiting: WaitingMust }
  /** What they read was changed meanwhile; it is shown again. */
  | { kind: 'changed-meanwhile' }
  | { kind: 'needs-words' }
  | { kind: 'confirmed'; team: Team };

/** The one who can says yes or no to a must-have of a team: what they read, and nobody in their place. */
export function confirmMust(request: RolloutRequest, input: ConfirmMustInput): ConfirmMustOutcome {
  const { database, acting, rolloutId, now } = request;
  return write(database, (): ConfirmMustOutcome => {
    const { teamId, must, says, words, readUpTo } = input;
    const team = findTeam(database, rolloutId, teamId);
    if (team === undefined) return { kind: 'no-such-team' };
    const waiting = findWaiting(request, input);
    if (waiting === undefined) return { kind: 'not-waiting' };
    if (!waiting.waitsFor.includes(acting.userId)) return { kind: 'not-asked', waiting };
    if (waiting.since.epochMilliseconds > readUpTo) return { kind: 'changed-meanwhile' };
    if (says === 'no' && !saysSomething(words)) return { kind: 'needs-words' };
    const { about } = waiting;
    const said = { teamId, must, says, words: words.trim(), about };
    addMustConfirmation(
      database,
      { workspaceId: acting.workspaceId, rolloutId },
      { ...said, saidBy: acting.userId, saidAt: now },
    );
    record(request, {
      act: 'readiness.confirm',
      subject: `team:${teamId}`,
      says: `${mention(acting.userId)} ${DID[must][says]} *${esc(team.name)}*.`,
      after: { must, says, about },
      ...(said.words === '' ? {} : { reason: said.words }),
      isNews: must === 'sponsor-consent' || says === 'no',
    });
    return { kind: 'confirmed', team };
  });
}

const DID: Record<ConfirmedMust, Record<MustConfirmation['says'], string>> = {
  'sponsor-consent': { yes: 'agreed to the part of', no: 'did not agree to the part of' },
  'data-rules': {
    yes: 'confirmed the data rules of',
    no: 'did not confirm the data rules of',
  },
  capacity: {
    yes: 'confirmed the capacity of',
    no: 'did not confirm the capacity of',
  },
};

/** A must-have of a team that waits for a word, as it stands now. */
export function findWaiting(
  request: RolloutRequest,
  { teamId, must }: Pick<ConfirmMustInput, 'teamId' | 'must'>,
): WaitingMust | undefined {
  const found = findReadiness(request, teamId);
  if (found === undefined) return undefined;
  return waitingMusts(found.readiness.mustHaves).find((one) => one.must === must);
}
