import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findName, findPerson } from '../../../platform/slack/directory.ts';
import { sayPart } from '../../../platform/words.ts';
import { listOpenChampionsOf } from '../../champions/champions/champions.store.ts';
import type { Criterion, Finding, Judgement, Obliged } from '../../contract/criterion.ts';
import type { Gate } from '../../contract/gate.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { sayObliged } from '../../contract/obliged-words.ts';
import { listObligationsForTeams } from '../../contract/team-obligations.store.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { OPEN_PATH, rolloutPress } from '../training/learning-message.view.ts';
import { OPEN_CERTIFY } from './certificate.view.ts';
import { type ChampionToCertify, getChampionsToCertify } from './champions-to-certify.store.ts';

/** Champion-led: a champion is certified before the team gets access, and before others are asked to follow. */
const everyChampion: Criterion<ReadContext> = {
  name: 'certificates.every-champion',
  standsFor: 'certified-champion',
  version: 1,
  asks: 'Does every champion concerned have a valid certificate?',
  threshold: undefined,
  appliesTo: (gate) =>
    gate.kind === 'wave' || gate.leaving === 'infrastructure' || gate.leaving === 'expansion',
  judge(context, gate): Judgement {
    const champions = championsOfGate(context, gate);
    const lacking = champions.filter((one) => !one.isCertified).sort(byNomination);
    const n = champions.length;
    if (n === 0) {
      return {
        verdict: 'no-data',
        measured: 'No champion is in office yet',
        n,
        settledBy: 'Anyone can nominate one with `/champion nominate @person`.',
        obliges: [],
        findings: findingsOf(
          context,
          gate.kind === 'wave' ? gate.teamIds.map((teamId) => ({ teamId })) : [],
        ),
      };
    }
    const obliges = stepsOf(context, lacking);
    return {
      verdict: lacking.length === 0 ? 'pass' : 'fail',
      measured: `${sayPart(n - lacking.length, n, 'champion', 'is')} certified`,
      n,
      settledBy:
        lacking.length > 0 && obliges.length === 0
          ? 'Anyone can nominate a champion with `/champion nominate @person`.'
          : sayObliged(obliges, (id) => esc(findName(context.database, id))),
      obliges,
      findings: findingsOf(context, lacking),
    };
  },
};

/**
 * A wave asks for the champions of its teams, a phase for all in office; back-ups follow when they can. One who
 * was let go before the certificate still counts until another follows: nobody makes a gate ask less so.
 */
function championsOfGate(context: ReadContext, gate: Gate): ChampionOfTeam[] {
  const { database, rolloutId } = context;
  const only = gate.kind === 'wave' ? new Set(gate.teamIds) : undefined;
  const present = new Set(listTeams(database, rolloutId, only).map(({ id }) => id));
  return [...getChampionsToCertify(context, only)].flatMap(([teamId, own]) =>
    present.has(teamId) ? own.map((one) => ({ ...one, teamId })) : [],
  );
}

type ChampionOfTeam = ChampionToCertify & { teamId: TeamId };

/** Team by team: a champion who is not certified, or none at all. */
function findingsOf(
  { database, rolloutId }: ReadContext,
  lacking: readonly { teamId: TeamId; personId?: UserId; hasLeft?: boolean }[],
): Finding[] {
  const teamIds = new Set(lacking.map(({ teamId }) => teamId));
  const names = new Map(listTeams(database, rolloutId, teamIds).map(({ id, name }) => [id, name]));
  return lacking.map(({ teamId, personId, hasLeft }) => {
    const team = names.get(teamId) ?? 'A team';
    const says =
      personId === undefined
        ? `${team} has no champion in office`
        : hasLeft === true
          ? `${team}: its champion left without a certificate, and nobody has followed`
          : `${team}: ${findName(database, personId)} is not certified`;
    return { about: teamId, lack: 'certified-champion', says };
  });
}

function byNomination(a: ChampionToCertify, b: ChampionToCertify): number {
  return a.id < b.id ? -1 : 1;
}

/** Where each of them stands: what is owed now for the certificate, by whoever owes it, the champion or another. */
function stepsOf(context: ReadContext, lacking: readonly ChampionOfTeam[]): Obliged[] {
  const { database, rolloutId } = context;
  const teamIds = lacking.flatMap(({ personId, teamId: own }) => [
    own,
    ...listOpenChampionsOf(database, personId)
      .filter((one) => one.rolloutId === rolloutId)
      .map(({ teamId }) => teamId),
  ]);
  const all = listObligationsForTeams(context, new Set(teamIds));
  const owed = all.filter(({ topic }) => TOPICS.has(topic));
  return lacking.flatMap((one) => {
    if (one.hasLeft)
      return all
        .filter((each) => SEEKS.has(each.topic) && each.teamId === one.teamId)
        .map(asObliged);
    // Their office ends with the next look at who has left; until then nobody waits for them.
    if (findPerson(database, one.personId)?.isDeactivated === true) return [];
    const own = owed.filter((each) => isAbout(each, one));
    return own.length === 0 ? [firstStep(context, one)] : own.map(asObliged);
  });
}

const TOPICS: ReadonlySet<string> = new Set(['training', 'certificates', 'sign-offs']);

/** Where a successor stands: sought, or nominated already. */
const SEEKS: ReadonlySet<string> = new Set(['champions', 'nominations']);

/** A champion's own step, or the word of another that their certificate waits for. */
function isAbout({ personId, blocks }: Obligation, champion: ChampionToCertify): boolean {
  const waiting = blocks?.kind === 'role' ? blocks.personId : undefined;
  return (waiting ?? personId) === champion.personId;
}

function asObliged({ personId, text, teamId, settle }: Obligation): Obliged {
  const { label, actionId, value } = settle;
  return { personId, text, ...(teamId === undefined ? {} : { teamId }), label, actionId, value };
}

/** Of somebody of whom nothing is asked yet. */
function firstStep(
  { rolloutId }: ReadContext,
  { personId, isPathFinished }: ChampionToCertify,
): Obliged {
  const common = { personId, value: rolloutPress(rolloutId) };
  return isPathFinished
    ? { ...common, text: OWN_TASK, label: 'Describe the task', actionId: OPEN_CERTIFY }
    : { ...common, text: OWN_PATH, label: 'Continue learning', actionId: OPEN_PATH };
}

const OWN_TASK = 'Do one real task with someone watching, and have it signed off';
const OWN_PATH = 'Take the champion path';

export const certificateCriteria: readonly Criterion<ReadContext>[] = [everyChampion];
