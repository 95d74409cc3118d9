import { givenToClient } from "@minapp-users/client-tests/readme";

/** What the examples of a README take for granted. */
interface Given {
  /** A module that declares names for all of them. A name that an example declares itself comes before these. */
  globals: string;
  /** Files that they import, relative to theirs. */
  files?: Record<string, string>;
}

/** What the examples take for granted, by the name of the package without its scope; `repository` is the one at the root. */
export const given: Record<string, Given> = {
  client: { globals: givenToClient },
  emulator: {
    globals: `import type { Emulator } from "@minapp-users/emulator";
declare global {
  const emulator: Emulator;
}
`,
  },
  "contract-tests": {
    globals: "export {};\n",
    // The code of whoever reads it.
    files: {
      "../src/points.ts": `export declare function addPoints(
  api: { baseUrl: string; token: string },
  id: number,
  points: number,
): Promise<void>;
`,
    },
  },
  // The request that a server got, and what it is about to answer.
  "spec-check": {
    globals: `declare global {
  const method: string;
  const urlLength: number;
  const pathname: string;
  const query: URLSearchParams;
  const headers: Record<string, string>;
  const text: string;
  const status: number;
}
export {};
`,
  },
  spec: { globals: "export {};\n" },
  repository: {
    globals: `import type { createUsersClient as create } from "@minapp-users/client";
declare global {
  const createUsersClient: typeof create;
}
`,
  },
};
