// A program that calls every method of the client. It compiles, and is never run.
import {
  createUsersClient,
  isStatus,
  type Progress,
  UsersAbortError,
  UsersBodyError,
  UsersConnectionError,
  UsersError,
  UsersPartialError,
  UsersStatusError,
  UsersTimeoutError,
} from "@minapp-users/client";
import { clientCredentials } from "@minapp-users/client/auth";
import { logTo } from "@minapp-users/client/log";
import { toDate, unixSeconds } from "@minapp-users/client/time";
import { allOf, and, contains, eq, gte, isNull, oneOf, or, range } from "@minapp-users/client/where";

interface Columns {
  score: number;
  level: number;
  vip: boolean;
  nick2: string;
  tags: string[];
  address: { city: string; zip: string };
}

const users = createUsersClient<Columns>({
  token: clientCredentials({ clientId: "id", clientSecret: "secret" }),
  baseUrl: "https://cloud.minapp.com",
  environment: "6f1c2d3e4b5a69788796",
  timeout: 10_000,
  deadline: 60_000,
  retries: 3,
  fetch: (request, init) => fetch(request, init),
  ...logTo(console, "debug"),
});

export async function read(signal: AbortSignal): Promise<string[]> {
  const where = {
    score: { $gte: 10 },
    tags: { $all: ["vip"] },
    $or: [{ vip: true }, { nick2: { $contains: "x" } }],
  };
  const page = await users.list({ where, order_by: "-created_at", limit: 50, return_total_count: 1, signal });
  const next = await page.next();
  const total: number | undefined = next?.meta.total_count;
  const names: string[] = [String(total)];
  for await (const user of users.list({ where, keyset: true, prefetch: true })) {
    const score: number | null | undefined = user.score;
    const created: Date = toDate(user.created_at);
    names.push(user.nickname ?? "", String(score), created.toISOString());
  }
  for await (const { objects } of users.list().pages()) names.push(...objects.map(({ id }) => String(id)));
  const some = await users
    .list({ where: { created_at: { $lt: unixSeconds(new Date()) } } })
    .toArray({ limit: 10 });
  const built = and(gte("score", 10), allOf("tags", ["vip"]), or(eq("vip", true), contains("nick2", "x")));
  const other = or(range("level", 1, 5), isNull("nick2"), oneOf("id", [70695404]));
  const count: number = await users.count(and(built, other), { timeout: 1000 });
  const one = await users.get(70695404);
  const city: string | undefined = one.address?.city;
  return [...names, ...some.map(({ tags }) => tags?.join() ?? ""), String(count), String(city)];
}

export async function write(): Promise<void> {
  const changed = await users.update(70695404, {
    score: { $incr_by: 1 },
    tags: { $append_unique: ["vip"] },
    vip: null,
  });
  console.log(changed.level);
  const { succeeded, failed, next } = await users.updateWhere(
    { score: { $lt: 0 } },
    { score: 0, $unset: { nick2: "" } },
    { limit: 100, throwOnPartial: true },
  );
  console.log(succeeded, failed[0]?.index, failed[0]?.code, failed[0]?.message, next);
  const job = await users.updateWhere({ vip: true }, { level: 1 }, { background: true });
  if ("operation_id" in job) await users.waitForBulkOperation(job.operation_id, { onProgress: console.log });
  const onProgress = ({ done, total, last_id }: Progress) => console.log(done, total, last_id);
  await users.updateEvery({ vip: true }, { level: 2 }, { onProgress, after: 70695404 });
  await users.updateAll({ level: 0 }, { confirm: "all users" });
  const account = await users.updateAccount(70695404, { phone: null, username: "pretty_girl" });
  console.log(account.phone_verified);
}

export async function raw(): Promise<number | undefined> {
  const { data, response } = await users.raw.GET("/oserve/v1/user/info/", {
    params: { query: { limit: 1 } },
  });
  return response.ok ? data?.objects[0]?.id : response.status;
}

export function explain(error: unknown): string {
  if (isStatus(error, 404)) return `${error.status} ${error.error_msg}`;
  if (error instanceof UsersPartialError) return `${error.outcome.failed.length} failed`;
  if (error instanceof UsersStatusError) return `${error.status}, again in ${error.retryAfter} s`;
  if (error instanceof UsersBodyError) return `${error.status} without its body`;
  if (error instanceof UsersTimeoutError || error instanceof UsersConnectionError) return "no answer";
  if (error instanceof UsersAbortError) return `ended: ${error.cause}`;
  if (error instanceof UsersError)
    return `${error.method} ${error.path} ${error.attempts} ${error.mayHaveBeenApplied}`;
  return String(error);
}
