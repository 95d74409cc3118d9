import { contract } from "../contract.ts";
import { demandRows } from "../demand-rows.ts";

contract(
  ["updateUser", "bulkUpdateUsers", "updateUserInfoV1", "getUser"],
  "changes nothing without a right token",
  async ({ send, sandbox, column, provider }) => {
    const path = { id: sandbox.ids[0] };
    const body = { [column("text")]: "unauthorized" };
    for (const token of [null, `${provider.token}0`]) {
      await send("updateUser", { path, body, token }, [401]);
      await send("updateUserInfoV1", { path, body, token }, [401]);
      await send("bulkUpdateUsers", { query: { where: sandbox.within(), limit: 10 }, body, token }, [401]);
    }
    await demandRows("updateUser", { send, sandbox }, {});
  },
);
