import type { operations } from "@minapp-users/client";
import { updateUserAccount } from "./account.ts";
import { createAccessToken, createAuthorizationCode } from "./authentication.ts";
import { bulkUpdateUsers, getBulkOperation } from "./bulk.ts";
import type { Handler } from "./call.ts";
import { getUser, listUsers, updateUser } from "./users.ts";
import { getUserProfileV1, listUserProfilesV1 } from "./v1-profiles.ts";
import { getUserInfoV1, listUserInfoV1, updateUserInfoV1 } from "./v1-users.ts";

/** What answers each operation of the spec. A new operation does not compile without its handler. */
export const handlers: Readonly<Record<keyof operations, Handler>> = {
  createAuthorizationCode,
  createAccessToken,
  listUsers,
  getUser,
  updateUser,
  bulkUpdateUsers,
  getBulkOperation,
  updateUserAccount,
  listUserProfilesV1,
  getUserProfileV1,
  listUserInfoV1,
  getUserInfoV1,
  updateUserInfoV1,
};
