import { createUsersClient } from "@minapp-users/client";
import { fitsEveryone } from "@minapp-users/spec-check";
import { describe, expect, test } from "vitest";
import { checkBulkWhere } from "../../src/islands/try-it/check-bulk-where.ts";
import { prepareRequest } from "../../src/islands/try-it/prepare-request.ts";
import { words } from "../../src/islands/try-it/words.ts";
import { checkWhere } from "../../src/islands/where-playground/check-where.ts";
import { words as playgroundWords } from "../../src/islands/where-playground/words.ts";
import { operationOf } from "./operation-of.ts";
import { schema } from "./where-schema.ts";

/** What the client makes of a bulk update with a filter. */
async function verdictOfClient(text: string): Promise<"sent" | "asks nothing" | "refused"> {
  let isSent = false;
  const client = createUsersClient({
    token: "t",
    fetch: async () => {
      isSent = true;
      return Response.json({ succeed: 0, total_count: 0, offset: 0, limit: 1000, next: null });
    },
  });
  try {
    await client.updateWhere(JSON.parse(text), { a: 1 });
  } catch (error) {
    if (isSent) throw error;
    if (!(error instanceof TypeError)) throw error;
    return /asks nothing|has no operator/.test(error.message) ? "asks nothing" : "refused";
  }
  return "sent";
}

/** Whether the form of the bulk update sends a filter. */
function sends(where: string): boolean {
  const entered = {
    address: "http://127.0.0.1:4020",
    token: "t",
    parameters: { "query:where": where },
    body: '{"a":1}',
  };
  const check = (text: string) => checkBulkWhere(text, schema, "en");
  return "request" in prepareRequest(operationOf("bulkUpdateUsers"), entered, words.en, check);
}

const warnsOrComplains = (text: string) =>
  checkWhere(text, schema, playgroundWords.en).findings.some(({ level }) => level !== "note");

describe("what a filter asks is judged alike by the client, the form, the playground and the mock", () => {
  test.each([
    '{"id":1}',
    '{"id":{"$eq":1}}',
    '{"id":{"$ne":1}}',
    '{"a":null}',
    '{"a":""}',
    '{"a":false}',
    '{"a":0}',
    '{"id":{"$in":[]}}',
    '{"id":{"$in":[1,2]}}',
    '{"id":{"$nin":[1]}}',
    '{"a":{"$nin":[],"$gt":1}}',
    '{"a":{"$all":[1]}}',
    '{"a":{"$contains":"x"}}',
    '{"a":{"$regex":"^x","$options":"i"}}',
    '{"a":{"$isnull":true}}',
    '{"a":{"$exists":false}}',
    '{"a":{"$range":[1,2]}}',
    '{"$and":[{"id":1}]}',
    '{"$and":[{},{"id":1}]}',
    '{"$or":[{"id":1},{"id":2}]}',
    '{"$or":[{"$and":[{"id":1},{}]},{"a":2}]}',
    '{"$or":[{"a":1}],"$and":[{}]}',
    '{"_group":{"$in":[258]}}',
    '{"_group":{"$eq":1}}',
  ])("%s asks something", async (text) => {
    expect(await verdictOfClient(text)).toBe("sent");
    expect(fitsEveryone(JSON.parse(text))).toBe(false);
    expect(warnsOrComplains(text)).toBe(false);
    expect(sends(text)).toBe(true);
  });

  test.each([
    "{}",
    "[]",
    '[{"id":1}]',
    "1",
    "null",
    '"{}"',
    "true",
    '{"$and":[]}',
    '{"$and":[{}]}',
    '{"$and":[{},{"$and":[{}]}]}',
    '{"$or":[]}',
    '{"$or":[{}]}',
    '{"$or":[{"id":1},{}]}',
    '{"$or":[{"id":1},{"$and":[]}]}',
    '{"$or":[{"id":1},{"id":{"$nin":[]}}]}',
    '{"$and":[],"$or":[]}',
    '{"id":{}}',
    '{"$and":[{"id":{}}]}',
    '{"id":{"$nin":[]}}',
    '{"id":{"$nin":[]},"a":{"$nin":[]}}',
    '{"$and":[{"id":{"$nin":[]}}]}',
    '{"a":{"$contains":""}}',
    '{"a":{"$icontains":""}}',
    '{"a":{"$regex":""}}',
    '{"a":{"$regex":"","$options":"i"}}',
    '{"a":{"$options":"i"}}',
  ])("%s asks nothing", async (text) => {
    expect(await verdictOfClient(text)).toBe("asks nothing");
    expect(fitsEveryone(JSON.parse(text))).toBe(true);
    expect(warnsOrComplains(text)).toBe(true);
    expect(sends(text)).toBe(false);
  });

  test.each([
    '{"$nor":[{"id":1}]}',
    '{"id":{"$gtee":1}}',
    '{"id":[1]}',
    '{"id":{"$nin":1}}',
    '{"$or":{"id":1}}',
    '{"$and":[1,{"id":1}]}',
    '{"":1}',
    '{"created_at":{"$gt":1542364387000}}',
  ])("%s is wrong", async (text) => {
    expect(await verdictOfClient(text)).toBe("refused");
    expect(warnsOrComplains(text)).toBe(true);
    expect(sends(text)).toBe(false);
  });

  // What JSON.parse does not see, and is sent.
  test.each(['{"$and":[{}],"$and":[{"id":1}]}', '{"id":{"$nin":[]},"id":1}', '{"id":1,"\\u0069d":2}'])(
    "%s has a key twice",
    (text) => {
      expect(warnsOrComplains(text)).toBe(true);
      expect(sends(text)).toBe(false);
    },
  );
});
