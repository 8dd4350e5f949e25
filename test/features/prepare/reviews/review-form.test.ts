import { describe, expect, it } from 'vitest';
import { reviewModal } from '../../../../src/features/prepare/reviews/review.view.ts';
import type { RolloutId } from '../../../../src/platform/ids.ts';

describe('the form of a review', () => {
  it('shows the criteria of the work as people read them, and pings nobody', () => {
    const body =
      '## Good looks like\n\nSomeone can **go on** from it.\n\n## Bad looks like\n\n<!here>';
    const form = reviewModal({
      ...{ rolloutId: 'R1' as RolloutId, reviewId: 'r', left: 1 },
      judged: {
        ...{ workflow: 'summaries', url: undefined, note: 'A summary' },
        criteria: [{ title: 'A colleague can go on', body }],
      },
    });
    const said = JSON.stringify(form.blocks);
    expect(said).toContain('*Good looks like*\\nSomeone can *go on* from it.\\n*Bad looks like*');
    expect(said).not.toContain('##');
    expect(said).not.toContain('<!here>');
  });
});
