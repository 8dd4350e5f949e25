export type UserGroup = {
  id: string;
  handle: string;
  name: string;
  description: string;
  memberIds: string[];
  disabled: boolean;
  createdBy: string;
  updatedAt: string;
};
