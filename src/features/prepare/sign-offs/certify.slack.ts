import { z } from 'zod';
import { dateAt } from '../../../platform/calendar.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, plainly, sentence } from '../../../platform/slack/blocks.ts';
import { action, command, submission } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { noArguments, rolloutValue, text, userId } from '../../../platform/slack/fields.ts';
import { keptId } from '../../../platform/slack/kept-values.ts';
import { fieldErrors, open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { type Champion, championState } from '../../champions/champions/champion.ts';
import { listOpenChampionsOf } from '../../champions/champions/champions.store.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { certificateMessage, OPEN_CERTIFY } from '../certificates/certificate.view.ts';
import { findCertificateCard } from '../certificates/certificate-card.store.ts';
import { listCertifiedChampions } from '../certificates/certified-people.store.ts';
import { getIsPathFinished } from '../certificates/earnings.store.ts';
import { getLearnerRecord } from '../training/learner.store.ts';
import { progressLine } from '../training/progress.ts';
import { type AskRefusal, askSignOff } from './ask-sign-off.usecase.ts';
import {
  askedMessage,
  CERTIFY_FORM,
  certifyModal,
  nobodySignsMessage,
  notAChampionMessage,
  pathFirstMessage,
  waitingMessage,
} from './certify.view.ts';
import { saySignOffRefusal } from './sign-off.view.ts';
import { waitsForObserver } from './sign-off-request.ts';
import { findLastRequestOf } from './sign-offs.store.ts';
import { listSigners } from './signers.store.ts';

/** The next step to a champion certificate, whichever it is. */
const certify = command({
  command: '/champion',
  name: 'certify',
  summary: 'the last step to your certificate: one real task, watched and signed off',
  usage: '',
  who: 'anyone',
  shows: 'own',
  about: 'rollout',
  arguments: noArguments,
  run: (request) => nextStep(request, { asksAnother: false }),
});

const openCertify = action({
  actionId: OPEN_CERTIFY,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: rolloutValue,
  run: (request) => nextStep(request, { asksAnother: true }),
});

function nextStep(request: RolloutRequest, { asksAnother }: { asksAnother: boolean }): Reply {
  const { database, rolloutId, acting, now } = request;
  const roles = rolesToCertify(request);
  const card = findCertificateCard(request, acting.userId, 'champion');
  if (card !== undefined) return tell(certificateMessage(card));
  const [first] = roles;
  if (first === undefined) return tell(notAChampionMessage);
  if (!getIsPathFinished(request, acting.userId, 'champion')) {
    const { progress } = getLearnerRecord(request, acting.userId);
    return tell(pathFirstMessage(rolloutId, progressLine(progress)));
  }
  const last = findLastRequestOf(database, rolloutId, acting.userId);
  const lastSignerName = findName(database, last?.decision?.by ?? last?.signerId);
  if (last !== undefined && last.decision === undefined && !asksAnother) {
    const day = (at: Temporal.Instant) => dateAt(at, acting.timeZone);
    const isFirst = waitsForObserver(last);
    const withName = isFirst ? findName(database, last.observedBy) : lastSignerName;
    const since = isFirst ? last.askedAt : (last.observed?.at ?? last.askedAt);
    return tell(waitingMessage(last, withName, day(since), day(now)));
  }
  const signers = signersOf(request, roles);
  if (signers.length === 0) return tell(nobodySignsMessage);
  const teams = roles.map(({ teamId }) => ({ id: teamId, name: teamNameIn(request, teamId) }));
  return open(certifyModal({ rolloutId, teams, signers, last, lastSignerName }));
}

/** The roles that somebody was confirmed for or is in. */
function rolesToCertify({ database, rolloutId, acting }: RolloutRequest): Champion[] {
  return listOpenChampionsOf(database, acting.userId).filter(
    (one) => one.rolloutId === rolloutId && ['confirmed', 'active'].includes(championState(one)),
  );
}

function signersOf(request: RolloutRequest, roles: readonly Champion[]) {
  const { database, acting } = request;
  const certified = listCertifiedChampions(request);
  const ids = roles.flatMap(({ teamId }) => listSigners(request, { id: acting.userId, teamId }));
  return [...new Set(ids)].map((id) => ({
    id,
    name: findName(database, id),
    isChampion: certified.has(id),
  }));
}

function teamNameIn({ database, rolloutId }: RolloutRequest, teamId: TeamId): string {
  return findTeam(database, rolloutId, teamId)?.name ?? '';
}

const askForm = submission({
  callbackId: CERTIFY_FORM,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  context: rolloutValue.extend({ teamId: keptId().optional() }),
  fields: z.object({
    team: z.string().optional(),
    description: text('The task', 1500),
    link: text('The link', 1000),
    observer: userId('Choose who watched.'),
    signer: userId('Choose whom to ask.'),
  }),
  run(request, typed, context): Reply {
    const teamId = (context.teamId ?? typed.team) as TeamId | undefined;
    const role = rolesToCertify(request).find((one) => one.teamId === teamId);
    if (teamId === undefined) return fieldErrors({ team: 'Choose the team.' });
    if (role === undefined) return tell(notAChampionMessage);
    const outcome = askSignOff(request, {
      teamId,
      task: { description: typed.description, link: typed.link },
      observedBy: typed.observer,
      signerId: typed.signer,
    });
    if (outcome.kind === 'asked') {
      const { database } = request;
      const observer = waitsForObserver(outcome.signOff)
        ? findName(database, typed.observer)
        : undefined;
      return tell(askedMessage(findName(database, typed.signer), observer));
    }
    return refused(request, outcome, typed.signer, teamId);
  },
});

function refused(
  request: RolloutRequest,
  outcome: AskRefusal,
  signerId: UserId,
  teamId: TeamId,
): Reply {
  const { database, acting } = request;
  switch (outcome.kind) {
    case 'too-short':
      return fieldErrors({
        description: 'Write a little more, so that someone who wasn’t there can follow it.',
      });
    case 'not-a-link':
      return fieldErrors({
        link: 'This must be a link that starts with https://, so that people can look at it.',
      });
    case 'watched-by-oneself':
      return fieldErrors({ observer: 'Someone other than you must have watched.' });
    case 'observer-not-here':
      return fieldErrors({ observer: 'Choose someone who has an account here.' });
    case 'path-not-finished':
      return tell(
        sentence(
          'A lesson has changed since you opened this form. Read it first with `/core learn`; nothing was sent.',
        ),
      );
    case 'signer-may-not': {
      const facts = { championName: acting.name, teamName: teamNameIn(request, teamId) };
      const says = saySignOffRefusal(outcome.why, facts, (id) => findName(database, id));
      const why = says.replace(' Nothing was changed.', '');
      const name = esc(findName(database, signerId));
      return fieldErrors({ signer: plainly(`${name} can’t sign here. ${why}`) });
    }
  }
}

export const certifyCommands = [certify];
export const certifyActions = [openCertify];
export const certifyForms = [askForm];
