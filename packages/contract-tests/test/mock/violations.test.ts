import { expect, test } from "vitest";
import { mockForTest } from "../mock-for-test.ts";

test("a violation names operation, place and rule", async () => {
  const mock = await mockForTest();
  const headers = { authorization: `Bearer ${mock.token}` };
  const list = "/oserve/v2.2/miniapp/user_profile/";
  await fetch(`${mock.url}${list}?limit=5000&wher=x`, { headers });
  await fetch(`${mock.url}${list}70695404`, { headers });
  await fetch(`${mock.url}${list}`, { headers });
  const subject = `listUsers (GET ${list})`;
  expect(mock.violations).toEqual([
    {
      operationId: "listUsers",
      method: "GET",
      path: list,
      message: `${subject}: listUsers has no query parameter wher`,
    },
    { operationId: "listUsers", method: "GET", path: list, message: `${subject}: limit must be <= 1000` },
    {
      operationId: undefined,
      method: "GET",
      path: `${list}…`,
      message: `no operation (GET ${list}…): the API has no ${list}…: the slash at the end is missing`,
    },
  ]);
});
