import { confirmed } from '../inputs/confirm.tsx';
import { startOver } from '../workspace/workspace.ts';
import { Icon } from './icons.tsx';
import { Menu } from './menu.tsx';

/** What concerns the whole practice world. */
export function WorkspaceMenu() {
  return (
    <Menu
      label="This practice workspace"
      class="plain-button"
      align="end"
      items={[
        {
          key: 'start-over',
          look: 'Start over…',
          more: 'Back to the first choice, with an empty world',
          choose: () => void askAndStartOver(),
        },
      ]}
    >
      <Icon name="more" />
    </Menu>
  );
}

async function askAndStartOver(): Promise<void> {
  const isSure = await confirmed({
    title: { type: 'plain_text', text: 'Start over?' },
    text: {
      type: 'plain_text',
      text: 'This world and its rollouts are set aside in a file beside the database, and you choose again how to begin. The one set aside before it is replaced.',
    },
    confirm: { type: 'plain_text', text: 'Start over' },
    deny: { type: 'plain_text', text: 'Stay here' },
    style: 'danger',
  });
  if (isSure) await startOver();
}
