import { globSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** What the build made of the spec, a line each. */
export function describeBuilt(): string[] {
  const spec = JSON.parse(readFileSync(locate("@minapp-users/spec/minapp-users.json"), "utf8"));
  const operations = Object.values<object>(spec.paths).flatMap((item) =>
    Object.keys(item).filter((key) => key !== "parameters"),
  );
  const types = readFileSync(new URL("../../client/src/generated/schema.ts", import.meta.url), "utf8");
  const pages = globSync("**/*.html", { cwd: dirname(locate("@minapp-users/docs/index.html")) });
  return [
    `spec    ${operations.length} operations on ${Object.keys(spec.paths).length} paths, version ${spec.info.version}`,
    `client  ${types.split("\n").length} lines of types`,
    `docs    ${pages.length} pages, in Chinese and in English`,
  ];
}

function locate(file: string): string {
  return fileURLToPath(import.meta.resolve(file));
}
