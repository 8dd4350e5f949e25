const plain = (text: string) => ({ type: 'plain_text', text });

/** What the bot's Home tab shows a person. */
export function homeView(name: string): Record<string, unknown> {
  return {
    type: 'home',
    blocks: [
      { type: 'header', text: plain(`Good morning, ${name}`) },
      {
        type: 'section',
        text: { type: 'mrkdwn', text: '*Needs you* — 2 things, about 8 minutes' },
      },
      {
        type: 'section',
        block_id: 'h1',
        text: {
          type: 'mrkdwn',
          text: '*Readiness answers of Claims*\nDue on Monday 18 January. Wave 1 needs them.',
        },
        accessory: {
          type: 'button',
          action_id: 'readiness.open',
          text: plain('Answer now'),
          style: 'primary',
        },
      },
      {
        type: 'section',
        block_id: 'h2',
        text: { type: 'mrkdwn', text: '*Sign-off of Bao’s practice task*\nHanded in on Tuesday.' },
        accessory: { type: 'button', action_id: 'training.open', text: plain('Look at it') },
      },
      { type: 'divider' },
      { type: 'header', text: plain('Support copilot') },
      {
        type: 'section',
        fields: [
          { type: 'mrkdwn', text: '*Phase*\nControlled expansion' },
          { type: 'mrkdwn', text: '*Next gate*\nBroad rollout, 14 December' },
          { type: 'mrkdwn', text: '*Live teams*\nClaims, Billing' },
          { type: 'mrkdwn', text: '*In the queue*\n4 teams, longest wait 19 days' },
        ],
      },
      {
        type: 'data_visualization',
        title: 'People active per week',
        chart: {
          type: 'bar',
          series: [
            {
              name: 'Active',
              data: ['W1', 'W2', 'W3', 'W4', 'W5'].map((label, index) => ({
                label,
                value: 12 + index * 5,
              })),
            },
          ],
          axis_config: { categories: ['W1', 'W2', 'W3', 'W4', 'W5'] },
        },
      },
      {
        type: 'actions',
        block_id: 'home-actions',
        elements: [
          { type: 'button', action_id: 'home.everything', text: plain('Show every input') },
          { type: 'button', action_id: 'home.help', text: plain('What can I do here?') },
        ],
      },
    ],
  };
}
