import { type Mutant, noAuthorization, wrongAnswer, wrongRequest, wrongStatus } from "./mutant.ts";

const op = "bulkUpdateUsers";

/** Changes the link to the rest of the update. */
const wrongNext = (name: string, change: (query: URLSearchParams) => void) =>
  wrongAnswer(op, name, (body) => {
    if (!body.next) return;
    const [path, search] = body.next.split("?");
    const query = new URLSearchParams(search);
    change(query);
    body.next = `${path}?${query}`;
  });

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
