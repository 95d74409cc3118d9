import { type Mutant, noAuthorization, wrongAnswer, wrongRequest, wrongStatus } from "./mutant.ts";

/** How getUser can be wrong. */
export const getUserMutants: Mutant[] = [
  wrongRequest("getUser", "answers with another user", (request, { emulator }) => {
    const ids = emulator.users.all().map(({ id }) => id);
    const index = ids.indexOf(Number(request.path.split("/").at(-2)));
    if (index >= 0) request.path = request.path.replace(/\d+\/$/, `${ids[(index + 1) % ids.length]}/`);
  }),
  wrongAnswer("getUser", "gives the id as text", (body) => {
    body.id = String(body.id);
  }),
  wrongAnswer("getUser", "renames a field", ({ created_at, ...body }) => ({
    ...body,
    createdAt: created_at,
  })),
  wrongAnswer("getUser", "gives times as text", (body) => {
    body.created_at = new Date(body.created_at * 1000).toISOString();
  }),
  wrongAnswer("getUser", "leaves out the custom columns", (body) => {
    for (const name of ["test", "score", "tags"]) delete body[name];
  }),
  wrongAnswer("getUser", "puts the user into data", (body) => ({ data: body })),
  wrongAnswer("getUser", "answers with a list of one", (body) => ({
    meta: { limit: 1, offset: 0, next: null, previous: null },
    objects: [body],
  })),
  wrongAnswer("getUser", "knows a gender 3", (body) => {
    body.gender = 3;
  }),
  wrongAnswer("getUser", "gives a flag as a number", (body) => {
    body.is_authorized = Number(body.is_authorized ?? 0);
  }),
  wrongAnswer("getUser", "gives its own time as updated_at", (body) => {
    body.updated_at = Math.floor(Date.now() / 1000) + 100_000;
  }),
  wrongAnswer("getUser", "gives another created_by each time", (body, { memory }) => {
    const times = Number(memory.get("times") ?? 0) + 1;
    memory.set("times", times);
    body.created_by = times;
  }),
  wrongAnswer("getUser", "gives another created_by than the lists", (body) => {
    body.created_by = (body.created_by ?? 0) + 1;
  }),
  wrongAnswer("getUser", "rounds numbers", (body) => {
    if (typeof body.score === "number") body.score = Math.round(body.score);
  }),
  wrongAnswer("getUser", "gives null where there is an empty list", (body) => {
    if (Array.isArray(body.tags) && body.tags.length === 0) body.tags = null;
  }),
  {
    name: "answers with what it answered before",
    operationId: "getUser",
    answer: async ({ request, forward, memory }) => {
      const answer = await forward();
      const before = memory.get(request.path) ?? answer;
      memory.set(request.path, answer);
      return before as typeof answer;
    },
  },
  {
    name: "answers 200 and nothing for a user who does not exist",
    operationId: "getUser",
    answer: async ({ forward }) => {
      const answer = await forward();
      return answer.status === 404 ? { ...answer, status: 200, body: {} } : answer;
    },
  },
  {
    name: "has an empty body for a user who does not exist",
    operationId: "getUser",
    answer: async ({ forward }) => {
      const answer = await forward();
      return answer.status === 404 ? { ...answer, body: "" } : answer;
    },
  },
  wrongStatus("getUser", 404, 400),
  wrongStatus("getUser", 404, 500),
  noAuthorization("getUser"),
];

const op = "updateUser";

/** Passes the update on with operations taken for others, in `$set` as well. */
function mistakenOperation(
  operator: string,
  name: string,
  replace: (operand: never) => unknown,
  operationId: "updateUser" | "bulkUpdateUsers" = op,
): Mutant {
  return wrongRequest(operationId, name, (request) => {
    if (typeof request.body === "object") request.body = replaceOperation(request.body, operator, replace);
  });
}

function replaceOperation(body: unknown, operator: string, replace: (operand: never) => unknown): unknown {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return body;
  const operand = (body as Record<string, unknown>)[operator];
  // An operand of a wrong type is for the provider to refuse.
  if (Array.isArray(operand) || typeof operand === "number" || operator === "$update") {
    if (operator in body) return replace(operand as never);
  }
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, replaceOperation(value, operator, replace)]),
  );
}

/** How updateUser can be wrong. */
export const updateUserMutants: Mutant[] = [
  {
    name: "says that it saved, and does not",
    operationId: op,
    answer: async ({ request, forward }) => {
      const { body, ...answer } = await forward({
        method: "GET",
        path: request.path.replace("v2.6", "v2.2"),
        body: undefined,
      });
      if (answer.status !== 200 || typeof request.body !== "object") return forward();
      return { ...answer, body: { ...(body as object), ...plainOf(request.body) } };
    },
  },
  {
    name: "answers with the user as it was",
    operationId: op,
    answer: async ({ request, forward }) => {
      const before = await forward({
        method: "GET",
        path: request.path.replace("v2.6", "v2.2"),
        body: undefined,
      });
      const answer = await forward();
      return answer.status === 200 ? before : answer;
    },
  },
  wrongAnswer(op, "answers with the changed columns only", (body, { request }) => ({
    id: body.id,
    created_at: body.created_at,
    updated_at: body.updated_at,
    ...plainOf(request.body),
  })),
  {
    name: "saves the whole row, as before v2.6",
    operationId: op,
    answer: ({ request, forward, emulator }) => {
      emulator.faults.add({ operationId: "updateUserInfoV1", saveDelay: 15 });
      return forward({ path: request.path.replace("v2.6/miniapp/user_profile", "v1/user/info") });
    },
  },
  {
    name: "saves all columns but the last",
    operationId: op,
    answer: async ({ request, forward }) => {
      const names = Object.keys(Object(request.body));
      if (names.length < 2 || names.some((name) => name.startsWith("$"))) return forward();
      const { [names.at(-1) as string]: _, ...body } = request.body as Record<string, unknown>;
      return forward({ body });
    },
  },
  {
    name: "clears the columns that are not submitted",
    operationId: op,
    answer: ({ request, forward }) => {
      const body = Object(request.body);
      if (Object.keys(body).length !== 1 || "test" in body || body.$unset || body.$set) return forward();
      return forward({ body: { ...body, $unset: { test: "" } } });
    },
  },
  {
    name: "changes the next user as well",
    operationId: op,
    answer: async ({ request, forward, emulator }) => {
      const ids = emulator.users
        .all()
        .map(({ id }) => id)
        .toSorted((a, b) => a - b);
      const index = ids.indexOf(Number(request.path.split("/").at(-2)));
      const answer = await forward();
      const isSmall = Object.keys(Object(request.body)).length < 4;
      if (answer.status === 200 && isSmall && ids[index + 1]) {
        await forward({ path: request.path.replace(/\d+\/$/, `${ids[index + 1]}/`) });
      }
      return answer;
    },
  },
  wrongAnswer(op, "answers about another user", (body) => {
    body.id += 1;
  }),
  wrongAnswer(op, "lets updated_at go back", (body) => {
    body.updated_at = 1;
  }),
  wrongAnswer(op, "moves created_at", (body) => {
    body.created_at = body.updated_at + 10;
  }),
  wrongAnswer(op, "calls updated_at updatedAt", ({ updated_at, ...body }) => ({
    ...body,
    updatedAt: updated_at,
  })),
  {
    name: "applies an operation twice",
    operationId: op,
    answer: async ({ request, forward }) => {
      const answer = await forward();
      return answer.status === 200 && /\$(incr_by|append|pop)"/.test(JSON.stringify(request.body))
        ? forward()
        : answer;
    },
  },
  mistakenOperation("$incr_by", "sets in place of adding", (value) => value),
  mistakenOperation("$incr_by", "never subtracts", (value) => ({ $incr_by: Math.abs(value) })),
  mistakenOperation("$incr_by", "adds whole numbers only", (value) => ({
    $incr_by: typeof value === "number" ? Math.trunc(value) : value,
  })),
  mistakenOperation("$append", "appends only what is not there yet", (value) => ({ $append_unique: value })),
  mistakenOperation("$append", "replaces the list in place of appending", (value) => value),
  mistakenOperation("$append", "appends the last item only", (value: never[]) => ({
    $append: value.slice(-1),
  })),
  mistakenOperation("$append_unique", "appends what is there already", (value) => ({ $append: value })),
  mistakenOperation("$append_unique", "replaces the list by unique items", (value) => [...new Set(value)]),
  mistakenOperation("$append_unique", "appends what comes twice twice", (value: never[]) =>
    new Set(value).size < value.length ? { $append: value } : { $append_unique: value },
  ),
  mistakenOperation("$remove", "removes the first of the items only", (value: never[]) => ({
    $remove: value.slice(0, 1),
  })),
  mistakenOperation("$remove", "empties the list", () => []),
  mistakenOperation("$remove", "appends what is to be removed", (value) => ({ $append: value })),
  mistakenOperation("$update", "replaces the object", (value) => value),
  mistakenOperation("$pop", "drops the item at the other end", (value) => ({ $pop: -value })),
  wrongRequest(op, "ignores $unset", (request) => {
    if (Object.keys(Object(request.body)).length > 1) delete request.body.$unset;
  }),
  wrongRequest(op, "ignores $set beside other columns", (request) => {
    if (request.body?.$set && Object.keys(request.body).length > 1) delete request.body.$set;
  }),
  wrongRequest(op, "leaves a column that is set to null", (request) => {
    if (typeof request.body !== "object" || request.body === null) return;
    for (const [name, value] of Object.entries(request.body)) {
      if (value === null && Object.keys(request.body).length > 1) delete request.body[name];
    }
  }),
  wrongRequest(op, "writes an empty text for null", (request) => {
    if (request.body?.test === null) request.body.test = "";
  }),
  wrongRequest(op, "merges an object in place of replacing it", (request) => {
    if (request.body?.address && !Object.keys(request.body.address)[0]?.startsWith("$")) {
      request.body.address = { $update: request.body.address };
    }
  }),
  wrongRequest(op, "appends a list in place of replacing it", (request) => {
    if (Array.isArray(request.body?.tags)) request.body.tags = { $append: request.body.tags };
  }),
  wrongRequest(op, "trims texts", (request) => {
    if (typeof request.body?.test === "string") request.body.test = request.body.test.trim().slice(0, 20);
  }),
  wrongRequest(op, "saves texts in lower case", (request) => {
    if (typeof request.body?.test === "string") request.body.test = request.body.test.toLowerCase();
  }),
  wrongRequest(op, "saves 255 characters of a text", (request) => {
    if (typeof request.body?.test === "string") request.body.test = request.body.test.slice(0, 255);
  }),
  wrongRequest(op, "saves texts in the form NFKC", (request) => {
    if (typeof request.body?.test === "string") request.body.test = request.body.test.normalize("NFKC");
  }),
  wrongRequest(op, "saves texts in the form NFC", (request) => {
    if (typeof request.body?.test === "string") request.body.test = request.body.test.normalize("NFC");
  }),
  mistakenOperation("$append", "appends three items at most", (value: never[]) => ({
    $append: value.slice(0, 3),
  })),
  mistakenOperation("$incr_by", "adds 1000 at most", (value) => ({ $incr_by: Math.min(1000, value) })),
  wrongRequest(op, "saves numbers in the lists of an object as text", (request) => {
    for (const [name, value] of Object.entries(Object(request.body?.address))) {
      const asText = (it: unknown) => (typeof it === "number" ? String(it) : it);
      if (Array.isArray(value)) request.body.address[name] = value.map(asText);
    }
  }),
  wrongRequest(op, "flattens the lists of an object", (request) => {
    for (const [name, value] of Object.entries(Object(request.body?.address))) {
      if (Array.isArray(value)) request.body.address[name] = value.flat();
    }
  }),
  wrongRequest(op, "ignores null in $update", (request) => {
    const update = request.body?.address?.$update;
    for (const [name, value] of Object.entries(Object(update))) if (value === null) delete update[name];
  }),
  wrongRequest(op, "saves false as no value", (request) => {
    if (request.body?.vip === false) request.body.vip = null;
  }),
  wrongRequest(op, "saves 0 as no value", (request) => {
    if (request.body?.score === 0) request.body.score = null;
  }),
  {
    name: "saves the rest of a body with a wrong type",
    operationId: op,
    answer: async ({ request, forward }) => {
      const answer = await forward();
      if (answer.status !== 400 || typeof request.body !== "object") return answer;
      return forward({ body: { test: "wrong type saved" } });
    },
  },
  {
    name: "turns a text for a number column into a number",
    operationId: op,
    answer: ({ request, forward }) => {
      const { body } = request;
      const score = Object(body).score;
      return forward(typeof score === "string" ? { body: { ...Object(body), score: score.length } } : {});
    },
  },
  {
    name: "takes an empty update",
    operationId: op,
    answer: ({ request, forward }) => {
      if (JSON.stringify(request.body) !== "{}") return forward();
      return forward({ method: "GET", path: request.path.replace("v2.6", "v2.2"), body: undefined });
    },
  },
  {
    name: "takes the first of two operations on a column",
    operationId: op,
    answer: ({ request, forward }) => {
      const body = structuredClone(Object(request.body));
      for (const value of Object.values<Record<string, unknown>>(body)) {
        const [first, ...others] = Object.keys(Object(value)).filter((key) => key.startsWith("$"));
        if (first) for (const key of others) delete value[key];
      }
      return forward(typeof request.body === "object" ? { body } : {});
    },
  },
  {
    name: "lets the id of a user be changed",
    operationId: op,
    answer: async ({ request, forward }) => {
      const answer = await forward();
      const { id } = Object(request.body);
      if (answer.status !== 400 || id === undefined) return answer;
      const read = await forward({
        method: "GET",
        path: request.path.replace("v2.6", "v2.2"),
        body: undefined,
      });
      return { ...read, body: { ...(read.body as object), id } };
    },
  },
  {
    name: "makes a column up that does not exist",
    operationId: op,
    answer: async ({ request, forward }) => {
      const answer = await forward();
      const text = JSON.stringify(answer.body);
      if (answer.status !== 400 || !/not a custom column|no column|unknown column|does not exist/i.test(text))
        return answer;
      const read = await forward({
        method: "GET",
        path: request.path.replace("v2.6", "v2.2"),
        body: undefined,
      });
      return { ...read, body: { ...(read.body as object), ...Object(request.body) } };
    },
  },
  wrongStatus(op, 200, 201),
  wrongStatus(op, 404, 200),
  wrongStatus(op, 404, 400),
  wrongStatus(op, 400, 404),
  noAuthorization(op),
];

/** The values of an update that can be shown as they are. */
function plainOf(body: unknown): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(Object(body)).filter(
      ([name, value]) =>
        !name.startsWith("$") && !Object.keys(Object(value)).some((key) => key.startsWith("$")),
    ),
  );
}
