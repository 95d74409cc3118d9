import {
  type Mutant,
  mistakenOperator,
  noAuthorization,
  rewriteLink,
  wrongAnswer,
  wrongRequest,
  wrongStatus,
  wrongWhere,
} from "./mutant.ts";

const op = "listUsers";

/** Changes the link to the next page. */
const wrongNext = (name: string, change: (query: URLSearchParams) => void) =>
  wrongAnswer(op, name, (body) => {
    if (body.meta.next === null) return;
    body.meta.next = rewriteLink(body.meta.next, change);
  });

/** Changes the link to the previous page. */
const wrongPrevious = (name: string, change: (query: URLSearchParams) => void) =>
  wrongAnswer(op, name, (body) => {
    if (body.meta.previous === null) return;
    body.meta.previous = rewriteLink(body.meta.previous, change);
  });

/** Changes what is to be the order. */
const wrongOrder = (name: string, change: (columns: string[]) => string[]) =>
  wrongRequest(op, name, ({ query }) => {
    const order = query.get("order_by");
    if (order === null) return;
    const changed = change(order.split(","));
    if (changed.length > 0) query.set("order_by", changed.join());
    else query.delete("order_by");
  });

/** How listUsers can be wrong, but for the query language. */
export const listUsersMutants: Mutant[] = [
  wrongAnswer(op, "renames a field of the users", (body) => {
    for (const user of body.objects) {
      user.createdAt = user.created_at;
      delete user.created_at;
    }
  }),
  wrongAnswer(op, "gives ids as text", (body) => {
    for (const user of body.objects) user.id = String(user.id);
  }),
  wrongAnswer(op, "gives times in milliseconds", (body) => {
    for (const user of body.objects) user.updated_at *= 1000;
  }),
  wrongAnswer(op, "leaves out the custom columns", (body) => {
    for (const user of body.objects) delete user.test;
  }),
  wrongAnswer(op, "calls the users data", ({ objects, ...body }) => ({ ...body, data: objects })),
  wrongAnswer(op, "answers with a bare list", (body) => body.objects),
  wrongAnswer(op, "gives the number of all users without being asked", (body) => {
    body.meta.total_count ??= 1200;
  }),
  wrongAnswer(op, "never gives the number of all users", (body) => {
    delete body.meta.total_count;
  }),
  wrongAnswer(op, "counts the users of the page only", (body) => {
    if ("total_count" in body.meta) body.meta.total_count = body.objects.length;
  }),
  wrongAnswer(op, "counts all users, whatever the filter", (body, { emulator }) => {
    if ("total_count" in body.meta) body.meta.total_count = emulator.users.count();
  }),
  wrongRequest(op, "ignores limit", ({ query }) => query.delete("limit")),
  wrongRequest(op, "gives one user more than limit", ({ query }) => {
    const limit = Number(query.get("limit"));
    if (limit > 0 && limit < 1000) query.set("limit", String(limit + 1));
  }),
  wrongAnswer(op, "drops the last user of a full page", (body) => {
    if (body.meta.next !== null) body.objects.pop();
  }),
  wrongRequest(op, "has a default limit of 50", ({ query }) => {
    if (!query.has("limit")) query.set("limit", "50");
  }),
  wrongRequest(op, "takes limit=0 for the default", ({ query }) => {
    if (query.get("limit") === "0") query.delete("limit");
  }),
  wrongRequest(op, "takes a limit that is no number for the default", ({ query }) => {
    if (!/^-?\d+$/.test(query.get("limit") ?? "1")) query.delete("limit");
  }),
  wrongRequest(op, "ignores offset", ({ query }) => query.delete("offset")),
  wrongRequest(op, "counts offset from one", ({ query }) => {
    const offset = Number(query.get("offset"));
    if (offset > 0) query.set("offset", String(offset - 1));
  }),
  wrongRequest(op, "takes a negative offset for none", ({ query }) => {
    if (query.get("offset")?.startsWith("-")) query.delete("offset");
  }),
  wrongAnswer(op, "says that limit was 20", (body) => {
    body.meta.limit = 20;
  }),
  wrongAnswer(op, "says that offset was 0", (body) => {
    body.meta.offset = 0;
  }),
  wrongAnswer(op, "gives offset as text", (body) => {
    body.meta.offset = String(body.meta.offset);
  }),
  wrongNext("links to the same page as the next one", (query) => {
    query.set("offset", String(Number(query.get("offset")) - Number(query.get("limit"))));
  }),
  wrongNext("leaves out a user between two pages", (query) => {
    query.set("offset", String(Number(query.get("offset")) + 1));
  }),
  wrongNext("loses the filter in the link to the next page", (query) => query.delete("where")),
  wrongNext("loses the order in the link to the next page", (query) => query.delete("order_by")),
  wrongNext("loses limit in the link to the next page", (query) => query.delete("limit")),
  wrongAnswer(op, "never links to a next page", (body) => {
    body.meta.next = null;
  }),
  wrongAnswer(op, "links to a next page behind the last one", (body, { request }) => {
    body.meta.next ??= `${request.path}?${new URLSearchParams([...request.query, ["offset", "2000"]])}`;
  }),
  wrongAnswer(op, "leaves next out on the last page", (body) => {
    if (body.meta.next === null) delete body.meta.next;
  }),
  wrongAnswer(op, "never links to a previous page", (body) => {
    body.meta.previous = null;
  }),
  wrongRequest(op, "ignores order_by", ({ query }) => query.delete("order_by")),
  wrongRequest(op, "always sorts upwards", ({ query }) => {
    if (query.has("order_by")) query.set("order_by", (query.get("order_by") ?? "").replaceAll("-", ""));
  }),
  wrongRequest(op, "sorts by the first column only", ({ query }) => {
    if (query.has("order_by")) query.set("order_by", (query.get("order_by") ?? "").split(",")[0] ?? "");
  }),
  wrongAnswer(op, "sorts numbers as text", (body, { request }) => {
    if (request.query.get("order_by") !== "score") return;
    body.objects.sort((a: { score?: unknown }, b: { score?: unknown }) =>
      String(a.score) < String(b.score) ? -1 : 1,
    );
  }),
  wrongRequest(op, "lists the oldest first unless told otherwise", ({ query }) => {
    if (!query.has("order_by")) query.set("order_by", "created_at,id");
  }),
  wrongOrder("sorts by two columns at most", (columns) => columns.slice(0, 2)),
  wrongOrder("does not sort by updated_at", (columns) => columns.filter((it) => !it.endsWith("updated_at"))),
  wrongOrder("does not sort by texts", (columns) => columns.filter((it) => !/^-?(test|nick2)$/.test(it))),
  {
    name: "skips at most 1000 users",
    operationId: op,
    answer: async ({ request, forward }) => {
      const offset = Number(request.query.get("offset"));
      if (!(offset > 1000)) return forward();
      const query = new URLSearchParams(request.query);
      query.set("offset", "1000");
      const answer = await forward({ query });
      const { meta, ...body } = Object(answer.body);
      return answer.status === 200 ? { ...answer, body: { ...body, meta: { ...meta, offset } } } : answer;
    },
  },
  wrongPrevious("loses the filter in the link to the previous page", (query) => query.delete("where")),
  wrongPrevious("loses the order in the link to the previous page", (query) => query.delete("order_by")),
  wrongPrevious("loses limit in the link to the previous page", (query) => query.delete("limit")),
  wrongPrevious("always links to the first page as the previous one", (query) => query.set("offset", "0")),
  wrongNext("rounds the offset of the next page down to whole pages", (query) => {
    const [offset, limit] = [Number(query.get("offset")), Number(query.get("limit"))];
    query.set("offset", String(offset - (offset % limit)));
  }),
  {
    name: "gives at most 100 users, and says that it gives more",
    operationId: op,
    answer: async ({ request, forward }) => {
      const answer = await forward();
      const { objects, meta } = Object(answer.body);
      if (answer.status !== 200 || !(objects.length > 100)) return answer;
      const next = `${request.path}?${new URLSearchParams([...request.query, ["offset", "100"]])}`;
      return { ...answer, body: { meta: { ...meta, next }, objects: objects.slice(0, 100) } };
    },
  },
  wrongAnswer(op, "counts up to 1000 only", (body) => {
    if (body.meta.total_count > 1000) body.meta.total_count = 1000;
  }),
  ...["gender", "country", "province", "city", "language"].map((column) =>
    wrongRequest(op, `sorts by ${column}`, ({ query }) => {
      if (query.get("order_by")?.replace("-", "") === column) query.delete("order_by");
    }),
  ),
  {
    name: "lists what was there before the last update",
    operationId: op,
    answer: async ({ request, forward, memory }) => {
      const key = String(request.query);
      const answer = await forward();
      const before = memory.get(key) ?? answer;
      memory.set(key, answer);
      return before as typeof answer;
    },
  },
  wrongAnswer(op, "gives users of the same page in another order each time", (body, { memory }) => {
    const times = Number(memory.get("times") ?? 0) + 1;
    memory.set("times", times);
    if (times % 2 === 0) body.objects.reverse();
  }),
  {
    name: "answers an error with status 200",
    operationId: op,
    answer: async ({ forward }) => {
      const answer = await forward();
      return answer.status === 400 ? { ...answer, status: 200 } : answer;
    },
  },
  {
    name: "calls the message of an error message",
    operationId: op,
    answer: async ({ forward }) => {
      const { body, ...answer } = await forward();
      return { ...answer, body: answer.status === 400 ? { status: "error", message: "wrong" } : body };
    },
  },
  {
    name: "answers errors as HTML",
    operationId: op,
    answer: async ({ forward }) => {
      const answer = await forward();
      if (answer.status !== 400) return answer;
      return { status: 400, headers: { "content-type": "text/html" }, body: "<h1>Bad Request</h1>" };
    },
  },
  {
    name: "calls its JSON application/problem+json",
    operationId: op,
    answer: async ({ forward }) => {
      const answer = await forward();
      return { ...answer, headers: { ...answer.headers, "content-type": "application/problem+json" } };
    },
  },
  {
    name: "does not say what its answer is",
    operationId: op,
    answer: async ({ forward }) => {
      const { headers, ...answer } = await forward();
      const { "content-type": _, ...others } = headers;
      return { ...answer, headers: others };
    },
  },
  wrongStatus(op, 400, 422),
  wrongStatus(op, 400, 500),
  wrongStatus(op, 401, 403),
  wrongStatus(op, 200, 206),
  noAuthorization(op),
  wrongRequest(op, "takes any token", ({ headers }, { emulator }) => {
    if (headers.authorization?.startsWith("Bearer ")) headers.authorization = `Bearer ${emulator.token}`;
  }),
  wrongRequest(op, "takes the token under any scheme", ({ headers }) => {
    headers.authorization &&= headers.authorization.replace(/^\w+ /, "Bearer ");
  }),
  wrongRequest(op, "takes a return_total_count that is neither 0 nor 1", ({ query }) => {
    if (query.get("return_total_count") === "2") query.set("return_total_count", "1");
  }),
];

/** How listUsers can misunderstand a filter. */
export const whereMutants: Mutant[] = [
  wrongRequest(op, "ignores where", ({ query }) => query.delete("where")),
  wrongRequest(op, "ignores a where that is not JSON", ({ query }) => {
    try {
      JSON.parse(query.get("where") ?? "{}");
    } catch {
      query.delete("where");
    }
  }),
  wrongWhere(op, "ignores a where that is a list", (where) => (Array.isArray(where) ? {} : where)),
  {
    name: "ignores a filter that it does not understand",
    operationId: op,
    answer: async ({ request, forward }) => {
      const answer = await forward();
      if (answer.status !== 400 || !request.query.has("where")) return answer;
      const query = new URLSearchParams(request.query);
      query.delete("where");
      return forward({ query });
    },
  },
  wrongWhere(op, "looks at the first column of an object only", firstColumns),
  mistakenOperator(
    "$and",
    (all) => ({ $and: all.slice(0, -1).length > 0 ? all.slice(0, -1) : all }),
    "drops the last condition of $and",
  ),
  wrongWhere(op, "looks at three conditions of $and only", (where) =>
    JSON.parse(JSON.stringify(where), (key, value) => (key === "$and" ? value.slice(0, 3) : value)),
  ),
  mistakenOperator("$or", (all) => ({ $or: all.slice(0, 2) }), "looks at two conditions of $or only"),
  mistakenOperator(
    "$nin",
    (all) => (all.length > 0 ? { $nin: all } : { $in: [] }),
    "finds nobody by an empty $nin",
  ),
  wrongWhere(op, "looks at the first operator of a column only", (where) =>
    JSON.parse(
      JSON.stringify(where).replace(/\{("\$(?:gte?|lte?)":[^,{}]*),"\$(?:gte?|lte?)":[^,{}]*\}/g, "{$1}"),
    ),
  ),
  wrongWhere(op, "ignores a condition on updated_at", (where) =>
    JSON.parse(JSON.stringify(where).replace(/\{"updated_at":\{[^{}]*\}\}/g, "{}")),
  ),
  wrongWhere(op, "takes updated_at for created_at", (where) =>
    JSON.parse(JSON.stringify(where).replaceAll('"updated_at"', '"created_at"')),
  ),
  mistakenOperator("$or", (all) => ({ $and: all }), "takes $or for $and"),
  mistakenOperator("$or", (all) => ({ $or: all.slice(0, 1) }), "looks at the first condition of $or only"),
  mistakenOperator("$eq", (value) => ({ $ne: value }), "inverts $eq"),
  mistakenOperator(
    "$eq",
    (value) =>
      typeof value === "string"
        ? { $regex: `^${value.replace(/[.]/g, "\\.")}$`, $options: "i" }
        : { $eq: value },
    "ignores case in $eq",
  ),
  mistakenOperator("$ne", (value) => ({ $eq: value }), "inverts $ne"),
  mistakenOperator(
    "$ne",
    (value) => ({ $ne: value, $isnull: false }),
    "does not find a missing value by $ne",
  ),
  mistakenOperator("$lt", (value) => ({ $lte: value }), "includes the bound in $lt"),
  mistakenOperator("$lt", (value) => ({ $gt: value }), "inverts $lt"),
  mistakenOperator("$lte", (value) => ({ $lt: value }), "excludes the bound in $lte"),
  mistakenOperator("$gt", (value) => ({ $gte: value }), "includes the bound in $gt"),
  mistakenOperator("$gte", (value) => ({ $gt: value }), "excludes the bound in $gte"),
  mistakenOperator("$nin", (value) => ({ $in: value }), "inverts $nin"),
  mistakenOperator(
    "$nin",
    (value) => ({ $nin: value, $isnull: false }),
    "does not find a missing value by $nin",
  ),
  mistakenOperator("$contains", (value) => ({ $icontains: value }), "ignores case in $contains"),
  mistakenOperator("$contains", (value) => ({ $regex: value }), "takes the text of $contains for a pattern"),
  mistakenOperator(
    "$contains",
    (value) => ({ $regex: `^${value.replace(/[.]/g, "\\.")}` }),
    "finds $contains at the beginning only",
  ),
  mistakenOperator("$icontains", (value) => ({ $contains: value }), "minds the case in $icontains"),
  mistakenOperator("$regex", (value) => ({ $contains: value }), "takes the pattern of $regex for text"),
  mistakenOperator("$options", () => ({}), "ignores $options"),
  mistakenOperator("$isnull", (value) => ({ $isnull: !value }), "inverts $isnull"),
  mistakenOperator(
    "$isnull",
    (value) => (value ? { $eq: null, $exists: true } : { $isnull: false }),
    "does not count a missing value as null",
  ),
  mistakenOperator("$exists", (value) => ({ $exists: !value }), "inverts $exists"),
  mistakenOperator("$range", ([from, to]) => ({ $gt: from, $lt: to }), "excludes the beginning of $range"),
  mistakenOperator("$range", ([from]) => ({ $gte: from }), "ignores the end of $range"),
  mistakenOperator("$all", (value) => ({ $in: value }), "is content with one item of $all"),
  mistakenOperator("$has_key", () => ({ $isnull: false }), "finds any object by $has_key"),
  mistakenOperator("$within", () => ({ $isnull: false }), "finds any point by $within"),
  mistakenOperator("$intersects", () => ({ $isnull: false }), "finds any polygon by $intersects"),
  mistakenOperator(
    "$center",
    ({ radius, ...center }) => ({ $center: { ...center, radius: radius / 1000 } }),
    "takes the radius of $center for metres",
  ),
  mistakenOperator(
    "$center",
    ({ coordinates: [x, y], ...center }) => ({
      $center: { ...center, coordinates: [y, x].map((it) => Math.max(-90, Math.min(90, it))) },
    }),
    "takes latitude before longitude",
  ),
  mistakenOperator(
    "$nearsphere",
    ({ max_distance, min_distance, ...near }) => ({
      $nearsphere: {
        ...near,
        ...(max_distance === undefined ? {} : { max_distance: max_distance * 1000 }),
        ...(min_distance === undefined ? {} : { min_distance }),
      },
    }),
    "takes max_distance of $nearsphere for kilometres",
  ),
  mistakenOperator(
    "$nearsphere",
    ({ min_distance: _, ...near }) => ({ $nearsphere: near }),
    "ignores min_distance of $nearsphere",
  ),
  {
    name: "does not sort by distance",
    operationId: op,
    answer: ({ request, forward }) => {
      const query = new URLSearchParams(request.query);
      if (query.get("where")?.includes("$nearsphere") && !query.has("order_by"))
        query.set("order_by", "-created_at");
      return forward({ query });
    },
  },
  wrongWhere(op, "ignores a bare value", (where) => {
    const drop = (it: unknown): unknown => {
      if (Array.isArray(it)) return it.map(drop);
      if (typeof it !== "object" || it === null) return it;
      return Object.fromEntries(
        Object.entries(it)
          .filter(([key, value]) => key.startsWith("$") || typeof value === "object")
          .map(([key, value]) => [
            key,
            key.startsWith("$") && key !== "$and" && key !== "$or"
              ? value
              : key.startsWith("$")
                ? drop(value)
                : value,
          ]),
      );
    };
    return drop(where);
  }),
  mistakenOperator("$in", (value) => ({ $in: value.slice(0, 1) }), "looks at the first value of $in only"),
  wrongWhere(op, "does not find users by $in on an array column", (where) => {
    const text = JSON.stringify(where);
    return JSON.parse(text.replace(/"tags":\{"\$in":/g, '"tags":{"$eq":'));
  }),
  wrongWhere(op, "compares dates as text of another zone", (where) =>
    JSON.parse(JSON.stringify(where).replaceAll("+08:00", "Z")),
  ),
];

/** A filter with one column in each of its objects. */
function firstColumns(where: unknown): unknown {
  if (Array.isArray(where)) return where.map(firstColumns);
  const [first, ...others] = Object.entries(Object(where)).filter(([name]) => !name.startsWith("$"));
  if (first && others.length > 0) return Object.fromEntries([first]);
  const { $and, $or } = Object(where);
  return {
    ...Object(where),
    ...($and === undefined ? {} : { $and: firstColumns($and) }),
    ...($or === undefined ? {} : { $or: firstColumns($or) }),
  };
}
