import { checkJson, resolve } from "@minapp-users/spec-check";
import { beforeAll, describe, expect, test } from "vitest";
import { type Collection, collectionCount, createCollection, firstSeed } from "./oracle/collection.ts";
import { differences } from "./oracle/differences.ts";
import type { Document } from "./oracle/documents.ts";
import { Judge, type Judgement } from "./oracle/judge.ts";
import { taken } from "./oracle/refusals.ts";
import { shrink } from "./oracle/shrink.ts";
import { Subject } from "./oracle/subject.ts";
import { Tally } from "./oracle/tally.ts";
import { createWhere, type Where } from "./oracle/where.ts";

const documentCount = 40;
const queryCount = 103; // some of them are to be refused

describe("where", () => {
  const tally = new Tally();

  // Another seed: ORACLE_SEED=5 ORACLE_COLLECTIONS=1 npx vitest run test/oracle.test.ts
  beforeAll(async () => {
    using subject = new Subject();
    for (let index = 0; index < collectionCount; index++) {
      const collection = createCollection(firstSeed + index, documentCount);
      await subject.fill(collection.documents, collection.quirks);
      const judge = new Judge(subject, collection.documents, collection.quirks);
      for (let query = 0; query < queryCount; query++) {
        const where = createWhere(collection.source);
        const judgement = judge.judge(where);
        tally.add(where, judgement, documentCount);
        if (!judgement.wrong) continue;
        throw new Error(await describeMistake(firstSeed + index, collection, where, judgement.wrong));
      }
    }
  }, 1000 * collectionCount);

  test("selects the users that MongoDB would select, or differs in a documented way", () => {
    expect(tally.queries).toBeGreaterThanOrEqual(100 * collectionCount);
  });

  test("is asked things that tell users apart", () => {
    const { queries, selectedNone, selectedSome, selectedAll } = tally;
    expect(selectedSome / queries).toBeGreaterThan(0.5);
    expect(selectedNone / queries).toBeGreaterThan(0.1);
    expect(selectedAll / queries).toBeGreaterThan(0.02);
    expect(tally.refused).toBeGreaterThan(collectionCount / 2);
  });

  const { properties } = resolve<{ properties: object }>({ $ref: "#/components/schemas/Operators" });
  test.each(Object.keys(properties).filter((operator) => operator !== "$options"))(
    "%s selects some users and not others",
    (operator) => {
      expect(tally.alone.get(operator)?.selectedSome).toBeGreaterThan(collectionCount / 10);
    },
  );

  test.each(Object.entries(taken))(
    "each operator for a column of the type %s selects some",
    (type, operators) => {
      const idle = operators.filter((operator) => !tally.alone.get(`${operator} on ${type}`)?.selectedSome);
      expect(idle).toEqual([]);
    },
  );

  test.each(differences)("there is still a difference: $name", ({ name }) => {
    expect(tally.differences.get(name) ?? 0).toBeGreaterThan(0);
  });
});

/** The seed, the `where` and the user, both as small as they can be. */
async function describeMistake(
  seed: number,
  { quirks }: Collection,
  where: Where,
  { kind, document }: NonNullable<Judgement["wrong"]>,
): Promise<string> {
  using subject = new Subject();
  const judge = async (smallWhere: Where, smallDocument: Document) => {
    try {
      if (checkJson({ $ref: "#/components/schemas/Where" }, smallWhere, "where") !== undefined)
        return undefined;
      await subject.fill([smallDocument], quirks);
      const { wrong } = new Judge(subject, [smallDocument], quirks).judge(smallWhere);
      return wrong?.kind === kind ? wrong : undefined;
    } catch {
      return undefined; // neither a user nor a `where`
    }
  };
  const smallWhere = await shrink(where, async (it) => (await judge(it, document)) !== undefined);
  const smallDocument = await shrink(document, async (it) => (await judge(smallWhere, it)) !== undefined);
  const problem = (await judge(smallWhere, smallDocument))?.problem ?? "is answered wrongly among others";
  return [
    `With ORACLE_SEED=${seed} ORACLE_COLLECTIONS=1 and the quirks ${JSON.stringify(quirks)}, of`,
    `the where ${JSON.stringify(smallWhere)}`,
    `the user  ${JSON.stringify(smallDocument)}`,
    problem,
  ].join("\n");
}
