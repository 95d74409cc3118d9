import {
  type Mutant,
  noAuthorization,
  replaceOperator,
  rewriteLink,
  wrongAnswer,
  wrongRequest,
  wrongStatus,
  wrongWhere,
} from "./mutant.ts";

const op = "bulkUpdateUsers";

/** Changes the link to the rest of the update. */
const wrongNext = (name: string, change: (query: URLSearchParams) => void) =>
  wrongAnswer(op, name, (body) => {
    if (!body.next) return;
    body.next = rewriteLink(body.next, change);
  });

/** Takes an operator of the filter for another one, but for that on the id. */
const mistaken = (operator: string, replace: (operand: never) => object, name: string) =>
  wrongWhere(op, name, ({ $and: [id, ...others], ...beside }) => ({
    ...beside,
    $and: [id, ...replaceOperator(others, operator, replace as (operand: unknown) => object)],
  }));

/** Changes the conditions that stand beside that on the id. */
const mistakenConditions = (name: string, change: (text: string) => string) =>
  wrongWhere(op, name, ({ $and: [id, ...others], ...beside }) => ({
    ...beside,
    $and: [id, ...JSON.parse(change(JSON.stringify(others)))],
  }));

/** How bulkUpdateUsers can misunderstand a filter. */
const whereMutants: Mutant[] = [
  mistaken("$gt", (value) => ({ $gte: value }), "includes the bound in $gt"),
  mistaken("$gte", (value) => ({ $gt: value }), "excludes the bound in $gte"),
  mistaken("$lt", (value) => ({ $lte: value }), "includes the bound in $lt"),
  mistaken("$lte", (value) => ({ $lt: value }), "excludes the bound in $lte"),
  mistaken("$eq", (value) => ({ $ne: value }), "inverts $eq"),
  mistaken("$ne", (value) => ({ $ne: value, $isnull: false }), "does not find a missing value by $ne"),
  mistaken("$contains", (value) => ({ $icontains: value }), "ignores case in $contains"),
  mistaken("$contains", (value) => ({ $regex: value }), "takes the text of $contains for a pattern"),
  mistaken("$icontains", (value) => ({ $contains: value }), "minds the case in $icontains"),
  mistaken("$isnull", (value) => ({ $isnull: !value }), "inverts $isnull"),
  mistaken("$nin", (value) => ({ $nin: value, $isnull: false }), "does not find a missing value by $nin"),
  mistaken("$in", (value: never[]) => ({ $in: value.slice(0, 1) }), "looks at the first value of $in only"),
  mistaken(
    "$in",
    (value: never[]) => (value.length > 0 ? { $in: value } : {}),
    "finds anybody by an empty $in",
  ),
  mistaken("$range", ([from]: [number, number]) => ({ $gte: from }), "ignores the end of $range"),
  mistaken("$regex", (value) => ({ $contains: value }), "takes the pattern of $regex for text"),
  mistaken("$options", () => ({}), "ignores $options"),
  mistaken("$exists", (value) => ({ $exists: !value }), "inverts $exists"),
  mistaken("$all", (value) => ({ $in: value }), "is content with one item of $all"),
  mistaken("$has_key", () => ({ $isnull: false }), "finds any object by $has_key"),
  mistaken("$within", () => ({ $isnull: false }), "finds any point by $within"),
  mistaken("$intersects", () => ({ $isnull: false }), "finds any polygon by $intersects"),
  mistaken(
    "$center",
    ({ radius, ...center }: { radius: number }) => ({ $center: { ...center, radius: radius / 1000 } }),
    "takes the radius of $center for metres",
  ),
  mistaken(
    "$nearsphere",
    ({ min_distance: _, ...near }: { min_distance?: number }) => ({ $nearsphere: near }),
    "ignores min_distance of $nearsphere",
  ),
  mistaken("$or", (all: never[]) => ({ $or: all.slice(0, 1) }), "looks at the first condition of $or only"),
  mistaken(
    "$or",
    (all: never[]) => ({ $or: all.slice(0, 2) }),
    "looks at the first two conditions of $or only",
  ),
  mistaken(
    "$and",
    (all: never[]) => ({ $and: all.slice(0, 1) }),
    "looks at the first condition of an inner $and",
  ),
  mistaken(
    "$and",
    (all: never[]) => ({ $and: all.slice(0, 3) }),
    "looks at three conditions of an $and only",
  ),
  mistakenConditions("ignores a bare value", (text) =>
    text.replace(/"[a-z]\w*":("[^"]*"|-?[\d.]+|true|false|null),?/gi, "").replaceAll(",}", "}"),
  ),
  mistakenConditions("looks at the first column of an object only", (text) =>
    text.replace(/(\{"[a-z]\w*":\{[^{}]*\}),"[a-z]\w*":\{[^{}]*\}\}/gi, "$1}"),
  ),
  mistakenConditions("compares dates as text of another zone", (text) => text.replaceAll("+08:00", "Z")),
  mistakenConditions("does not find users by $in on an array column", (text) =>
    text.replaceAll('"tags":{"$in":', '"tags":{"$eq":'),
  ),
];

/** How bulkUpdateUsers can misunderstand an update. */
const bodyMutants: Mutant[] = [
  wrongRequest(op, "ignores $set beside $unset", (request) => {
    if (request.body?.$set && request.body.$unset) delete request.body.$set;
  }),
  wrongRequest(op, "ignores $unset beside $set", (request) => {
    if (request.body?.$set && request.body.$unset) delete request.body.$unset;
  }),
  wrongRequest(op, "clears the first column of $unset only", (request) => {
    const [first] = Object.entries(Object(request.body?.$unset));
    if (first) request.body.$unset = Object.fromEntries([first]);
  }),
  wrongRequest(op, "appends what is to be removed", (request) => {
    request.body = replaceOperator(request.body, "$remove", (items) => ({ $append: items }));
  }),
  wrongRequest(op, "removes the first of the items only", (request) => {
    request.body = replaceOperator(request.body, "$remove", (items) => ({ $remove: items.slice(0, 1) }));
  }),
  wrongRequest(op, "ignores null beside other columns", (request) => {
    const entries = Object.entries(Object(request.body)).filter(([, value]) => value !== null);
    if (entries.length > 0 && typeof request.body === "object") request.body = Object.fromEntries(entries);
  }),
  wrongRequest(op, "replaces the object in place of merging into it", (request) => {
    for (const [name, value] of Object.entries(Object(request.body))) {
      if (Object(value).$update) request.body[name] = Object(value).$update;
    }
  }),
  wrongRequest(op, "drops the item at the other end by $pop", (request) => {
    request.body = replaceOperator(request.body, "$pop", (end) => ({ $pop: -end }));
  }),
];

/** How bulkUpdateUsers can be wrong. */
export const bulkMutants: Mutant[] = [
  wrongRequest(op, "updates everyone, whatever the filter", ({ query }) => query.set("where", "{}")),
  wrongRequest(op, "updates those who do not match", ({ query }) => {
    const where = query.get("where");
    if (where) query.set("where", where.replace('"$in"', '"$nin"'));
  }),
  wrongRequest(op, "looks at the first condition only", ({ query }) => {
    const { $and } = JSON.parse(query.get("where") ?? "{}");
    if ($and) query.set("where", JSON.stringify({ $and: [$and[0]] }));
  }),
  {
    name: "updates everyone when it does not understand the filter",
    operationId: op,
    answer: async ({ request, forward }) => {
      const answer = await forward();
      if (answer.status !== 400 || !request.query.has("where")) return answer;
      const query = new URLSearchParams(request.query);
      query.delete("where");
      return forward({ query });
    },
  },
  {
    name: "says 400 and updates nevertheless",
    operationId: op,
    answer: async ({ request, forward }) => {
      const answer = await forward();
      if (answer.status === 400 && typeof request.body === "object") {
        await forward({
          query: new URLSearchParams({ limit: "1000" }),
          body: { test: "updated nevertheless" },
        });
      }
      return answer;
    },
  },
  {
    name: "does not update, and says that it did",
    operationId: op,
    answer: async ({ request, forward }) =>
      forward({ body: { $unset: { nick2: "" } }, query: request.query }),
  },
  wrongRequest(op, "ignores limit", ({ query }) => {
    if (query.has("limit")) query.set("limit", "1000");
  }),
  {
    name: "ignores limit, and says that it did not",
    operationId: op,
    answer: async ({ request, forward }) => {
      const limit = Number(request.query.get("limit"));
      if (!(limit > 0 && limit < 1000)) return forward();
      const answer = await forward();
      const query = new URLSearchParams(request.query);
      query.set("offset", String(Number(query.get("offset")) + limit));
      query.set("limit", "1000");
      if (answer.status === 200) await forward({ query });
      return answer;
    },
  },
  wrongRequest(op, "ignores offset", ({ query }) => query.delete("offset")),
  wrongRequest(op, "takes limit=0 for the default", ({ query }) => {
    if (query.get("limit") === "0") query.delete("limit");
  }),
  wrongAnswer(op, "counts failed users as updated", (body) => {
    if (body.operation_result) body.succeed = body.operation_result.length;
  }),
  wrongAnswer(op, "counts one too few", (body) => {
    if (body.succeed > 0) body.succeed -= 1;
  }),
  wrongAnswer(op, "counts no user", (body) => {
    if ("succeed" in body) body.succeed = 0;
  }),
  wrongAnswer(op, "does not say which users failed", (body) => {
    body.operation_result = body.operation_result?.filter((row: object) => "success" in row);
  }),
  wrongAnswer(op, "reports failed users as updated", (body) => {
    const [good] = body.operation_result?.filter((row: object) => "success" in row) ?? [];
    if (good)
      body.operation_result = body.operation_result.map((row: object) => ("success" in row ? row : good));
  }),
  wrongAnswer(op, "names other users than those that it updated", (body) => {
    for (const { success } of body.operation_result ?? []) if (success) success.id += 1;
  }),
  wrongAnswer(op, "names the same user each time", (body) => {
    const [first] = body.operation_result?.filter((row: object) => "success" in row) ?? [];
    for (const { success } of body.operation_result ?? []) if (success) success.id = first.success.id;
  }),
  wrongAnswer(op, "gives the message of a failed user as message", (body) => {
    for (const { error } of body.operation_result ?? []) {
      if (error) {
        error.message = error.err_msg;
        delete error.err_msg;
      }
    }
  }),
  wrongAnswer(op, "calls the results results", ({ operation_result, ...body }) => ({
    ...body,
    results: operation_result,
    operation_result: {},
  })),
  {
    name: "updates nobody when one user fails",
    operationId: op,
    answer: async ({ forward, emulator }) => {
      emulator.users.snapshot("before");
      const answer = await forward();
      const rows = (answer.body as { operation_result?: object[] }).operation_result ?? [];
      if (rows.some((row) => "error" in row)) emulator.users.restore("before");
      return answer;
    },
  },
  wrongAnswer(op, "gives total_count without being asked", (body, { request }) => {
    if ("succeed" in body && request.query.get("return_total_count") !== "1") body.total_count = 6;
  }),
  wrongAnswer(op, "never gives total_count", (body) => {
    delete body.total_count;
  }),
  wrongAnswer(op, "gives the number of updated users as total_count", (body) => {
    if ("total_count" in body) body.total_count = body.succeed;
  }),
  wrongAnswer(op, "says that limit was 1000", (body) => {
    if ("limit" in body) body.limit = 1000;
  }),
  wrongAnswer(op, "says that offset was 0", (body) => {
    if ("offset" in body) body.offset = 0;
  }),
  wrongAnswer(op, "never has more to do", (body) => {
    if ("next" in body) body.next = null;
  }),
  wrongAnswer(op, "leaves next out when there is no more to do", (body) => {
    if (body.next === null) delete body.next;
  }),
  wrongAnswer(op, "always has more to do", (body, { request }) => {
    if ("next" in body) body.next ??= `${request.path}?${request.query}`;
  }),
  wrongNext("links to the same part again", (query) => {
    query.set("offset", String(Number(query.get("offset")) - Number(query.get("limit"))));
  }),
  wrongNext("loses the filter in the link to the rest", (query) => query.delete("where")),
  wrongNext("loses limit in the link to the rest", (query) => query.delete("limit")),
  wrongNext("leaves out a user between two parts", (query) => {
    query.set("offset", String(Number(query.get("offset")) + 1));
  }),
  {
    name: "applies an operation twice",
    operationId: op,
    answer: async ({ request, forward }) => {
      const answer = await forward();
      return answer.status === 200 && JSON.stringify(request.body).includes("$incr_by") ? forward() : answer;
    },
  },
  wrongRequest(op, "sets in place of adding", (request) => {
    for (const [name, value] of Object.entries<{ $incr_by?: number }>(Object(request.body))) {
      if (Object(value).$incr_by !== undefined) request.body[name] = value.$incr_by;
    }
  }),
  wrongAnswer(op, "gives the id of a job as text", (body) => {
    if ("operation_id" in body) body.operation_id = String(body.operation_id);
  }),
  wrongAnswer(op, "gives a job another status", (body) => {
    if ("operation_id" in body) body.status = "pending";
  }),
  {
    name: "accepts a job, and never does it",
    operationId: op,
    answer: async ({ request, forward, emulator }) => {
      const answer = await forward();
      if (!("operation_id" in Object(answer.body))) return answer;
      await emulator.settle();
      await forward({
        body: { $unset: Object.fromEntries(Object.keys(Object(request.body)).map((name) => [name, ""])) },
        query: new URLSearchParams(),
        method: "PUT",
      });
      await emulator.settle();
      return answer;
    },
  },
  {
    name: "updates 20 users where a job is due",
    operationId: op,
    answer: async ({ request, forward }) => {
      if (request.query.has("limit")) return forward();
      const query = new URLSearchParams(request.query);
      query.set("limit", "20");
      return forward({ query });
    },
  },
  ...whereMutants,
  ...bodyMutants,
  wrongStatus(op, 200, 202),
  wrongStatus(op, 400, 200),
  noAuthorization(op),
];

const job = "getBulkOperation";

/** How getBulkOperation can be wrong. */
export const jobMutants: Mutant[] = [
  wrongAnswer(job, "gives another id", (body) => {
    body.id += 1;
  }),
  wrongAnswer(job, "gives its id as text", (body) => {
    body.id = String(body.id);
  }),
  wrongAnswer(job, "calls success done", (body) => {
    if (body.status === "success") body.status = "done";
  }),
  wrongAnswer(job, "never comes to an end", (body) => {
    body.status = "pending";
  }),
  wrongAnswer(job, "says success before it is done", (body) => {
    if (body.status === "pending")
      Object.assign(body, { status: "success", matched_count: 0, modified_count: 0 });
  }),
  wrongAnswer(job, "counts too many changed users", (body) => {
    if ("modified_count" in body) body.modified_count += 1;
  }),
  wrongAnswer(job, "counts no changed users", (body) => {
    if ("modified_count" in body) body.modified_count = 0;
  }),
  wrongAnswer(job, "gives 1000 as the number of matches", (body) => {
    if ("matched_count" in body) body.matched_count = 1000;
  }),
  wrongAnswer(job, "calls the job a deletion", (body) => {
    body.operation = "delete";
  }),
  wrongAnswer(job, "says how far it is in state", ({ status, ...body }) => ({ ...body, state: status })),
  wrongAnswer(job, "gives times in text", (body) => {
    body.created_at = new Date(body.created_at * 1000).toISOString();
  }),
  {
    name: "answers any id with a finished job",
    operationId: job,
    answer: async ({ request, forward }) => {
      const answer = await forward();
      if (answer.status !== 404) return answer;
      const id = Number(request.path.split("/").at(-2));
      return {
        ...answer,
        status: 200,
        body: {
          id,
          schema_id: 1,
          schema_name: "_userprofile",
          operation: "update",
          status: "success",
          created_at: 1,
          updated_at: 1,
        },
      };
    },
  },
  wrongStatus(job, 404, 400),
  noAuthorization(job),
];
