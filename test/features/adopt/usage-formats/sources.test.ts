import { describe, expect, it } from 'vitest';
import { listPersonWeeks } from '../../../../src/features/adopt/person-weeks/person-weeks.store.ts';
import type { TeamId } from '../../../../src/platform/ids.ts';
import { usageWorld } from '../usage-world.ts';

const rows = (world: ReturnType<typeof usageWorld>) =>
  world.all(
    `select p.key, d.actions, d.sessions, d.surfaces, d.phase from usage_days d
     join usage_people p on p.id = d.person_id order by p.key, d.day`,
  );
const row = (key: string, actions: number, more: object = {}) => ({
  ...{ key, actions, sessions: null, surfaces: 0, phase: null },
  ...more,
});

describe('GitHub Copilot’s report of users', () => {
  const users = [
    {
      ...{
        user_id: 1,
        user_login: 'Octo-Mia',
        day: '2026-05-04',
        used_agent: true,
        used_chat: true,
      },
      ...{ user_initiated_interaction_count: 12, code_generation_activity_count: 30 },
      ai_adoption_phase: { phase_number: 2, phase: 'Agent first', version: 'v1' },
      totals_by_cli: { session_count: 3, request_count: 9 },
    },
    {
      ...{ user_id: 2, user_login: 'octo-bao', day: '2026-05-04', used_cli: false },
      ...{ user_initiated_interaction_count: 0, ai_adoption_phase: 1 },
    },
    { user_id: 3, user_login: 'octo-finn', day: '2026-05-04', user_initiated_interaction_count: 5 },
  ];
  const expected = [
    row('octo-bao', 0, { phase: 101 }),
    row('octo-finn', 5),
    row('octo-mia', 12, { sessions: 3, surfaces: 0b111, phase: 102 }),
  ];

  it('is read as a line for each and as one document', async () => {
    const lines = usageWorld();
    await lines.importing(users.map((one) => JSON.stringify(one)).join('\n'), [], 'users.ndjson');
    expect(rows(lines)).toEqual(expected);
    const whole = usageWorld();
    await whole.importing(JSON.stringify({ day_totals: users }), [], 'users.json');
    expect(rows(whole)).toEqual(expected);
  });

  it('loses only the line that is broken', async () => {
    const world = usageWorld();
    const report = await world.importing(
      `${JSON.stringify(users[0])}\n{"user_lo\n`,
      [],
      'u.ndjson',
    );
    expect(report).toMatchObject({ source: 'copilot', added: 1, refused: 1 });
    expect(report.refusedRows).toEqual([{ line: 2, reason: 'The line is not JSON.' }]);
  });

  it.each([
    [{ download_links: ['https://x'], report_day: '2026-05-04' }, 'list of links'],
    [
      [{ user_id: 1, user_login: 'a', day: '2026-05-04', team_id: 7, slug: 't' }],
      'who is in which team',
    ],
  ])('is told from what lies beside it: %j', async (content, says) => {
    await expect(usageWorld().importing(JSON.stringify(content))).rejects.toThrow(says);
  });
});

describe('Claude Enterprise’s analytics', () => {
  const page = {
    data: [
      {
        user: { id: 'u1', email_address: 'Mia@acme.example' },
        chat_metrics: { message_count: 9, distinct_conversation_count: 2 },
        claude_code_metrics: { core_metrics: { distinct_session_count: 2, commit_count: 1 } },
        office_metrics: { excel: { message_count: 1 }, word: { message_count: 0 } },
        web_search_count: 1,
      },
    ],
    next_page: null,
  };

  it('needs its day said, or in the file’s name, and never takes today', async () => {
    const world = usageWorld();
    const text = JSON.stringify(page);
    await expect(world.importing(text, [], 'users.json')).rejects.toThrow('--day');
    await world.importing(text, [], 'users-2026-05-04.json');
    await world.importing(text, ['--day', '2026-05-05'], 'users.json');
    expect(world.all('select actions, sessions, surfaces from usage_days')).toEqual(
      Array(2).fill({ actions: 11, sessions: 2, surfaces: 2 + 32 + 256 + 1024 }),
    );
    expect(world.all('select user_id from usage_people')).toEqual([{ user_id: 'UMIA' }]);
  });
});

describe('Claude Code’s report', () => {
  it('adds up a person’s terminals, counts no record twice, and keeps programs apart', async () => {
    const record = (terminal: string, sessions: number, actor: object) => ({
      ...{ date: '2026-05-04T00:00:00Z', actor, terminal_type: terminal },
      core_metrics: { num_sessions: sessions, lines_of_code: { added: 5, removed: 1 } },
    });
    const mia = { type: 'user_actor', email_address: 'mia@acme.example' };
    const data = [
      record('vscode', 2, mia),
      record('iterm', 3, mia),
      record('iterm', 3, mia),
      record('ci', 50, { type: 'api_actor', api_key_name: 'build' }),
    ];
    const world = usageWorld();
    const report = await world.importing(JSON.stringify({ data, has_more: false }));
    expect(report).toMatchObject({ added: 2, refused: 1, people: { matched: 1, programs: 1 } });
    expect(rows(world)).toEqual([
      row('key: build', 50, { sessions: 50, surfaces: 32 }),
      row('mia@acme.example', 5, { sessions: 5, surfaces: 32 }),
    ]);
  });
});

describe('OpenAI’s usage of the platform', () => {
  const bucket = (results: object[]) => ({
    object: 'page',
    data: [{ object: 'bucket', start_time: 1_777_852_800, end_time: 1_777_939_200, results }],
  });
  const result = (user: string | null, requests: number, model: string) => ({
    ...{ object: 'organization.usage.completions.result', user_id: user, model },
    ...{ num_model_requests: requests, input_tokens: 1000, output_tokens: 200 },
  });

  it('adds up a person’s models within a day', async () => {
    const world = usageWorld();
    const results = [result('user-1', 4, 'a'), result('user-1', 6, 'b'), result(null, 9, 'a')];
    const report = await world.importing(JSON.stringify(bucket(results)));
    expect(report).toMatchObject({ from: '2026-05-04', added: 1, refused: 1 });
    expect(rows(world)).toEqual([row('user-1', 10)]);
  });

  it('is refused where it names nobody', async () => {
    const text = JSON.stringify(bucket([result(null, 4, 'a')]));
    await expect(usageWorld().importing(text)).rejects.toThrow('group_by[]=user_id');
  });
});

describe('Viva’s person query', () => {
  it('is by week, and counts its pseudonyms in the team that it names', async () => {
    const world = usageWorld();
    const report = await world.importing(
      'PersonId,MetricDate,Organization,Total_Copilot_actions\np-1,2026-05-03,Claims,12\np-1,2026-05-04,Claims,9\n',
    );
    expect(report).toMatchObject({ source: 'viva', added: 2, to: '2026-05-10' });
    expect(world.all('select key, team_id, user_id from usage_people')).toEqual([
      { key: 'p-1', team_id: 'claims', user_id: null },
    ]);
    const [person] = listPersonWeeks(world.request).get('claims' as TeamId) ?? [];
    expect([...(person?.actions ?? [])]).toEqual([12, 9]);
    expect(person?.personId).not.toContain('p-1');
  });
});
