import { contract } from "../contract.ts";
import { demandFound } from "../found-users.ts";
import { getPage } from "../pages.ts";
import { isSibling, whereExamples } from "../where-examples.ts";

for (const [operator, examples] of Object.entries(whereExamples)) {
  for (const kind of new Set(examples.map(({ column }) => column))) {
    const ofKind = examples.filter(({ column }) => column === kind);
    contract(
      "listUsers",
      `finds users by ${operator} on a ${kind} column`,
      async ({ send, users, column }) => {
        for (const { condition } of ofKind) {
          const where = users.within({ [column(kind)]: condition });
          const { objects: found } = await getPage(send, "listUsers", { query: { where } });
          const what = `${JSON.stringify(condition)} on a ${kind} column`;
          demandFound("listUsers", { rows: users.rows, found, where, what });
        }
      },
      { sibling: ofKind.every(isSibling) },
    );
  }
}

contract(
  "listUserInfoV1",
  "finds users by the operators that are documented",
  async ({ send, users, column }) => {
    for (const example of Object.values(whereExamples).flat()) {
      const { column: kind, condition } = example;
      if (isSibling(example) || (kind !== "number" && kind !== "text")) continue;
      const where = users.within({ [column(kind)]: condition });
      const { objects: found } = await getPage(send, "listUserInfoV1", { query: { where } });
      const what = `${JSON.stringify(condition)} on a ${kind} column`;
      demandFound("listUserInfoV1", { rows: users.rows, found, where, what });
    }
  },
);
