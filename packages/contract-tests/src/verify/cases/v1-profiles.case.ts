import { resolve } from "@minapp-users/spec-check";
import { contract } from "../contract.ts";
import { demand } from "../contract-violation.ts";
import { differences } from "../same-row.ts";
import { getProfile, getProfilePage, getProfiles, type Profile } from "../v1-profiles.ts";

const list = "listUserProfilesV1";
const { properties } = resolve<{ properties: object }>({ $ref: "#/components/schemas/UserProfileV1" });

contract([list, "getUser"], "shows the users that v2 shows", async ({ send, users, provider }) => {
  const custom = Object.values(provider.columns).filter((name) => name !== null);
  const profiles = await getProfiles(send, users.rows);
  for (const profile of profiles) {
    const { body: user } = await send("getUser", { path: { id: profile.user_id } });
    const shared = Object.keys(properties).filter(
      (name) => name in user && name !== "id" && name !== "user_id",
    );
    const [wrong] = differences(profile, user, shared);
    demand(wrong === undefined, list, `${wrong} is not what getUser shows`);
    demand(!custom.some((name) => name in profile), list, "a custom column is shown");
  }
  const ids = profiles.map(({ id }) => id);
  demand(new Set(ids).size === ids.length, list, "two profiles have the same id");
});

contract(list, "shows a profile on a page as it is found by user_id", async ({ send, users }) => {
  for (const profile of await getProfiles(send, users.rows)) {
    const { created_at } = profile;
    const query = { created_at__gte: created_at, created_at__lte: created_at, limit: 1000 };
    const { meta, objects } = await getProfilePage(send, query);
    const row = objects.find(({ user_id }) => user_id === profile.user_id);
    if (!row && meta.next !== null) continue;
    demand(row !== undefined, list, "the filters by created_at do not find a user of this second");
    demand(differences(row, profile).length === 0, list, "a column has another value than with user_id");
  }
});

contract([list, "listUsers"], "always counts, and counts all users", async ({ send, users }) => {
  const countUsers = async () =>
    (await send("listUsers", { query: { limit: 1, return_total_count: 1 } })).body.meta.total_count ?? -1;
  const before = await countUsers(); // users come and go: what is between two counts is right
  const counts = [];
  for (const query of [{}, { limit: 1 }, { limit: 2, offset: 1 }]) {
    const { meta } = await getProfilePage(send, query);
    demand(meta.total_count !== undefined, list, `there is no total_count with ${JSON.stringify(query)}`);
    counts.push(meta.total_count);
  }
  const after = await countUsers();
  demand(
    counts.every((it) => Math.min(before, after) <= it && it <= Math.max(before, after)),
    list,
    "total_count is not that of listUsers",
  );
  const first = users.rows.map(({ created_at }) => created_at).toSorted((a, b) => a - b)[0] ?? 0;
  const { meta } = await getProfilePage(send, { created_at__lte: first - 1, limit: 1 });
  demand((meta.total_count ?? 0) < Math.max(...counts), list, "total_count leaves the filters out");
});

contract(list, "sorts by created_at in both directions", async ({ send, users }) => {
  const created_at__gte = Math.min(...users.rows.map(({ created_at }) => created_at));
  for (const order_by of ["created_at", "-created_at"]) {
    for (const query of [{ order_by }, { order_by, created_at__gte }]) {
      const { objects } = await getProfilePage(send, query);
      const times = objects.map(({ created_at }) => created_at);
      const sorted = times.toSorted((a, b) => (order_by === "created_at" ? a - b : b - a));
      demand(times.join() === sorted.join(), list, `order_by=${order_by} is not the order of the answer`);
    }
  }
});

contract(
  list,
  "gives at most limit profiles, and echoes limit and offset",
  async ({ send, provider, users }) => {
    const first = await getProfilePage(send, {});
    demand(first.meta.limit === 20, list, "without limit, meta.limit is not 20");
    demand(first.meta.offset === 0, list, "without offset, meta.offset is not 0");
    for (const [limit, offset] of [
      [1, 0],
      [3, 0],
      [2, 3],
    ] as const) {
      const { meta, objects } = await getProfilePage(send, { limit, offset });
      const asked = `with limit=${limit} and offset=${offset}`;
      const there = Math.min(limit, Math.max(0, (provider.userCount ?? users.ids.length) - offset));
      demand(objects.length === there, list, `${asked} the page has ${objects.length} profiles`);
      demand(meta.limit === limit, list, `${asked} meta.limit is another one`);
      demand(meta.offset === offset, list, `${asked} meta.offset is another one`);
    }
  },
);

contract(list, "leads by next and back, and keeps filters and order", async ({ send, users }) => {
  const created_at__gte = Math.min(...users.rows.map(({ created_at }) => created_at));
  const pages = [await getProfilePage(send, { created_at__gte, order_by: "-created_at", limit: 2 })];
  for (let next = pages[0]?.meta.next; next != null && pages.length < 20; next = pages.at(-1)?.meta.next) {
    pages.push(await getProfilePage(send, {}, next));
    const { previous } = pages.at(-1)?.meta ?? {};
    demand(previous != null, list, "a page behind next has no link to the previous one");
    if (pages.length > 3) continue;
    const back = await getProfilePage(send, {}, previous);
    demand(ids(back) === ids(pages.at(-2)), list, "previous does not lead to the page before");
  }
  const met = pages.flatMap(({ objects }) => objects);
  demand(
    new Set(met.map(({ id }) => id)).size === met.length,
    list,
    "the walk by next meets a profile twice",
  );
  demand(
    met.every(({ created_at }) => created_at >= created_at__gte),
    list,
    "next loses the filter",
  );
  const times = met.map(({ created_at }) => created_at);
  demand(times.join() === times.toSorted((a, b) => b - a).join(), list, "next loses order_by");
  const isWhole = pages.at(-1)?.meta.next === null;
  const everyone = new Set(met.map(({ user_id }) => user_id));
  demand(
    !isWhole || users.ids.every((id) => everyone.has(id)),
    list,
    "the walk by next does not meet every user",
  );
  demand(
    !isWhole || met.length === pages[0]?.meta.total_count,
    list,
    "the walk meets others than total_count says",
  );

  function ids(page: { objects: Profile[] } | undefined): string | undefined {
    return page?.objects.map(({ id }) => id).join();
  }
});

contract(list, "finds no profile of a user that does not exist", async ({ send, absentId }) => {
  const { body } = await send(list, { query: { user_id: absentId } });
  demand("objects" in body && body.objects.length === 0, list, "user_id of nobody finds a profile");
});

// By which of the two a profile is found is not clear, but by neither it cannot be.
contract([list, "getUserProfileV1"], "gives an id by which a profile is found", async ({ send, users }) => {
  for (const { id, user_id } of await getProfiles(send, users.rows)) {
    const answers = await Promise.all(
      [id, user_id].map((profile_id) => send("getUserProfileV1", { path: { profile_id } }, [200, 404])),
    );
    demand(
      answers.some(({ status }) => status === 200),
      list,
      "neither id nor user_id finds the profile",
    );
  }
});

contract(["getUserProfileV1", list], "answers with the profile of the id", async ({ send, users }) => {
  // By its name the id is the profile's, by the text of the documentation the user's.
  const ways = { id: true, user_id: true };
  for (const { id } of users.rows) {
    const profile = await getProfile(send, id);
    for (const way of ["id", "user_id"] as const) {
      const path = { profile_id: profile[way] };
      const { status, body } = await send("getUserProfileV1", { path }, [200, 404]);
      ways[way] &&= status === 200 && differences(body as Profile, profile).length === 0;
    }
  }
  demand(
    ways.id || ways.user_id,
    "getUserProfileV1",
    "neither the id of the profile nor that of the user leads to what the list shows",
  );
});
