import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { languages } from "../../src/samples/languages.ts";
import { readSamples } from "../../src/samples/read-samples.ts";
import { redocly } from "../../src/single-page/redocly.ts";

interface Operation {
  operationId: string;
  deprecated?: boolean;
  "x-codeSamples"?: { lang: string; label: string; source: string }[];
}

const specJson = createRequire(import.meta.url).resolve("@minapp-users/spec/minapp-users.json");
const plugin = join(import.meta.dirname, "../../src/samples/code-samples-plugin.ts");

let folder: string;
/** The spec after Redocly has decorated it. */
let decorated: unknown;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "minapp-users-samples-"));
  const config = join(folder, "redocly.yaml");
  const output = join(folder, "decorated.json");
  await writeFile(
    config,
    `telemetry: off\nplugins: ["${plugin}"]\ndecorators: { samples/code-samples: on }\n`,
  );
  const run = await redocly("bundle", specJson, `--config=${config}`, `--output=${output}`);
  expect(run).toMatchObject({ ok: true });
  decorated = JSON.parse(await readFile(output, "utf8"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function operationsOf(document: unknown): Operation[] {
  const { paths } = document as { paths: Record<string, Record<string, Operation>> };
  const all = Object.values(paths).flatMap((path) => Object.values(path));
  return all.filter(({ operationId }) => operationId !== undefined);
}

test("after the decorator every operation has its samples, in all languages and in their order", () => {
  const labels = languages.map(({ label }) => label);
  const operations = operationsOf(decorated);
  expect(operations).toHaveLength(13);
  for (const { operationId, deprecated, ...operation } of operations) {
    const samples = operation["x-codeSamples"] ?? [];
    if (!deprecated) expect([operationId, samples.map(({ label }) => label)]).toEqual([operationId, labels]);
    expect(samples).toEqual(
      readSamples(operationId).map(({ lang, label, source }) => ({ lang, label, source })),
    );
    for (const { source } of samples) expect(source).toMatch(/MINAPP_BASE_URL/);
  }
});

test("of the deprecated operations those have samples for which the page of the API has some", () => {
  const deprecated = operationsOf(decorated).filter((operation) => operation.deprecated);
  expect(deprecated.flatMap((it) => (it["x-codeSamples"]?.length ? [it.operationId] : []))).toEqual([
    "listUserProfilesV1",
  ]);
});

test("an operation that the spec does not have has no samples", () => {
  expect(readSamples("getNobody")).toEqual([]);
});
