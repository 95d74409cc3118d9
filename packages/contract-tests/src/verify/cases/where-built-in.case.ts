import { contract } from "../contract.ts";
import { demandFound } from "../found-users.ts";
import { getPage } from "../pages.ts";

contract("listUsers", "finds users by id", async ({ send, users }) => {
  for (const [index, id] of users.ids.entries()) {
    for (const condition of [{ id: { $eq: id } }, { id }, { id: { $ne: id } }, { id: { $lte: id } }]) {
      const where = users.within(condition);
      const { objects: found } = await getPage(send, "listUsers", { query: { where } });
      const [operator] = typeof condition.id === "number" ? ["a bare value"] : Object.keys(condition.id);
      const what = `${operator} with the id of user ${index + 1} of the sandbox`;
      demandFound("listUsers", { rows: users.rows, found, where, what });
    }
  }
});

contract("listUsers", "finds one user by the id alone", async ({ send, users }) => {
  const [id] = users.ids;
  const where = { id: { $eq: id } };
  const { objects: found } = await getPage(send, "listUsers", { query: { where } });
  demandFound("listUsers", { rows: users.rows, found, where, what: "$eq with an id" });
});

for (const [name, title] of [
  ["created_at", "finds users by when they were created"],
  ["updated_at", "finds users by when they were changed"],
] as const) {
  contract("listUsers", title, async ({ send, users }) => {
    const times = users.rows.map((row) => row[name]).toSorted((a, b) => a - b);
    const middle = times[Math.floor(times.length / 2)] ?? 0;
    for (const condition of [
      { $gte: middle },
      { $gt: middle },
      { $lt: middle },
      { $lte: middle },
      { $eq: middle },
      { $gt: middle * 1000 }, // a time in milliseconds, which is far from now
    ]) {
      const where = users.within({ [name]: condition });
      const { objects: found } = await getPage(send, "listUsers", { query: { where } });
      const what = `${Object.keys(condition)[0]} on ${name}`;
      demandFound("listUsers", { rows: users.rows, found, where, what });
    }
  });
}

for (const name of ["nickname", "city", "gender", "openid"]) {
  contract("listUsers", `finds users by ${name}`, async ({ send, users }) => {
    const values = new Set(users.rows.map((row) => row[name]).filter((value) => value != null));
    for (const value of values) {
      for (const condition of [{ $eq: value }, { $in: [value] }, { $ne: value }]) {
        const where = users.within({ [name]: condition });
        const { objects: found } = await getPage(send, "listUsers", { query: { where } });
        const what = `${Object.keys(condition)[0]} on ${name}`;
        demandFound("listUsers", { rows: users.rows, found, where, what });
      }
    }
  });
}

contract("listUsers", "finds users by a part of the nickname", async ({ send, users }) => {
  const parts = users.rows.flatMap(({ nickname }) =>
    typeof nickname === "string" && nickname !== "" ? [[...nickname].slice(-2).join("")] : [],
  );
  for (const part of new Set(parts)) {
    const where = users.within({ nickname: { $contains: part } });
    const { objects: found } = await getPage(send, "listUsers", { query: { where } });
    demandFound("listUsers", { rows: users.rows, found, where, what: "$contains on nickname" });
  }
});
