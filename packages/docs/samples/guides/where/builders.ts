import { createUsersClient } from "@minapp-users/client";
import { unixSeconds } from "@minapp-users/client/time";
import { and, contains, gte, isNull, or } from "@minapp-users/client/where";

const users = createUsersClient<{ score: number; nick2: string }>({
  token: process.env.MINAPP_TOKEN ?? "",
  baseUrl: process.env.MINAPP_BASE_URL ?? "",
});

const where = and(
  gte("created_at", unixSeconds(new Date("2019-01-01T00:00:00+08:00"))),
  or(contains("nickname", "Tom"), isNull("nick2")),
);
console.log(JSON.stringify(where));
console.log(await users.count(where));
