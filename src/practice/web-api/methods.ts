import { accountMethods } from './account-methods.ts';
import { chatMethods } from './chat-methods.ts';
import { conversationMethods } from './conversation-methods.ts';
import { fileMethods } from './file-methods.ts';
import { historyMethods } from './history-methods.ts';
import type { Method } from './method.ts';
import { otherMethods } from './other-methods.ts';
import { userGroupMethods } from './user-group-methods.ts';
import { userMethods } from './user-methods.ts';
import { viewMethods } from './view-methods.ts';

const methods: Record<string, Method> = {
  ...accountMethods,
  ...chatMethods,
  ...conversationMethods,
  ...fileMethods,
  ...historyMethods,
  ...otherMethods,
  ...userGroupMethods,
  ...userMethods,
  ...viewMethods,
};

export function findMethod(name: string): Method | undefined {
  return Object.hasOwn(methods, name) ? methods[name] : undefined;
}
