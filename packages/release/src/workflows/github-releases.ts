import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { runCommand } from "../run-command.ts";
import { publicPackages, root } from "../workspace.ts";
import { findUntagged } from "./find-untagged.ts";
import { type Gh, makeReleases, readPublished } from "./make-releases.ts";

const help = `usage: node packages/release/src/workflows/github-releases.ts --sbom <folder>

Makes a tag and a GitHub release of every package that was just published, and of every other one whose version npm has and
that has none, with its part of the changelog and its SBOM. It runs in the workflow of a release and needs no installed package, only gh.

  --sbom <folder>  where the SBOMs are
  -h, --help       prints this

Environment: PUBLISHED, what Changesets' action says was published; GITHUB_SHA; GH_TOKEN and GITHUB_REPOSITORY for gh.`;

const gh: Gh = (args, input = "") => {
  const { GITHUB_REPOSITORY } = process.env;
  const repository = GITHUB_REPOSITORY ? ["--repo", GITHUB_REPOSITORY] : [];
  const output = args[1] === "view" ? "ignore" : "inherit"; // that it finds none is no news
  const { status, error } = spawnSync("gh", [...args, ...repository], {
    input,
    stdio: ["pipe", output, output],
  });
  if (error) throw new Error(`gh cannot be run: ${error.message}`);
  return status === 0;
};

await runCommand({
  name: "github-releases",
  help,
  readOptions(args) {
    const options = { sbom: { type: "string" }, help: { type: "boolean", short: "h" } } as const;
    const { help, sbom } = parseArgs({ args, options }).values;
    if (help) return undefined;
    if (!sbom) throw new Error("--sbom is missing: where are the SBOMs?");
    return { sbom };
  },
  async run({ sbom }) {
    const { PUBLISHED, GITHUB_SHA: commit } = process.env;
    if (!commit) throw new Error("GITHUB_SHA is not set: which commit are the tags for?");
    const published = readPublished(PUBLISHED);
    const untagged = await findUntagged(
      publicPackages(root).map(({ manifest: { name, version } }) => ({ name, version })),
      gh,
    );
    const others = untagged.filter(({ name }) => !published.some((it) => it.name === name));
    const tags = makeReleases([...published, ...others], { repository: root, commit, sbom }, gh);
    if (tags.length === 0) console.log("nothing is published that has no release");
    for (const tag of tags) console.log(`released ${tag}`);
    return [];
  },
});
