import { contract } from "../contract.ts";
import { demand } from "../contract-violation.ts";
import { getPage, userLists } from "../pages.ts";
import type { Row } from "../provider.ts";

/** Whether the users that have a value are in its order; where the others stand is not documented. */
function isSorted(rows: readonly Row[], name: string, descending: boolean): boolean {
  const values = rows
    .map((row) => row[name] as never)
    .filter((value) => value !== undefined && value !== null);
  return values.every((value, index) => {
    const before = values[index - 1];
    return before === undefined || (descending ? before >= value : before <= value);
  });
}

for (const list of userLists) {
  contract(list, "shows the newest first", async ({ send, users }) => {
    const everyone = await getPage(send, list, {});
    demand(
      isSorted(everyone.objects, "created_at", true),
      list,
      "without order_by, the newest are not first",
    );
    const some = await getPage(send, list, { query: { where: users.within() } });
    demand(isSorted(some.objects, "created_at", true), list, "with where only, the newest are not first");
  });

  for (const name of ["created_at", "id"]) {
    contract(list, `sorts by ${name} in both directions`, async ({ send, users }) => {
      for (const order_by of [name, `-${name}`]) {
        const { objects } = await getPage(send, list, { query: { where: users.within(), order_by } });
        demand(
          isSorted(objects, name, order_by !== name),
          list,
          `order_by=${order_by} is not the order of the answer`,
        );
        demand(objects.length === users.ids.length, list, `order_by=${order_by} loses users`);
      }
      const { objects } = await getPage(send, list, { query: { order_by: name } });
      demand(isSorted(objects, name, false), list, `order_by=${name} without where is not the order`);
    });
  }

  for (const kind of ["number", "date"] as const) {
    contract(list, `sorts by a ${kind} column`, async ({ send, users, column }) => {
      const name = column(kind);
      for (const order_by of [name, `-${name}`]) {
        const { objects } = await getPage(send, list, { query: { where: users.within(), order_by } });
        const direction = order_by === name ? "ascending" : "descending";
        demand(
          isSorted(objects, name, order_by !== name),
          list,
          `the values of a ${kind} column are not in ${direction} order`,
        );
        demand(objects.length === users.ids.length, list, `order_by of a ${kind} column loses users`);
      }
    });
  }

  contract(list, "sorts by several columns", async ({ send, users, column }) => {
    const name = column("boolean");
    for (const order_by of [`${name},id`, `${name},-id`, `-${name},id`, `-${name},-id`]) {
      const { objects } = await getPage(send, list, { query: { where: users.within(), order_by } });
      const asked = order_by.replace(name, "<a boolean column>");
      demand(
        isSorted(objects, name, order_by.startsWith("-")),
        list,
        `order_by=${asked}: the answer is not in the order of the first column`,
      );
      for (const value of [true, false]) {
        const equal = objects.filter((row) => row[name] === value);
        demand(
          isSorted(equal, "id", order_by.endsWith("-id")),
          list,
          `order_by=${asked}: users with the same first value are not in the order of the second column`,
        );
      }
    }
  });
}
