import { expect, test } from "vitest";
import { startEmulator } from "../../src/index.ts";
import type { SeedUser } from "../../src/seed/seed-user.ts";
import { type Called, createCall } from "../call.ts";
import { createCollection, firstSeed } from "./collection.ts";
import { schema } from "./columns.ts";
import { Judge } from "./judge.ts";
import { createOrderBy, sortDocuments } from "./order.ts";
import { Subject } from "./subject.ts";
import { createWhere } from "./where.ts";

const collectionCount = 6;
const queryCount = 40;

test.for(Array.from({ length: collectionCount }, (_, index) => firstSeed + index))(
  "over HTTP, page by page, a list is what the oracle selects in the order that was asked for (seed %i)",
  async (seed) => {
    const { documents, source, quirks } = createCollection(seed, 60);
    const { random } = source;
    using subject = new Subject();
    await subject.fill(documents, quirks);
    const judge = new Judge(subject, documents, quirks);
    await using emulator = await startEmulator({ seed: documents as SeedUser[], schema, quirks });
    const call = createCall(emulator);
    let pages = 0;
    for (let query = 0; query < queryCount; query++) {
      const where = createWhere(source);
      // The nearest come first unless something else is asked for: that order has its own test.
      const byDistance = JSON.stringify(where).includes("$nearsphere");
      const order_by = random.chance(0.7) || byDistance ? createOrderBy(random) : undefined;
      const limit = random.pick([1, 7, 20, 59, 60, 61, 1000]);
      // The old list always counts.
      const isOld = random.chance(0.2);
      const path = isOld ? "/oserve/v1/user/info/" : "/oserve/v2.2/miniapp/user_profile/";
      const count = isOld ? {} : { return_total_count: 1 };
      const parameters = { where, limit, ...(order_by ? { order_by } : {}), ...count };
      const message = `ORACLE_SEED=${seed} ${JSON.stringify(parameters)}`;

      const { selected, wrong } = judge.judge(where);
      expect(wrong, message).toBeUndefined();
      const first = await call(path, { query: parameters });
      expect(first.status, message).toBe(selected ? 200 : 400);
      if (!selected) continue;
      const expected = sortDocuments(
        documents.filter(({ id }) => selected.includes(id)),
        order_by,
      ).map(({ id }) => id);
      const forth = await follow(call, first, "next");
      expect(forth.flatMap(idsOf), message).toEqual(expected);
      expect(forth, message).toHaveLength(Math.max(1, Math.ceil(expected.length / limit)));
      for (const { json } of forth) expect(json.meta.total_count, message).toBe(expected.length);
      const back = await follow(call, forth.at(-1) as Called, "previous");
      expect(back.toReversed().flatMap(idsOf), message).toEqual(expected);
      pages += forth.length;
    }
    expect(pages).toBeGreaterThan(queryCount);
  },
);

/** A page, and those after or before it. */
async function follow(
  call: ReturnType<typeof createCall>,
  page: Called,
  link: "next" | "previous",
): Promise<Called[]> {
  const pages = [page];
  for (let url = page.json.meta[link]; url !== null; url = pages.at(-1)?.json.meta[link]) {
    pages.push(await call(url));
  }
  return pages;
}

function idsOf({ json }: Called): number[] {
  return json.objects.map(({ id }: { id: number }) => id);
}
