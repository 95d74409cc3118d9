import { contract } from "../contract.ts";
import { demand } from "../contract-violation.ts";
import { getPage, walkByNext } from "../pages.ts";
import { finds } from "../where-oracle.ts";

contract("listUsers", "counts only when return_total_count=1 asks for it", async ({ send, users }) => {
  for (const return_total_count of [undefined, 0]) {
    const { meta } = await getPage(send, "listUsers", {
      query: { where: users.within(), return_total_count },
    });
    const asked = return_total_count === 0 ? "with return_total_count=0" : "without return_total_count";
    demand(!("total_count" in meta), "listUsers", `${asked} there is a total_count`);
  }
  const { meta } = await getPage(send, "listUsers", { query: { return_total_count: 1, limit: 1 } });
  demand(meta.total_count !== undefined, "listUsers", "with return_total_count=1 there is no total_count");
});

contract("listUsers", "counts all users that match, whatever the page", async ({ send, users }) => {
  const count = users.ids.length;
  for (const page of [{}, { limit: 1 }, { limit: 2, offset: 1 }, { offset: count }, { offset: count + 7 }]) {
    const query = { ...page, where: users.within(), return_total_count: 1 };
    const { meta } = await getPage(send, "listUsers", { query });
    demand(
      meta.total_count === count,
      "listUsers",
      `total_count is wrong with ${JSON.stringify(page)}, where ${count} users match`,
    );
  }
});

contract("listUsers", "counts by where", async ({ send, users, column }) => {
  for (const condition of [{ $gt: 0 }, { $lt: -1000 }, { $isnull: true }]) {
    const where = users.within({ [column("number")]: condition });
    const { meta } = await getPage(send, "listUsers", { query: { where, return_total_count: 1, limit: 1 } });
    const expected = users.rows.filter((row) => finds(where, row) === "yes").length;
    demand(
      meta.total_count === expected,
      "listUsers",
      `total_count is wrong for ${JSON.stringify(condition)} on a number column`,
    );
  }
});

contract("listUserInfoV1", "always counts all users that match", async ({ send, users }) => {
  for (const page of [{}, { limit: 1 }, { limit: 2, offset: 2 }]) {
    const { meta } = await getPage(send, "listUserInfoV1", { query: { ...page, where: users.within() } });
    demand(
      meta.total_count === users.ids.length,
      "listUserInfoV1",
      `total_count is wrong or missing with ${JSON.stringify(page)}`,
    );
  }
  for (const { meta } of await walkByNext(send, "listUserInfoV1", {
    query: { where: users.within(), limit: 2 },
  })) {
    demand(
      meta.total_count === users.ids.length,
      "listUserInfoV1",
      "total_count is wrong or missing on a page behind next",
    );
  }
});

contract(["listUsers", "listUserInfoV1"], "agree on how many users there are", async ({ send, users }) => {
  const count = async (operationId: "listUsers" | "listUserInfoV1", query: object) =>
    (await getPage(send, operationId, { query: { limit: 1, ...query } })).meta.total_count ?? -1;
  // Users come and go: what is between two counts is right.
  const before = await count("listUsers", { return_total_count: 1 });
  const everyone = await count("listUsers", { return_total_count: 1, where: "{}" });
  const older = await count("listUserInfoV1", {});
  const after = await count("listUsers", { return_total_count: 1 });
  const isBetween = (it: number) => Math.min(before, after) <= it && it <= Math.max(before, after);
  demand(before >= users.ids.length, "listUsers", "total_count is less than the users that were seen");
  demand(isBetween(everyone), "listUsers", "where={} does not match everyone");
  demand(isBetween(older), "listUserInfoV1", "total_count is not that of listUsers");
});
