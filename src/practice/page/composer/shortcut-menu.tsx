import { Icon } from '../shell/icons.tsx';
import { Menu } from '../shell/menu.tsx';
import { send, state } from '../workspace/workspace.ts';

/** The app's global shortcuts, reachable from every conversation. */
export function ShortcutMenu() {
  const seen = state.value;
  const shortcuts = (seen?.shortcuts ?? []).filter((shortcut) => shortcut.type === 'global');
  if (!seen || shortcuts.length === 0) return null;
  return (
    <Menu
      label="App shortcuts"
      class="tool"
      align="end"
      items={shortcuts.map(({ callbackId, name, description }) => ({
        key: callbackId,
        look: name,
        more: description,
        choose: () => void send({ act: 'shortcut', as: seen.actingAs, callbackId }),
      }))}
    >
      <Icon name="plus" />
    </Menu>
  );
}
