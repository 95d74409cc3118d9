import { accountMutants } from "./account.ts";
import { authenticationMutants } from "./authentication.ts";
import { bulkMutants, jobMutants } from "./bulk.ts";
import { listUsersMutants, whereMutants } from "./list-users.ts";
import type { Mutant } from "./mutant.ts";
import { getUserMutants, updateUserMutants } from "./users.ts";
import { v1Mutants } from "./v1.ts";

/** Every provider that gets one thing wrong. */
export const mutants: Mutant[] = [
  ...authenticationMutants,
  ...listUsersMutants,
  ...whereMutants,
  ...getUserMutants,
  ...updateUserMutants,
  ...bulkMutants,
  ...jobMutants,
  ...accountMutants,
  ...v1Mutants,
];
