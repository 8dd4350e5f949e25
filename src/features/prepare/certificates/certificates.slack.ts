import { sentence } from '../../../platform/slack/blocks.ts';
import { command } from '../../../platform/slack/declarations.ts';
import { noArguments } from '../../../platform/slack/fields.ts';
import { type Reply, tell } from '../../../platform/slack/reply.ts';
import { certificateMessage } from './certificate.view.ts';
import { findCertificateCard } from './certificate-card.store.ts';

const show = command({
  command: '/champion',
  name: 'certificate',
  summary: 'your certificate, and how long it is valid',
  usage: '',
  who: 'anyone',
  shows: 'own',
  about: 'rollout',
  arguments: noArguments,
  run(request): Reply {
    const { userId } = request.acting;
    const card =
      findCertificateCard(request, userId, 'champion') ??
      findCertificateCard(request, userId, 'member');
    if (card !== undefined) return tell(certificateMessage(card));
    return tell(
      sentence(
        'You have no certificate here yet. You get it automatically at the end of the path: `/core learn` takes you there, in steps of five minutes or less.',
      ),
    );
  },
});

export const certificateCommands = [show];
