import type { OperationId } from "../../../src/verify/operation-id.ts";
import { type Mutant, noAuthorization, wrongAnswer, wrongRequest, wrongStatus } from "./mutant.ts";

const list = "listUserProfilesV1";

const ignoredFilter = (name: string) =>
  wrongRequest(list, `ignores ${name}`, ({ query }) => query.delete(name));

/** How the deprecated operations can be wrong. */
export const v1Mutants: Mutant[] = [
  ...[
    "created_at__gte",
    "created_at__lte",
    "gender",
    "nickname",
    "nickname__contains",
    "openid",
    "user_id",
    "order_by",
    "limit",
    "offset",
  ].map(ignoredFilter),
  wrongRequest(list, "takes nickname__contains for the whole name", ({ query }) => {
    const text = query.get("nickname__contains");
    query.delete("nickname__contains");
    if (text !== null) query.set("nickname", text);
  }),
  wrongRequest(list, "excludes the bound in created_at__gte", ({ query }) => {
    const time = query.get("created_at__gte");
    if (time !== null) query.set("created_at__gte", String(Number(time) + 1));
  }),
  wrongRequest(list, "excludes the bound in created_at__lte", ({ query }) => {
    const time = query.get("created_at__lte");
    if (time !== null) query.set("created_at__lte", String(Number(time) - 1));
  }),
  wrongAnswer(list, "does not count", (body) => {
    if (body.meta) delete body.meta.total_count;
  }),
  wrongAnswer(list, "calls the id of the user id", (body) => {
    for (const profile of body.objects ?? [body]) profile.id = profile.user_id;
  }),
  wrongAnswer(list, "swaps the id of the profile and of the user", (body) => {
    for (const profile of body.objects ?? [body])
      [profile.id, profile.user_id] = [profile.user_id, profile.id];
  }),
  wrongAnswer(list, "leaves the id of the user out", (body) => {
    for (const profile of body.objects ?? [body]) delete profile.user_id;
  }),
  wrongAnswer(list, "gives groups as text", (body) => {
    for (const profile of body.objects ?? [body]) profile.user_group = String(profile.user_group);
  }),
  wrongAnswer(list, "shows custom columns", (body, { emulator }) => {
    for (const profile of body.objects ?? [body])
      Object.assign(profile, { test: emulator.users.read(profile.user_id)?.test ?? "" });
  }),
  wrongStatus(list, 400, 200),
  noAuthorization(list),

  wrongRequest("getUserProfileV1", "answers with another profile", (request) => {
    request.path = request.path.replace(/(\d+)\/$/, (_, id) => `${Number(id) + 1}/`);
  }),
  wrongAnswer("getUserProfileV1", "leaves the id of the user out", (body) => {
    delete body.user_id;
  }),
  wrongAnswer("getUserProfileV1", "answers with a list of one", (body) => ({
    meta: { limit: 1, offset: 0, next: null, previous: null, total_count: 1 },
    objects: [body],
  })),
  wrongAnswer("getUserProfileV1", "has another name for the user than v2", (body) => {
    body.nickname = `${body.nickname} `;
  }),
  wrongStatus("getUserProfileV1", 404, 200),
  noAuthorization("getUserProfileV1"),

  wrongRequest("listUserInfoV1", "ignores where", ({ query }) => query.delete("where")),
  wrongRequest("listUserInfoV1", "ignores limit", ({ query }) => query.delete("limit")),
  wrongRequest("listUserInfoV1", "ignores order_by", ({ query }) => query.delete("order_by")),
  wrongAnswer("listUserInfoV1", "does not count", (body) => {
    delete body.meta.total_count;
  }),
  wrongAnswer("listUserInfoV1", "leaves out the custom columns", (body) => {
    for (const user of body.objects) delete user.test;
  }),
  noAuthorization("listUserInfoV1"),

  wrongRequest("getUserInfoV1", "answers with another user", (request, { emulator }) => {
    const ids = emulator.users.all().map(({ id }) => id);
    const index = ids.indexOf(Number(request.path.split("/").at(-2)));
    if (index >= 0) request.path = request.path.replace(/\d+\/$/, `${ids[(index + 1) % ids.length]}/`);
  }),
  wrongAnswer("getUserInfoV1", "gives the id of the user as user_id", ({ id, ...body }) => ({
    ...body,
    user_id: id,
  })),
  wrongAnswer("getUserInfoV1", "leaves out the custom columns", (body) => {
    delete body.test;
  }),
  wrongStatus("getUserInfoV1", 404, 403),
  noAuthorization("getUserInfoV1"),

  {
    name: "says that it saved, and does not",
    operationId: "updateUserInfoV1",
    answer: async ({ request, forward }) => {
      const { body, ...answer } = await forward({ method: "GET", body: undefined });
      if (answer.status !== 200) return forward();
      return { ...answer, body: { ...Object(body), ...Object(request.body) } };
    },
  },
  wrongAnswer("updateUserInfoV1", "answers with the changed columns only", (body, { request }) => ({
    id: body.id,
    created_at: body.created_at,
    updated_at: body.updated_at,
    ...Object(request.body),
  })),
  wrongRequest("updateUserInfoV1", "trims texts", (request) => {
    if (typeof Object(request.body).test === "string") request.body.test = request.body.test.trim();
  }),
  wrongAnswer("updateUserInfoV1", "answers about another user", (body) => {
    body.id += 1;
  }),
  wrongRequest("updateUserInfoV1", "clears the columns that are not submitted", (request) => {
    if (!Object(request.body).$unset && !("nick2" in Object(request.body))) {
      request.body = { ...Object(request.body), $unset: { nick2: "" } };
    }
  }),
  wrongStatus("updateUserInfoV1", 400, 200),
  wrongStatus("updateUserInfoV1", 404, 200),
  noAuthorization("updateUserInfoV1"),
] satisfies (Mutant & { operationId: OperationId })[];
