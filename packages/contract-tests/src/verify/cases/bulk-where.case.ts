import { bulkUpdate } from "../bulk-update.ts";
import { type CaseContext, contract } from "../contract.ts";
import { demand } from "../contract-violation.ts";
import { readRows } from "../demand-rows.ts";
import { demandFound } from "../found-users.ts";
import { getPage } from "../pages.ts";
import { isSibling, whereExamples } from "../where-examples.ts";
import { whereJoins } from "../where-joins.ts";

type Wheres = readonly (readonly [where: object, what: string])[];
type Context = Pick<CaseContext, "send" | "sandbox" | "column">;

/** Updates by one filter after the other, each with another text, and demands that it reached the users that it finds. */
async function demandReached({ send, sandbox, column }: Context, wheres: Wheres): Promise<void> {
  const second = column("second_text");
  for (const [index, [condition, what]] of wheres.entries()) {
    const text = `bulk ${index + 1}`;
    const where = sandbox.within(condition);
    const { succeed } = await bulkUpdate(send, { query: { where, limit: 10 }, body: { [second]: text } });
    const { objects } = await getPage(send, "listUsers", { query: { where: sandbox.within() } });
    const reached = objects.filter((row) => row[second] === text);
    try {
      demandFound("bulkUpdateUsers", { rows: sandbox.rows, found: reached, where, what });
      demand(succeed === reached.length, "bulkUpdateUsers", `succeed is not how many ${what} found`);
    } catch (problem) {
      const rows = await readRows(send, sandbox.ids);
      const isListed = rows.every(
        (row) => (row[second] === text) === reached.some(({ id }) => id === row.id),
      );
      demand(isListed, "listUsers", "it does not show what was written as getUser does");
      throw problem;
    }
  }
}

// One case for all kinds of columns: each begins by filling the sandbox again, which is most of what it takes.
for (const [operator, examples] of Object.entries(whereExamples)) {
  for (const sibling of new Set(examples.map(isSibling))) {
    contract(
      ["bulkUpdateUsers", "listUsers", "getUser"],
      `changes whom ${operator} finds${sibling ? ", as known from siblings" : ""}`,
      async ({ send, sandbox, column, provider, skip }) => {
        const wheres = examples
          .filter((example) => isSibling(example) === sibling)
          .flatMap(({ column: kind, condition }): Wheres => {
            const name = provider.columns[kind];
            return name === null
              ? []
              : [[{ [name]: condition }, `${JSON.stringify(condition)} on a ${kind} column`]];
          });
        if (wheres.length === 0) skip("the provider has no column of the kinds that it is for");
        await demandReached({ send, sandbox, column }, wheres);
      },
      { sibling },
    );
  }
}

for (const { title, wheres } of whereJoins) {
  contract(
    ["bulkUpdateUsers", "listUsers", "getUser"],
    `its where ${title}`,
    async ({ send, sandbox, column }) => {
      await demandReached({ send, sandbox, column }, wheres(column));
    },
  );
}

contract(
  ["bulkUpdateUsers", "listUsers", "getUser"],
  "changes whom id finds",
  async ({ send, sandbox, column }) => {
    const [, second, third] = sandbox.ids as [number, number, number];
    await demandReached({ send, sandbox, column }, [
      [{ id: second }, "a bare id"],
      [{ id: { $ne: second } }, "$ne with an id"],
      [{ id: { $gt: third } }, "$gt with an id"],
    ]);
  },
);
