import { type Parameter, resolve } from "@minapp-users/spec-check";

const { schema } = resolve<Parameter>({ $ref: "#/components/parameters/Limit" });

/** The largest `limit`: of users in one answer, and of rows in one synchronous bulk update. */
export const largestLimit = (schema as { maximum: number }).maximum;
