import type { StatusLine } from '../../contract/status-line.ts';

/** "2 of 3 champions are certified, 1 sign-off is open". */
export function certificatesStatus(counts: {
  champions: number;
  certified: number;
  signOffs: number;
}): StatusLine[] {
  const { champions, certified, signOffs } = counts;
  if (champions === 0) return [];
  const open =
    signOffs === 0 ? '' : `, ${signOffs} ${signOffs === 1 ? 'sign-off is' : 'sign-offs are'} open`;
  const who = `${certified} of ${champions} ${champions === 1 ? 'champion' : 'champions'}`;
  return [
    {
      topic: 'Certificates',
      text: `${who} ${certified === 1 || champions === 1 ? 'is' : 'are'} certified${open}.`,
      figures: { champions, certified, openSignOffs: signOffs },
    },
  ];
}
