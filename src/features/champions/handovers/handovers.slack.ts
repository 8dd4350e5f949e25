import { z } from 'zod';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import { esc, sentence } from '../../../platform/slack/blocks.ts';
import { command, submission } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { optionalText, restOfLine, rolloutValue, userId } from '../../../platform/slack/fields.ts';
import { keptId } from '../../../platform/slack/kept-values.ts';
import { open, type Reply, tell, update } from '../../../platform/slack/reply.ts';
import { sayList } from '../../../platform/words.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { championsOf, isInOffice } from '../champions/champion.ts';
import { listChampions, listTeamsServed } from '../champions/champions.store.ts';
import { handoverModal } from './handover.view.ts';
import { findRunningOf, getHandoverFacts } from './handover-records.store.ts';
import { openHandover, refusalOf } from './handover-steps.slack.ts';
import { beginHandover } from './start-handover.usecase.ts';
import { START_FORM, startHandoverModal } from './start-modal.view.ts';

const handover = command({
  command: '/champion',
  name: 'handover',
  summary: 'hand your role over to your back-up, without a gap for the team',
  usage: '[@person]',
  who: ['champion', 'backup'],
  instead: [{ says: 'Offer to be champion', run: '/champion volunteer' }],
  about: 'rollout',
  arguments: restOfLine,
  run(request, typed): Reply {
    const { database, rolloutId, acting } = request;
    const running = findRunningOf(request, acting.userId);
    if (running !== undefined) return openHandover(request, running);
    const champions = listChampions(database, rolloutId, listTeamsServed(request, acting.userId));
    const own = champions.find(
      (one) => one.personId === acting.userId && one.role === 'champion' && isInOffice(one),
    );
    if (own === undefined)
      return tell(
        sentence(
          'Only a champion can hand over, and you’re a back-up. `/champion step-down` ends that role.',
        ),
      );
    const backUps = championsOf(own.teamId, champions).backUps.map(({ personId }) => ({
      userId: personId,
      name: findName(database, personId),
    }));
    if (backUps.length === 0)
      return tell(
        sentence(
          'You need someone to hand over to first: a back-up with hours of their own. Name one with `/champion backup @person`; come back once they’ve said yes.',
        ),
      );
    const teamName = findTeam(database, rolloutId, own.teamId)?.name ?? '';
    const chosen = /<@([UW][A-Z0-9]+)/.exec(typed)?.[1] as UserId | undefined;
    const isBackUp = chosen === undefined || backUps.some((one) => one.userId === chosen);
    if (!isBackUp)
      return tell(
        sentence(
          `${esc(findName(database, chosen))} isn’t a back-up of *${esc(teamName)}*; ${sayList(backUps.map((one) => esc(one.name)))} ${backUps.length === 1 ? 'is' : 'are'}. A handover goes to a back-up, who already knows the team.`,
        ),
      );
    return open(startHandoverModal({ rolloutId, teamId: own.teamId, teamName, backUps, chosen }));
  },
});

const startForm = submission({
  callbackId: START_FORM,
  who: ['champion'],
  about: 'rollout',
  context: rolloutValue.extend({ teamId: keptId<TeamId>() }),
  fields: z.object({
    to: userId('Choose the back-up who takes over.'),
    context: optionalText('What they should know', 2500),
  }),
  run(request, { to, context }, { teamId }): Reply {
    const outcome = beginHandover(request, { teamId, toId: to, context });
    if (outcome.kind === 'refused') return tell(refusalOf(request, outcome.why));
    const facts = getHandoverFacts(request, outcome.started, request.acting.userId);
    return update(handoverModal(facts));
  },
});

export const handoverCommands = [handover];
export const handoverForms = [startForm];
