import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { packageFolder } from "../clients/package-folder.ts";

/** A page of a reference where one operation is to be read, and the files that belong to it. */
export interface ReferencePage {
  name: string;
  /** The address of the operation, without the host. */
  address: string;
  /** A piece of the operation's description. */
  phrase: string;
  /** Its files by their path. Undefined is a 404. */
  read(path: string): Buffer | undefined;
}

/** The operation that all of them show. */
const operationId = "listUsers";

/** The pages that are compared: ours first. */
export const referencePages = {
  english: "site, an operation in English",
  chinese: "site, an operation in Chinese",
  redoc: "Redoc 3 inline (our single page)",
  scalar: "Scalar",
  swagger: "Swagger UI",
} as const;

const specs = { en: "minapp-users.json", "zh-CN": "minapp-users.zh-CN.json" };

/**
 * The built site and its peers, all with the same spec and each opened at the address of the same operation.
 *
 * @throws Error when the site is not built
 */
export function listReferencePages(): ReferencePage[] {
  const site = join(packageFolder("@minapp-users/docs"), "dist");
  if (!existsSync(join(site, "index.html"))) {
    throw new Error("the docs are not built (packages/docs/dist has no index.html): run `pnpm build` first");
  }
  const english = readOperation("en");
  const ofSite = (path: string) => readFile(site, path.endsWith("/") ? `${path}index.html` : path);
  const operation = `reference/operations/${operationId.toLowerCase()}/`;
  return [
    { name: referencePages.english, address: `/en/${operation}`, phrase: english.phrase, read: ofSite },
    {
      name: referencePages.chinese,
      address: `/zh-CN/${operation}`,
      phrase: readOperation("zh-CN").phrase,
      read: ofSite,
    },
    {
      name: referencePages.redoc,
      address: `/download/minapp-users.en.html#/${english.tag}/${operationId}`.toLowerCase(),
      phrase: english.phrase,
      read: ofSite,
    },
    {
      name: referencePages.scalar,
      address: `/#tag/${english.tag}/${english.method}${english.path}`.replace("#tag/Users", "#tag/users"),
      phrase: english.phrase,
      read: ofTool("@scalar/api-reference", ["dist/browser/standalone.js"], scalarPage),
    },
    {
      name: referencePages.swagger,
      address: `/#/${english.tag}/${operationId}`,
      phrase: english.phrase,
      read: ofTool("swagger-ui-dist", ["swagger-ui-bundle.js", "swagger-ui.css"], swaggerPage),
    },
  ];
}

interface Operation {
  tag: string;
  method: string;
  path: string;
  phrase: string;
}

function readOperation(locale: keyof typeof specs): Operation {
  const { paths } = JSON.parse(readFileSync(specFile(locale), "utf8")) as {
    paths: Record<string, Record<string, { operationId?: string; tags: string[]; description: string }>>;
  };
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      if (operation.operationId !== operationId) continue;
      const [tag = ""] = operation.tags;
      return { tag, method: method.toUpperCase(), path, phrase: phraseOf(operation.description) };
    }
  }
  throw new Error(
    `the spec has no operation ${operationId}: name another one in src/docs/reference-pages.ts`,
  );
}

/** The longest piece without Markdown, which every renderer shows as it is. */
function phraseOf(description: string): string {
  const pieces = description.split(/[`*_[\]()\n]/).map((piece) => piece.trim());
  return pieces.reduce((longest, piece) => (piece.length > longest.length ? piece : longest));
}

function specFile(locale: keyof typeof specs): string {
  return createRequire(import.meta.url).resolve(`@minapp-users/spec/${specs[locale]}`);
}

function readFile(folder: string, path: string): Buffer | undefined {
  const file = join(folder, path);
  return existsSync(file) ? readFileSync(file) : undefined;
}

/** A page that loads some files of a package, and the spec. */
function ofTool(name: string, files: string[], html: string): ReferencePage["read"] {
  return (path) => {
    if (path === "/") return Buffer.from(html);
    if (path === "/openapi.json") return readFileSync(specFile("en"));
    const file = files.find((one) => path === `/${one.slice(one.lastIndexOf("/") + 1)}`);
    return file === undefined ? undefined : readFile(packageFolder(name), file);
  };
}

const scalarPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Scalar</title>
  </head>
  <body>
    <div id="app"></div>
    <script src="/standalone.js"></script>
    <script>Scalar.createApiReference("#app", { url: "/openapi.json" })</script>
  </body>
</html>`;

const swaggerPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Swagger UI</title>
    <link rel="stylesheet" href="/swagger-ui.css" />
  </head>
  <body>
    <div id="app"></div>
    <script src="/swagger-ui-bundle.js"></script>
    <script>SwaggerUIBundle({ dom_id: "#app", url: "/openapi.json", deepLinking: true })</script>
  </body>
</html>`;
