import type { Peer } from "../../peers/peer.ts";

/** What is called, by name. */
export const calls = {
  get: (users: Peer) => users.get(70695404),
  list: (users: Peer) => users.list({ where: { score: { $gte: 10 } }, limit: 20 }),
  update: (users: Peer) => users.update(70695404, { score: 5 }),
};

export type Call = keyof typeof calls;

/** What has to go out for each. */
export const requests: Record<Call, { method: string; url: string; body: string }> = {
  get: { method: "GET", url: "/oserve/v2.2/miniapp/user_profile/70695404/", body: "" },
  list: {
    method: "GET",
    url: '/oserve/v2.2/miniapp/user_profile/?limit=20&where={"score":{"$gte":10}}',
    body: "",
  },
  update: { method: "PUT", url: "/oserve/v2.6/miniapp/user_profile/70695404/", body: '{"score":5}' },
};

const user =
  '{"id":70695404,"created_at":1542858732,"updated_at":1542958030,"nickname":"Yan","gender":0,"language":"zh_CN","score":5,"tags":[]}';

/** The bodies of the answers: a user of 130 bytes, and a page that holds it. */
export const answers: Record<Call, string> = {
  get: user,
  list: `{"meta":{"limit":20,"offset":0,"next":null,"previous":null},"objects":[${user}]}`,
  update: user,
};
