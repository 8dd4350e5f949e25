import { expect, it } from 'vitest';
import { nominatedModal } from '../../../../src/features/champions/nominations/nominated-modal.view.ts';
import { aChampion, BAO, MIA, monday } from '../champions/champion-builders.ts';

it('whoever nominates reads who is asked for hours, with an account’s whole name', () => {
  const modal = nominatedModal({
    champion: aChampion({ personId: MIA, nominated: { by: BAO, at: monday, why: 'Asks well' } }),
    name: 'Mia Chen',
    teamName: 'Claims',
    approverNames: ['Research and Development', 'Lena Hartmann'],
  });
  expect(JSON.stringify(modal.blocks)).toContain(
    'Research and Development or Lena Hartmann has been asked to keep hours free for it.',
  );
});
