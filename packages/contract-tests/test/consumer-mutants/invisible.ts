import { type Call, profilesV1, put, updates, users } from "./wrong-call.ts";

/** What is wrong, or most likely so, and no reader of the spec can see: it depends on the application, on the user, or on what is
documented nowhere. */
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
    name: "a list in $in",
    why: "a custom column may be a list of lists",
    call: { url: `${users}?where=${encodeURIComponent('{"tags":{"$in":[[1]]}}')}` },
  },
  {
    name: "text where a custom column holds numbers",
    why: "custom columns are not in the spec",
    call: { url: `${users}?where=${encodeURIComponent('{"score":{"$gte":"5"}}')}` },
  },
  {
    name: "a range from a number to itself",
    why: "whether the end is in it is documented in two ways",
    call: { url: `${users}?where=${encodeURIComponent('{"age":{"$range":[5,5]}}')}` },
  },
  {
    name: "a pattern that another kind of regular expressions has",
    why: "which kind the service has is documented nowhere",
    call: { url: `${users}?where=${encodeURIComponent('{"test":{"$regex":"(?P<year>\\\\d++)"}}')}` },
  },
  {
    name: "a key of an object set that is cleared as well",
    why: "which comes first is documented nowhere",
    call: put(`${updates}70695404/`, { "address.city": "a", $unset: { address: "" } }),
  },
  {
    name: "a user id where v1 wants that of a profile",
    why: "both are positive integers",
    call: { url: `${profilesV1}70695404/` },
  },
];
