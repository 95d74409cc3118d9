import type { Random } from "../oracle/random.ts";
import { type Attack, stray } from "./attack.ts";
import { inheritedNames, longText, makePayload, privateTexts, underscoredNames } from "./texts.ts";

const changing = [
  ["POST", "reset", undefined],
  ["POST", "seed", { count: 1 }],
  ["POST", "seed", { users: [{ nickname: "changed" }] }],
  ["POST", "snapshot", {}],
  ["POST", "restore", { name: "snapshot-1" }],
  ["POST", "faults", { status: 500, count: 1000 }],
  ["DELETE", "faults", undefined],
  ["DELETE", "requests", undefined],
  ["GET", "", undefined],
  ["GET", "requests", undefined],
  ["GET", "faults", undefined],
] as const;

/** From a page of another site, or under another name: whatever it asks for, 403. */
export function makeStranger(random: Random): Attack {
  const [method, path, body] = random.pick(changing);
  const sites = [
    "http://evil.example",
    "https://127.0.0.1",
    "http://127.0.0.1:1",
    "null",
    "file://",
    "http://localhost",
    "*",
    "",
    "http://[::1]:4020",
    privateTexts.email,
  ];
  const hosts = [
    "evil.example",
    "localhost.evil.example",
    "127.0.0.1.evil.example",
    "evil.example:4020",
    "rebound.127.0.0.1.nip.io",
    "localhost@evil.example",
    "1.2.3.4.example",
    "1.2.3",
    "127.1",
    "127.0.0.1.",
    "0x7f.1.example",
    "evil.example.",
    "[evil.example]",
    privateTexts.email,
  ];
  const fetchSites = ["cross-site", "same-site", "x", "", "none, cross-site", "Same-Origin"];
  const headers: Record<string, string> = random.pick<() => Record<string, string>>([
    () => ({ origin: random.pick(sites) }),
    () => ({ host: random.pick(hosts) }),
    () => ({ "sec-fetch-site": random.pick(fetchSites) }),
    () => ({ origin: "http://evil.example", host: "evil.example" }),
    () => ({ host: "evil.example", "x-forwarded-host": "localhost", forwarded: "host=localhost" }),
    () => ({ origin: random.pick(sites), "sec-fetch-site": "same-origin", "x-forwarded-for": "127.0.0.1" }),
  ])();
  const type = random.pick(["application/json", "text/plain", "application/x-www-form-urlencoded"]);
  return stray(
    method,
    `/_emulator/${path}`,
    { body, headers: { "content-type": body ? type : null, ...headers } },
    403,
  );
}

const wrongSeeds: readonly unknown[] = [
  { users: "x" },
  { users: 5 },
  { users: {} },
  { users: true },
  { users: { length: 3 } },
  { users: [5] },
  { users: [null] },
  { users: [[]] },
  { users: [{ nope: 1 }] },
  { users: [{ id: "1" }] },
  { users: [{ id: 0 }] },
  { users: [{ id: -1 }] },
  { users: [{ id: 1.5 }] },
  { users: [{ id: 2 ** 53 }] },
  { users: [{ id: 1 }] },
  { users: [{ id: 900 }, { id: 900 }] },
  { users: [{ id: 900 }, { id: 901, score: "x" }] },
  { users: [{ score: "x" }] },
  { users: [{ created_at: "x" }] },
  { users: [{ created_at: 1.5 }] },
  { users: [{ birthday: "yesterday" }] },
  { users: [{ tags: [5] }] },
  { users: [{ nickname: {} }] },
  { users: [{ _group: 5 }] },
  { users: [{ _group: ["x"] }] },
  { users: [{ _profile_id: 0 }] },
  { users: [{ _profile_id: "x" }] },
  { users: [{ _password: 5 }] },
  { users: [{ _username: 5 }] },
  { users: [{ _username: "TAKEN" }] },
  { users: [{ _email: "Taken@example.com" }] },
  { users: [{ [privateTexts.email]: 1 }] },
  { users: [{ [privateTexts.phone]: 1 }] },
  { users: [{ [longText(500)]: 1 }] },
  { user: [{}] },
  { count: -1 },
  { count: 1.5 },
  { count: "5" },
  { count: {} },
  { count: true },
  { count: 1e300 },
  { count: -1, env: "fresh" },
  { count: 1, env: 5 },
  { count: 1, env: {} },
  { count: 1, env: null },
  { count: 1, nope: 1 },
];
const wrongFaults: readonly unknown[] = [
  { nope: 1 },
  { operationId: "nope" },
  { operationId: 5 },
  { operationId: privateTexts.email },
  { operationId: longText(2000) },
  { [privateTexts.email]: 1 },
  { [privateTexts.phone]: 1 },
  { [longText(2000)]: 1 },
  { status: 600 },
  { status: 199 },
  { status: "500" },
  { status: 500.5 },
  { status: null },
  { count: -1 },
  { count: 1.5 },
  { count: "x" },
  { skip: -1 },
  { latency: -1 },
  { latency: 1e9 },
  { latency: "x" },
  { headers: 5 },
  { headers: "x" },
  { headers: null },
  { headers: [["a", "b"]] },
  { headers: { "a b": "c" } },
  { headers: { a: "b\r\nc: d" } },
  { headers: { a: "\0" } },
  { headers: { a: {} } },
  { headers: { "": "a" } },
  { retryAfter: "a\r\nb: c" },
  { retryAfter: -1 },
  { retryAfter: {} },
  { reset: "x" },
  { reset: true },
  { truncate: -1 },
  { truncate: "x" },
  { slow: -1 },
  { failRows: -1 },
  { saveDelay: "x" },
  { expireTokens: "true" },
  { expireTokens: 1 },
];
const wrongNames: readonly unknown[] = [5, {}, [], null, true];

/** From this machine, and wrong: the bodies and the paths. */
export function makeControlAttack(random: Random): Attack {
  const control = (path: string, body: unknown, ...statuses: number[]) =>
    stray("POST", `/_emulator/${path}`, { body }, ...(statuses.length > 0 ? statuses : [400]));
  const anyPath = () => random.pick(["seed", "snapshot", "restore", "faults"]);
  const missing = ["nope", "", "__proto__", "x".repeat(3000), ...inheritedNames];
  return random.pick<() => Attack>([
    () => control("seed", random.pick(wrongSeeds)),
    () => control("faults", random.pick(wrongFaults)),
    () => control("restore", { name: random.pick(missing) }),
    () => control(random.pick(["snapshot", "restore"]), { name: random.pick(wrongNames) }),
    () => control(random.pick(["snapshot", "restore"]), { name: "x", nme: 1 }),
    () =>
      control(
        anyPath(),
        random.pick(["[]", "[1]", '"x"', "5", "null", "{", "}", "{]", "x", "{}{}", "\0", "\ufeff"]),
      ),
    () =>
      control(
        anyPath(),
        random.pick(['{"count":0,"count":0}', '{"name":"x","name":"y"}', '{"status":500,"status":500}']),
      ),
    () => control(anyPath(), `{"${random.pick(underscoredNames)}":{"a":1}}`),
    () => control(anyPath(), `{"${random.pick(inheritedNames)}":{"a":1}}`),
    () => control("seed", '{"users":[{"__proto__":{"id":7}}]}'),
    () => control("seed", '{"users":[{"nickname":"\\ud800"}]}'),
    () => control("faults", `{"body":${"[".repeat(100_000)}${"]".repeat(100_000)}}`),
    () => control("seed", `{"users":[{"address":${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}}]}`),
    () => control(anyPath(), Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])),
    () => control(anyPath(), `{"name":"${longText(2 ** 20)}"}`),
    () =>
      stray(
        "POST",
        `/_emulator/${anyPath()}`,
        {
          body: "{}",
          headers: { "content-type": random.pick(["text/plain", "", null, "application/jsonx"]) },
        },
        400,
      ),
    () => stray(random.pick(["PUT", "PATCH", "OPTIONS", "HEAD", "DELETE"]), "/_emulator/seed", {}, 404, 405),
    () =>
      stray(
        "GET",
        `/_emulator/${random.pick(["nope", "reset", "seed", "%", "%ff", "..", "requests/1", "users", encodeURIComponent(makePayload(random))])}`,
        {},
        400,
        404,
        405,
      ),
  ])();
}
