import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isPlaceholder } from "../../src/stamp/address.ts";
import { homepageOf } from "../../src/stamp/homepage.ts";
import { publishedFiles } from "../../src/stamp/published-files.ts";
import { publicPackages, root } from "../../src/workspace.ts";

/** Mentions of a host that are not the beginning of an https:// address, and so would not be replaced. */
function mentionsOf(host: string, text: string): string[] {
  return text.split("\n").filter((line) => line.replaceAll(`https://${host}`, "").includes(host));
}

// The other way round, the checks of the tarballs refuse what still names it.
test("as long as the site is a placeholder, it stands where it is replaced before anything is published", () => {
  const { host, hostname } = homepageOf(root);
  if (!isPlaceholder(homepageOf(root))) return;
  const files = publicPackages().flatMap(({ folder }) =>
    publishedFiles(join(root, folder)).map((name) => `${folder}/${name}`),
  );
  expect(files.length).toBeGreaterThan(100);
  const found = files.flatMap((file) =>
    mentionsOf(hostname, readFileSync(join(root, file), "utf8")).map((line) => ({ file, line })),
  );
  expect(found).toEqual([]);
  expect(mentionsOf(host, `see ${host}/en/\nor https://${host}/en/, or http://${host}/`)).toHaveLength(2);
});
