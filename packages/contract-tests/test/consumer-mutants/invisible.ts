import { type Call, profilesV1, put, updates, users } from "./wrong-call.ts";

/** What is wrong, or most likely so, and no reader of the spec can see: it depends on the application or on the user. */
export const invisible: { name: string; why: string; call: Call }[] = [
  {
    name: "milliseconds in where",
    why: "a number is a number, and the far future is allowed",
    call: { url: `${users}?where=${encodeURIComponent('{"created_at":{"$gte":1542364387000}}')}` },
  },
  {
    name: "milliseconds in a filter of v1",
    why: "a timestamp has no upper bound",
    call: { url: `${profilesV1}?created_at__gte=1542364387000` },
  },
  {
    name: "a column that the application does not have",
    why: "custom columns are not in the spec",
    call: { url: `${users}?where=${encodeURIComponent('{"tset":{"$eq":"test"}}')}` },
  },
  {
    name: "a bulk update of everyone",
    why: "where may be left out",
    call: put(`${updates}?limit=20`, { test: "test" }),
  },
  {
    name: "a user id where v1 wants that of a profile",
    why: "both are positive integers",
    call: { url: `${profilesV1}70695404/` },
  },
];
