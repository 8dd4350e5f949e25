import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { sayCount, sayFew } from '../../../platform/words.ts';
import { type Champion, isInOffice } from '../../champions/champions/champion.ts';
import { listChampions } from '../../champions/champions/champions.store.ts';
import type { Criterion, Judgement } from '../../contract/criterion.ts';
import type { Gate } from '../../contract/gate.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { OPEN_PATH, rolloutPress } from '../training/learning-message.view.ts';
import { OPEN_CERTIFY } from './certificate.view.ts';
import { listCertifiedChampions } from './certified-people.store.ts';
import { getIsPathFinished } from './earnings.store.ts';

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
    const certified = listCertifiedChampions(context);
    const lacking = champions.filter((one) => !certified.has(one.personId));
    const n = champions.length;
    if (n === 0) {
      return {
        verdict: 'no-data',
        measured: 'No champion is in office yet',
        n,
        settledBy: 'Anyone can nominate one with `/champion nominate @person`.',
        obliges: [],
      };
    }
    return {
      verdict: lacking.length === 0 ? 'pass' : 'fail',
      measured: `${n - lacking.length} of ${sayCount(n, 'champion')} ${n - lacking.length === 1 ? 'is' : 'are'} certified`,
      n,
      settledBy: lacking.length === 0 ? '' : sayLacking(context, lacking),
      obliges: lacking.map((one) => stepFor(context, one.personId)),
    };
  },
};

/** A wave asks for the champions of its teams, a phase for all in office; back-ups follow when they can. */
function championsOfGate({ database, rolloutId }: ReadContext, gate: Gate): Champion[] {
  const teamIds: ReadonlySet<TeamId> = new Set(
    gate.kind === 'wave' ? gate.teamIds : listTeams(database, rolloutId).map(({ id }) => id),
  );
  return listChampions(database, rolloutId).filter(
    (one) => isInOffice(one) && one.role === 'champion' && teamIds.has(one.teamId),
  );
}

function sayLacking(context: ReadContext, lacking: readonly Champion[]): string {
  const names = lacking.slice(0, 5).map((one) => esc(findName(context.database, one.personId)));
  return `${sayFew(names, 5, lacking.length)}: \`/core learn\`, then one real task with \`/champion certify\`.`;
}

function stepFor(context: ReadContext, personId: UserId): Judgement['obliges'][number] {
  const value = rolloutPress(context.rolloutId);
  return getIsPathFinished(context, personId, 'champion')
    ? { personId, label: 'Describe the task', actionId: OPEN_CERTIFY, value }
    : { personId, label: 'Continue learning', actionId: OPEN_PATH, value };
}

export const certificateCriteria: readonly Criterion<ReadContext>[] = [everyChampion];
