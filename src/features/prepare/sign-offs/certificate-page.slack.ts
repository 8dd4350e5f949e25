import type { UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { type AnyBlock, actions, button, section } from '../../../platform/slack/blocks.ts';
import type { Path } from '../../contract/learning-path.ts';
import { certificateBlocks, OPEN_CERTIFY } from '../certificates/certificate.view.ts';
import { findCertificateCard } from '../certificates/certificate-card.store.ts';
import { rolloutPress } from '../training/learning-message.view.ts';
import { findLastRequestOf } from './sign-offs.store.ts';

/** At the end of a path: the certificate, or for a champion the step that is left. */
export function certificatePage(context: ReadContext, personId: UserId, path: Path): AnyBlock[] {
  const { database, rolloutId } = context;
  const card = findCertificateCard(context, personId, path);
  if (card !== undefined) return certificateBlocks(card);
  if (path === 'member') return [];
  const last = findLastRequestOf(database, rolloutId, personId);
  if (last !== undefined && last.decision === undefined) {
    return [section('Your task is being looked at. `/champion certify` shows where it stands.')];
  }
  return [
    section(
      'One real task is left: you do it, or help a colleague do it, with someone watching, and someone from another team signs it off. Then you are certified.',
    ),
    actions(
      button('Describe the task', OPEN_CERTIFY, rolloutPress(rolloutId), { style: 'primary' }),
    ),
  ];
}
