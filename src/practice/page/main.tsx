import { render } from 'preact';
import { App } from './shell/app.tsx';
import { followSystem } from './shell/theme.ts';
import { startWorkspace } from './workspace/workspace.ts';

import './style/tokens.css';
import './style/base.css';
import './style/buttons.css';
import './style/inputs.css';
import './style/choices.css';
import './style/shell.css';
import './style/top-bar.css';
import './style/side-bar.css';
import './style/people.css';
import './style/conversation.css';
import './style/messages.css';
import './style/thread.css';
import './style/composer.css';
import './style/text.css';
import './style/blocks.css';
import './style/cards.css';
import './style/pictures.css';
import './style/data.css';
import './style/chart.css';
import './style/modals.css';
import './style/first-visit.css';
import './style/trials.css';
import './style/narrow.css';

const root = document.getElementById('page');
if (root) {
  followSystem();
  render(<App />, root);
  startWorkspace();
}
