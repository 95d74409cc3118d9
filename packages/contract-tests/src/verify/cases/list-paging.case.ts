import { contract } from "../contract.ts";
import { demand } from "../contract-violation.ts";
import { demandEachOnce, getPage, type Page, userLists, walkByNext } from "../pages.ts";

for (const list of userLists) {
  contract(list, "gives at most limit users, and echoes limit and offset", async ({ send, users }) => {
    const where = users.within();
    for (const [limit, offset] of [
      [1, 0],
      [2, 0],
      [2, 1],
      [4, 2],
      [5, 3],
      [1000, 0],
    ] as const) {
      const { meta, objects } = await getPage(send, list, { query: { where, limit, offset } });
      const rest = Math.max(0, users.ids.length - offset);
      const asked = `with limit=${limit} and offset=${offset}`;
      demand(
        objects.length === Math.min(limit, rest),
        list,
        `${asked} of ${users.ids.length} users the page has ${objects.length}`,
      );
      demand(meta.limit === limit, list, `${asked} meta.limit is another one`);
      demand(meta.offset === offset, list, `${asked} meta.offset is another one`);
      demand(
        (meta.next === null) === rest <= limit,
        list,
        `${asked} of ${users.ids.length} users next is ${meta.next === null ? "null" : "not null"}`,
      );
    }
  });

  contract(list, "gives the first 20 users when nothing is asked for", async ({ send, provider, users }) => {
    const { meta, objects } = await getPage(send, list, {});
    demand(meta.limit === 20, list, "without limit, meta.limit is not 20");
    demand(meta.offset === 0, list, "without offset, meta.offset is not 0");
    demand(meta.previous === null, list, "the first page has a link to a previous one");
    demand(objects.length <= 20, list, `without limit, the page has ${objects.length} users`);
    const there = Math.min(20, provider.userCount ?? users.ids.length);
    demand(objects.length >= there, list, `without limit, the page has ${objects.length} of ${there} users`);
    demand(
      objects.length === 20 || meta.next === null,
      list,
      "behind a page that is not full there is a next one",
    );
  });

  for (const limit of [2, 3, 4]) {
    contract(
      list,
      `leads by next to each user once, ${limit} at a time, and keeps where and order_by`,
      async ({ send, users }) => {
        for (const order_by of ["id", "-id"]) {
          const pages = await walkByNext(send, list, { query: { where: users.within(), limit, order_by } });
          demandEachOnce(list, pages, users.ids, "the walk by next");
          for (const [index, { meta, objects }] of pages.entries()) {
            const left = users.ids.length - index * limit;
            demand(objects.length === Math.min(limit, left), list, "next leads to a page of another size");
            demand(meta.limit === limit, list, "next leads to a page with another meta.limit");
            demand(meta.offset === index * limit, list, "next leads to a page with a wrong meta.offset");
          }
          const ids = pages.flatMap(({ objects }) => objects.map(({ id }) => id));
          const sorted = ids.toSorted((a, b) => (order_by === "id" ? a - b : b - a));
          demand(
            ids.join() === sorted.join(),
            list,
            "the pages behind next are not in the order of order_by",
          );
        }
      },
    );
  }

  contract(list, "leads by next from any offset to the user behind the page", async ({ send, users }) => {
    for (const offset of [1, 2]) {
      const query = { where: users.within(), order_by: "id", limit: 3, offset };
      const { meta, objects } = await getPage(send, list, { query });
      if (meta.next === null) continue; // there are fewer users
      const next = await getPage(send, list, { link: meta.next });
      demand(next.meta.offset === offset + 3, list, `next of offset=${offset}&limit=3 has a wrong offset`);
      const ids = [...objects, ...next.objects].map(({ id }) => id);
      const isRight = ids.join() === users.ids.slice(offset, offset + 6).join();
      demand(isRight, list, `next of offset=${offset}&limit=3 does not go on behind the page`);
    }
  });

  contract(list, "leads by next to each user once in its own order", async ({ send, users }) => {
    const pages = await walkByNext(send, list, { query: { where: users.within(), limit: 2 } });
    demandEachOnce(list, pages, users.ids, "the walk by next without order_by");
  });

  contract(list, "shows each user once when offset grows by limit", async ({ send, users }) => {
    for (const query of [{}, { order_by: "-created_at,id" }]) {
      const pages = [];
      for (let offset = 0; offset < users.ids.length; offset += 2) {
        const where = users.within();
        pages.push(await getPage(send, list, { query: { ...query, where, limit: 2, offset } }));
      }
      demandEachOnce(list, pages, users.ids, "the walk by offset");
    }
  });

  contract(list, "leads back by previous, and keeps where and order_by", async ({ send, users, skip }) => {
    if (users.ids.length < 5) skip("it needs five users");
    for (const order_by of ["id", "-id"]) {
      const query = { where: users.within(), order_by, limit: 2 };
      const first = await getPage(send, list, { query });
      const second = await getPage(send, list, { query: { ...query, offset: 2 } });
      const third = await getPage(send, list, { query: { ...query, offset: 4 } });
      demand(first.meta.previous === null, list, "the first page has a link to a previous one");
      for (const [place, page, before] of [
        ["second", second, first],
        ["third", third, second],
      ] as const) {
        const link = page.meta.previous;
        demand(link !== null, list, `the ${place} page has no link to the previous one`);
        const back = await getPage(send, list, { link });
        const ids = ({ objects }: Page) => objects.map(({ id }) => id).join();
        demand(ids(back) === ids(before), list, `previous of the ${place} page leads to other users`);
        demand(
          back.meta.offset === before.meta.offset,
          list,
          `previous of the ${place} page leads to another offset`,
        );
      }
    }
  });

  contract(list, "gives an empty last page beyond the end", async ({ send, users }) => {
    for (const offset of [users.ids.length, users.ids.length + 50]) {
      const { meta, objects } = await getPage(send, list, { query: { where: users.within(), offset } });
      const asked = `with offset=${offset} of ${users.ids.length} users`;
      demand(objects.length === 0, list, `${asked} the page has ${objects.length}`);
      demand(meta.next === null, list, `${asked} there is a link to a next page`);
      demand(meta.offset === offset, list, `${asked} meta.offset is another one`);
    }
  });
}
