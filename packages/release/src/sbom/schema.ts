import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Ajv } from "ajv";
import formats from "ajv-formats";

const require = createRequire(import.meta.url);

/** The schemas of CycloneDX come with its library, of which we need nothing else. */
const folder = join(dirname(require.resolve("@cyclonedx/cyclonedx-library/package.json")), "res", "schema");

const validate = compile();

/** Finds where a document breaks the rules of CycloneDX 1.6. */
export function findSchemaProblems(document: unknown): string[] {
  if (validate(document)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message }) => `${instancePath || "it"} ${message} (CycloneDX 1.6)`,
  );
}

function compile() {
  // Not strict: the schemas have words of their own for their documentation.
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats.default(ajv);
  // Ajv knows URIs in ASCII only; ours are.
  ajv.addFormat("iri-reference", true).addFormat("idn-email", true);
  // By the names that they are referred to, which are not those that they give themselves.
  for (const name of ["spdx.SNAPSHOT.schema.json", "jsf-0.82.SNAPSHOT.schema.json"]) {
    ajv.addSchema(read(name), `http://cyclonedx.org/schema/${name}`);
  }
  return ajv.compile(read("bom-1.6.SNAPSHOT.schema.json"));
}

function read(name: string): object {
  return JSON.parse(readFileSync(join(folder, name), "utf8")) as object;
}
