import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildReports, reportFolder } from "../../src/api-report/build-reports.ts";
import { apiGate } from "../../src/api-report/gate.ts";
import { type BuiltClient, makeBuiltClient } from "./built-client.ts";

const tag = "@minapp-users/client@1.0.0";

const built = new Map<string, ReadonlyMap<string, string>>();

/** Writes the reports, as `pnpm api:report` does; those of the same types are only made once. */
function report(client: BuiltClient, types: Record<string, string>): void {
  const id = JSON.stringify(types);
  const reports = built.get(id) ?? buildReports(client.folder);
  built.set(id, reports);
  client.write(Object.fromEntries([...reports].map(([name, text]) => [`${reportFolder}/${name}`, text])));
}

/** A client that was released as 1.0.0, and goes on with other types, and with a changeset. */
function released(
  before: Record<string, string>,
  after: Record<string, string>,
  bump?: string,
  modules?: Record<string, string>,
): BuiltClient {
  const client = makeBuiltClient(before, modules);
  report(client, before);
  client.commit();
  client.tag(tag);
  client.build(after);
  report(client, after);
  if (bump) {
    client.write({ ".changeset/it.md": `---\n"@minapp-users/client": ${bump}\n---\n\nA change.\n` });
  }
  return client;
}

/** Types of one module. */
const index = (text: string) => ({ "index.d.ts": `${text}\nexport {};\n` });

const one = index("export declare function f(a: string): void;");
const more = index("export declare function f(a: string): void;\nexport declare function g(): void;");
const other = index("export declare function f(a: number): void;");

test("a client that was never released may be anything, but its reports are checked", async () => {
  using client = makeBuiltClient(one);
  client.commit();
  expect(await apiGate(client.folder)).toEqual({
    title: "Client",
    markdown: "`@minapp-users/client` was never released, so there is nothing to compare its surface with.",
    problems: [
      "the API report is not what the build gives (packages/client/api/index.api.md): run `pnpm api:report` and " +
        "commit what it writes",
    ],
  });
  report(client, one);
  expect((await apiGate(client.folder)).problems).toEqual([]);
});

test("nothing to see asks for nothing", async () => {
  using client = released(one, index("/** Does. */\nexport declare function f(b: string): void;"));
  expect(await apiGate(client.folder)).toEqual({
    title: "Client",
    markdown: `Since \`${tag}\` (no release planned): callers see no change.`,
    problems: [],
  });
});

test.each([
  ["an addition", more, "patch", "minor", "`g` is new", "next: 1.0.1, patch"],
  ["an addition without a changeset", more, undefined, "minor", "`g` is new", "no release planned"],
  ["a removal", index(""), "minor", "major", "`f` is gone", "next: 1.1.0, minor"],
  ["a change", other, "minor", "major", "`f(a)` was `string` and is `number`", "next: 1.1.0, minor"],
] as const)("%s needs a changeset that is large enough", async (_, after, bump, asked, cause, planned) => {
  using client = released(one, after, bump);
  const gate = await apiGate(client.folder);
  expect(gate.problems).toEqual([
    `@minapp-users/client: its surface changed since 1.0.0 so that a ${asked} release is due (${cause}), but ${planned}: ` +
      `run \`pnpm changeset\` and choose ${asked} for @minapp-users/client`,
  ]);
  client.write({ ".changeset/it.md": `---\n"@minapp-users/client": ${asked}\n---\n\nA change.\n` });
  expect((await apiGate(client.folder)).problems).toEqual([]);
});

test("what changed is said in words, with a difference", async () => {
  using client = released(
    index("export declare function f(a: string): void;\nexport declare function h(): void;"),
    index("export declare function f(a: number): void;\nexport declare function g(): void;"),
    "major",
  );
  expect(
    (await apiGate(client.folder)).markdown,
  ).toBe(`Since \`${tag}\` (next: 2.0.0, major), the changes ask for **major**:

**\`@minapp-users/client\`**

- major: \`f(a)\` was \`string\` and is \`number\`

  \`\`\`diff
  -export declare function f(a: string): void;
  +export declare function f(a: number): void;
  \`\`\`

- major: \`h\` is gone

- minor: \`g\` is new`);
});

test("an export that moves to another module is gone from the first", async () => {
  const before = { ...one, "where.d.ts": "export declare function g(): void;\nexport {};\n" };
  const after = {
    ...index(""),
    "where.d.ts":
      "export declare function f(a: string): void;\nexport declare function g(): void;\nexport {};\n",
  };
  using client = released(before, after, "major", { ".": "index", "./where": "where" });
  expect(
    (await apiGate(client.folder)).markdown,
  ).toBe(`Since \`${tag}\` (next: 2.0.0, major), the changes ask for **major**:

**\`@minapp-users/client\`**

- major: \`f\` is gone

**\`@minapp-users/client/where\`**

- minor: \`f\` is new`);
});

test("what several modules show is shown once", async () => {
  const types = (property: string) => ({
    ...index(
      'export type { Hooks } from "./hooks.ts";\nexport declare function f(): import("./hooks.ts").Hooks;',
    ),
    "hooks.d.ts": `export interface Hooks { ${property} }\nexport {};\n`,
    "log.d.ts":
      'export type { Hooks } from "./hooks.ts";\nexport declare function log(): import("./hooks.ts").Hooks;\n',
  });
  using client = released(types("a: 1"), types("a: 2"), "major", { ".": "index", "./log": "log" });
  expect((await apiGate(client.folder)).markdown).toContain(`
  \`\`\`

**\`@minapp-users/client/log\`**

- major: \`Hooks.a\` was \`1\` and is \`2\`, as in \`@minapp-users/client\``);
});

test("a module that is gone breaks, and a new one does not", async () => {
  using client = released({ ...one, "log.d.ts": "export {};\n" }, {}, "minor", {
    ".": "index",
    "./log": "log",
  });
  const { exports, ...manifest } = {
    name: "@minapp-users/client",
    version: "1.0.0",
    type: "module",
    exports: { ".": { types: "./dist/index.d.ts" }, "./logs": { types: "./dist/log.d.ts" } },
  };
  client.write({ "packages/client/package.json": { ...manifest, exports } });
  rmSync(join(client.folder, reportFolder, "log.api.md"));
  report(client, { "logs.d.ts": "" });
  const { markdown, problems } = await apiGate(client.folder);
  expect(markdown).toContain("- major: `@minapp-users/client/log` is gone");
  expect(markdown).toContain("- minor: `@minapp-users/client/logs` is new");
  expect(problems).toEqual([
    expect.stringContaining("a major release is due (`@minapp-users/client/log` is gone)"),
  ]);
});

test("the report of a module that is gone has to go, too", async () => {
  using client = released(one, one);
  client.write({ [`${reportFolder}/old.api.md`]: "# old\n" });
  expect((await apiGate(client.folder)).problems).toEqual([
    "the API report is not what the build gives (packages/client/api/old.api.md): run `pnpm api:report` and commit " +
      "what it writes",
  ]);
});

test("without a build, that is the problem, and what is committed is compared", async () => {
  using client = released(one, more, "minor");
  rmSync(join(client.folder, "packages/client/dist"), { recursive: true });
  const { markdown, problems } = await apiGate(client.folder);
  expect(problems).toEqual(["@minapp-users/client is not built, run `pnpm build`"]);
  expect(markdown).toContain("- minor: `g` is new");
});

test("a release that had no report cannot be compared with", async () => {
  using client = makeBuiltClient(one);
  client.commit();
  client.tag(tag);
  client.build(other);
  report(client, other);
  expect(await apiGate(client.folder)).toEqual({
    title: "Client",
    markdown:
      `Since \`${tag}\` (no release planned), the changes ask for **major**:\n\n` +
      "There are no two reports to compare of `@minapp-users/client`.",
    problems: [
      "@minapp-users/client: its surface changed since 1.0.0 so that a major release is due (the release has no report of " +
        "it), but no release planned: run `pnpm changeset` and choose major for @minapp-users/client",
    ],
  });
});
