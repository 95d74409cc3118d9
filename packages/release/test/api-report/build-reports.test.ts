import { expect, test } from "vitest";
import { buildReports } from "../../src/api-report/build-reports.ts";
import { makeBuiltClient } from "./built-client.ts";

/** The code in the report of a client that consists of `index.d.ts`, without the fences. */
function codeOf(types: Record<string, string>): string {
  using client = makeBuiltClient(types);
  const report = buildReports(client.folder).get("index.api.md") ?? "";
  return report
    .split("\n")
    .slice(4)
    .join("\n")
    .replaceAll(/^```(ts)?\n/gm, "")
    .trim();
}

test("what modules share is in the report of each, exported or not", () => {
  using client = makeBuiltClient(
    {
      "index.d.ts": 'export type { Hooks } from "./hooks.ts";\n',
      "hooks.d.ts": "export interface Hooks { done(): void; }\nexport declare const inside: number;\n",
      "log/index.d.ts": 'import type { Hooks } from "../hooks.ts";\nexport declare function log(): Hooks;\n',
    },
    { ".": "index", "./log": "log/index" },
  );
  expect(Object.fromEntries(buildReports(client.folder))).toEqual({
    "index.api.md": `# \`@minapp-users/client\`

What callers see of this module. \`pnpm api:report\` writes it, and a release is checked against it.

## Exported

\`\`\`ts
export interface Hooks {
  done(): void;
}
\`\`\`
`,
    "log.api.md": `# \`@minapp-users/client/log\`

What callers see of this module. \`pnpm api:report\` writes it, and a release is checked against it.

## Exported

\`\`\`ts
export declare function log(): Hooks;
\`\`\`

## Not exported, but referred to

\`\`\`ts
interface Hooks {
  done(): void;
}
\`\`\`
`,
  });
});

test("what callers do not see is left out: comments, private members, how what is only a type is made", () => {
  const code = codeOf({
    "index.d.ts": 'export type { Page } from "./page.ts";\nexport { Thing } from "./page.ts";\n',
    "page.d.ts": `import type { Inside } from "./inside.ts";
/** A page. */
export declare class Page {
    #private;
    private readonly inside;
    protected kept: string;
    /** Makes one. */
    constructor(inside: Inside); // with this
    /** Of one. */
    next(/* after */ id: number): Thing;
}
export declare class Thing {
    constructor(id: number);
}
`,
    "inside.d.ts": "export interface Inside { a: 1; }\n",
  });
  expect(code).toBe(`## Exported

declare class Page {
  protected kept: string;
  next(id: number): Thing;
}

export declare class Thing {
  constructor(id: number);
}

export type { Page };`);
});

test("that something is deprecated stays, with its words, wherever it stands", () => {
  const code = codeOf({
    "index.d.ts": `/**
 * Does it.
 *
 * @deprecated Use \`g\`,
 * which is faster.
 * @param a - this
 */
export declare function f(a: { /** This. */ b: 1; }): void;
export interface Options {
    /** @deprecated */
    a?: 1;
    inside: {
        /** @deprecated Is always 1. */
        b: 1;
    };
}
`,
  });
  expect(code).toBe(`## Exported

/** @deprecated Use \`g\`, which is faster. */
export declare function f(a: { b: 1 }): void;

export interface Options {
  /** @deprecated */
  a?: 1;
  inside: {
    /** @deprecated Is always 1. */
    b: 1;
  };
}`);
});

test("an alias that looks something up is written out, in an order of its own", () => {
  const code = codeOf({
    "index.d.ts": `declare const levels: readonly ["warn", "info"];
type Loose<T> = { [K in keyof T]?: T[K] | undefined };
interface Shapes { user: { name: string; id: number }; tree: { children: Shapes["tree"][] } }
export type Level = (typeof levels)[number] | 10 | 9;
export type Id = Shapes["user"]["id"] | string;
export type Changes = Loose<Shapes["user"]>;
export type Step = "b" | "a";
export type Tree = Shapes["tree"];
export type Names = Record<string, Id>;
export {};
`,
  });
  expect(code).toBe(`## Exported

export type Changes = {
  id?: number | undefined;
  name?: string | undefined;
};

export type Id = string | number;

export type Level = 9 | 10 | "info" | "warn";

export type Names = Record<string, Id>;

export type Step = "b" | "a";

export type Tree = Shapes["tree"];

## Not exported, but referred to

interface Shapes {
  user: { name: string; id: number };
  tree: { children: Shapes["tree"][] };
}`);
});

test("of the types generated from the spec, what is referred to is shown, and the rest named", () => {
  const types = {
    "generated/schema.d.ts": `export interface paths {
    /** List. */
    "/users/": { get: operations["list"]; };
}
export interface components {
    schemas: {
        User: { id: components["schemas"]["Id"]; };
        Id: number;
        Other: { a: 1; };
    };
    headers: never;
}
export interface operations {
    list: {
        parameters: { query?: { limit?: number; }; header?: never; };
        responses: { 200: components["schemas"]["Other"]; };
    };
    get: { parameters: never; };
}
`,
    "user.d.ts": `import type { components, operations } from "./generated/schema.ts";
type Schemas = components["schemas"];
export interface User<T> extends Pick<Schemas["User"], "id"> { list: T & operations["list"]["parameters"]["query"]; }
`,
  };
  const user = 'export type { User } from "./user.ts";\n';
  const all = 'export type { components, operations, paths } from "./generated/schema.ts";\n';
  const note =
    "What the above refers to. The rest is only named, if callers have it: its shape is compared with the spec.";
  const exported = `## Exported

export interface User<T> extends Pick<components["schemas"]["User"], "id"> {
  list: T & operations["list"]["parameters"]["query"];
}

## Generated from the spec

${note}`;
  expect(codeOf({ ...types, "index.d.ts": user })).toBe(`${exported}

interface components {
  schemas: {
    User: { id: components["schemas"]["Id"] };
    Id: number;
  };
}

interface operations {
  list: {
    parameters: { query?: { limit?: number } };
  };
}`);
  expect(codeOf({ ...types, "index.d.ts": user + all })).toBe(`${exported}

export interface components {
  schemas: {
    User: { id: components["schemas"]["Id"] };
    Id: number;
    Other;
  };
  headers;
}

export interface operations {
  list: {
    parameters: { query?: { limit?: number } };
  };
  get;
}

export interface paths {
  "/users/";
}`);
});

test("what comes from other packages is named", () => {
  using client = makeBuiltClient({
    "index.d.ts": `import type { Client } from "other";
export { make as create } from "other";
export * from "more";
export type Raw = Client<string>;
declare const a: 1;
export { a as b, a as default };
`,
  });
  for (const name of ["other", "more"]) {
    client.write({
      [`packages/client/node_modules/${name}/package.json`]: { name, types: "index.d.ts" },
      [`packages/client/node_modules/${name}/index.d.ts`]:
        "export interface Client<T> { a: T; }\nexport declare function make(): void;\n",
    });
  }
  expect(buildReports(client.folder).get("index.api.md")).toContain(`## Exported

\`\`\`ts
declare const a: 1;

export type Raw = Client<string>;

import { make as create } from "other";

export * from "more";

export { a as b, a as default, create };
\`\`\`

## Not exported, but referred to

\`\`\`ts
import type { Client } from "other";
`);
});

test("a module that is not built, or has no types, is an error", () => {
  using client = makeBuiltClient({ "index.d.ts": "export {};\n" }, { ".": "index", "./log": "log" });
  expect(() => buildReports(client.folder)).toThrow(
    /^@minapp-users\/client\/log is not built, run `pnpm build`$/,
  );
  for (const [text, reason] of [
    ['export type { Gone } from "./gone.ts";\n', "./gone.ts is missing"],
    ["export type A = Gone;\n", 'Internal Error: Unable to follow symbol for "Gone"'],
  ] as const) {
    client.build({ "log.d.ts": text });
    expect(() => buildReports(client.folder)).toThrow(
      new Error(`the types of @minapp-users/client/log cannot be read, build them again: ${reason}`),
    );
  }
  client.write({ "packages/client/package.json": { name: "it", exports: { "./auth": "./dist/auth.js" } } });
  expect(() => buildReports(client.folder)).toThrow(/^it has no types for ".\/auth" in its exports$/);
});
