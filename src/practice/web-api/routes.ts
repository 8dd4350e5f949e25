import type { PracticeWorld } from '../practice-world.ts';
import { receiveBytes, sendBytes } from './file-bytes.ts';
import { answerResponseUrl } from './response-url.ts';
import { answerCall } from './web-api.ts';

/** The addresses of the practice Slack: its Web API, its response_urls and its files. */
export async function routeRequest(world: PracticeWorld, request: Request): Promise<Response> {
  const [, room, name = ''] = new URL(request.url).pathname.split('/');
  switch (room) {
    case 'api':
      return answerCall(world, request, name);
    case 'response':
      return answerResponseUrl(world, request, name);
    case 'upload':
      return receiveBytes(world, request, name);
    case 'files':
      return sendBytes(world, request, name);
    default:
      return new Response('There is nothing here.', { status: 404 });
  }
}
