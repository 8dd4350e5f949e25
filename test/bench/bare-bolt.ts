/* The floor: Bolt alone, whose only work is to acknowledge. */
import bolt from '@slack/bolt';
import { answerMeter, SECRET } from './meter.ts';

const receiver = new bolt.HTTPReceiver({
  signingSecret: SECRET,
  endpoints: ['/slack/events'],
  logLevel: bolt.LogLevel.ERROR,
});
const app = new bolt.App({
  token: 'xoxb-bench',
  receiver,
  clientOptions: { slackApiUrl: process.env.SLACK_API_URL ?? '' },
  logLevel: bolt.LogLevel.ERROR,
  deferInitialization: true,
});
app.command(/.*/, async ({ ack }) => ack());
await app.init();
const server = await app.start(Number(process.env.PORT));
// Ends as the bot does, so that what Node compiled is kept for the next start.
process.once('SIGTERM', () => process.exit(0));
answerMeter((server as { address(): { port: number } }).address().port);
