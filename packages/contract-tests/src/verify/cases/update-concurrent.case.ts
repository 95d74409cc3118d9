import type { ColumnKind } from "../column-kinds.ts";
import { type CaseContext, contract } from "../contract.ts";
import { demand } from "../contract-violation.ts";
import { demandRows } from "../demand-rows.ts";

/** A value for each kind that nobody in the sandbox has. */
const writes: readonly [kind: ColumnKind, value: unknown][] = [
  ["text", "by the first writer"],
  ["second_text", "by the second writer"],
  ["number", 333],
  ["array", ["by", "the", "fourth", "writer"]],
  ["object", { by: "the fifth writer" }],
  ["date", "2030-06-06T06:06:06.000000+08:00"],
];

contract(
  ["updateUser", "getUser"],
  "writers of different columns do not undo each other",
  async ({ provider, send, sandbox, skip }) => {
    const known = writes.flatMap(([kind, value]) => {
      const name = provider.columns[kind];
      return name === null ? [] : [[name, value] as const];
    });
    if (known.length < 2) skip("it needs two custom columns");
    const changes = Object.fromEntries(known);
    // Many pairs at once, so that one that reads and then saves whole rows meets another one.
    await Promise.all(
      sandbox.ids.flatMap((id) =>
        Object.entries(changes).map(([name, value]) =>
          send("updateUser", { path: { id }, body: { [name]: value } }),
        ),
      ),
    );
    const everyone = Object.fromEntries(sandbox.ids.map((_, index) => [index + 1, changes]));
    await demandRows("updateUser", { send, sandbox }, everyone);
  },
);

contract(
  ["updateUser", "getUser"],
  "of many $incr_by and $append at the same time, none is lost",
  async ({ send, sandbox, column }) => {
    const [number, array] = [column("number"), column("array")];
    const path = { id: sandbox.ids[1] };
    const items = Array.from({ length: 12 }, (_, index) => `item ${index}`);
    await Promise.all(
      items.flatMap((item) => [
        send("updateUser", { path, body: { [number]: { $incr_by: 1 } } }),
        send("updateUser", { path, body: { [array]: { $append: [item] } } }),
      ]),
    );
    const { body } = await send("getUser", { path });
    const kept = body[array] as string[];
    demand(body[number] === items.length, "updateUser", "of $incr_by at the same time, some were lost");
    const isWhole = [...kept].sort().join() === ["b", "c", ...items].sort().join();
    demand(isWhole, "updateUser", "of $append at the same time, some were lost");
    await demandRows("updateUser", { send, sandbox }, { 2: { [number]: items.length, [array]: kept } });
  },
);

contract(
  ["bulkUpdateUsers", "updateUser", "getUser"],
  "an update of many and updates of one of them do not undo each other",
  async ({ send, sandbox, column }) => {
    const [number, text] = [column("number"), column("text")];
    const { rows } = sandbox;
    await Promise.all([
      ...times(8, () => raise({ send, sandbox }, number)),
      ...rows
        .slice(0, 4)
        .map(({ id }) => send("updateUser", { path: { id }, body: { [text]: "meanwhile" } })),
    ]);
    const changes = rows.slice(0, 4).map((row, index) => {
      return [index + 1, { [number]: (row[number] as number) + 8, [text]: "meanwhile" }];
    });
    await demandRows("bulkUpdateUsers", { send, sandbox }, Object.fromEntries(changes));
  },
);

/** Adds one to the number of the first four users. */
async function raise({ send, sandbox }: Pick<CaseContext, "send" | "sandbox">, number: string) {
  const where = { $and: [{ id: { $in: sandbox.ids.slice(0, 4) } }] };
  await send("bulkUpdateUsers", { query: { where, limit: 4 }, body: { [number]: { $incr_by: 1 } } });
}

function times<Result>(count: number, run: () => Result): Result[] {
  return Array.from({ length: count }, run);
}
