import { expect, it } from 'vitest';
import type { UserId, WorkspaceId } from '../../../src/platform/ids.ts';
import { savePerson } from '../../../src/platform/slack/directory.ts';
import { asRead } from '../../../src/platform/slack/said.ts';
import { openInMemory } from '../../support/fresh-database.ts';

const database = openInMemory();
savePerson(database, {
  workspaceId: 'T1' as WorkspaceId,
  userId: 'UMIA' as UserId,
  name: 'Mia Chen',
  timeZone: 'UTC',
  isAdmin: false,
  isBot: false,
  isDeactivated: false,
  statusText: '',
  statusUntil: null,
  fetchedAt: Temporal.Instant.from('2027-01-04T08:00:00Z'),
});

const SAID =
  '<!channel> <@UMIA> see <https://x.org/a?b=1&amp;c=2|the rule> in <#C1|claims>, <!subteam^S1|@care>: 3 &lt; 4 R&amp;D <https://y.org> <mailto:a@b.org|a@b.org>';

it('is read as people read it, and pings nobody', () => {
  expect(asRead(database, SAID)).toBe(
    'everyone Mia Chen see the rule (https://x.org/a?b=1&c=2) in #claims, care: 3 < 4 R&D https://y.org a@b.org',
  );
  expect(asRead(database, SAID, 'markdown')).toContain(
    'see [the rule](https://x.org/a?b=1&c=2) in',
  );
});

it('stays what somebody typed, entities included', () => {
  expect(asRead(database, '&amp;lt;td&amp;gt; is how a table begins')).toBe(
    '&lt;td&gt; is how a table begins',
  );
});

it('is cut where nobody would read on, and brackets without an end are left as they are', () => {
  expect(asRead(database, '<'.repeat(40_000))).toHaveLength(12_000);
  expect(asRead(database, '<https://x.org'.repeat(3000))).toHaveLength(12_000);
});
