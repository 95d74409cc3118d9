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

  contract(list, "sorts by updated_at in both directions", async ({ send, users }) => {
    for (const order_by of ["updated_at", "-updated_at"]) {
      // Without where: those of the sandbox were often changed in the same second.
      for (const query of [
        { order_by, limit: 50 },
        { order_by, where: users.within() },
      ]) {
        const { objects } = await getPage(send, list, { query });
        const isRight = isSorted(objects, "updated_at", order_by !== "updated_at");
        demand(isRight, list, `order_by=${order_by} is not the order of the answer`);
      }
    }
  });

  contract(list, "sorts by a text column", async ({ send, users, column }) => {
    for (const name of [column("text"), column("second_text")]) {
      for (const order_by of [name, `-${name}`]) {
        const { objects } = await getPage(send, list, { query: { where: users.within(), order_by } });
        // Where capitals and other scripts stand is for the provider to say.
        const plain = objects.filter((row) => /^[a-z]+$/.test(String(row[name] ?? "")));
        const direction = order_by === name ? "ascending" : "descending";
        const isRight = isSorted(plain, name, order_by !== name);
        demand(isRight, list, `the values of a text column are not in ${direction} order`);
        demand(objects.length === users.ids.length, list, "order_by of a text column loses users");
      }
    }
  });

  contract(list, "sorts by three columns", async ({ send, users, column }) => {
    const [date, boolean] = [column("date"), column("boolean")];
    for (const last of ["id", "-id"]) {
      const query = { where: users.within(), order_by: `${date},${boolean},${last}` };
      const { objects } = await getPage(send, list, { query });
      // Wherever those without a value stand: those who are the same in both columns are in the order of the third.
      const values = (row: Row) => JSON.stringify([row[date], row[boolean]]);
      const isRight = objects.every((row) => {
        const alike = objects.filter((other) => values(other) === values(row));
        return isSorted(alike, "id", last === "-id");
      });
      demand(
        isRight,
        list,
        `users who are the same in two columns are not in the order of ${last}, the third`,
      );
    }
  });

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
