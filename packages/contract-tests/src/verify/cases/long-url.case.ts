import { spec } from "@minapp-users/spec-check";
import { contract } from "../contract.ts";
import { demandFound } from "../found-users.ts";
import { getPage } from "../pages.ts";

const [{ "x-minapp-max-url-length": longest }] = spec.servers;
/** What an id takes in a URL: fifteen digits and an encoded comma. */
const perId = 18;
const ids = (count: number) => Array.from({ length: count }, (_, index) => 999_000_000_000_001 + index);

contract(
  "listUsers",
  "answers 502 to a URL that is too long",
  async ({ send }) => {
    const where = { id: { $in: ids(Math.ceil(longest / perId) + 10) } };
    await send("listUsers", { query: { where } }, [502]);
  },
  { sibling: true },
);

contract("listUsers", "takes a URL that is nearly as long as one may be", async ({ send, users }) => {
  const where = { id: { $in: [...ids(Math.floor((longest * 0.9) / perId)), ...users.ids] } };
  const { objects: found } = await getPage(send, "listUsers", { query: { where } });
  demandFound("listUsers", { rows: users.rows, found, where, what: "$in with many ids" });
});
