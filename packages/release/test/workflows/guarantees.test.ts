import { expect, test } from "vitest";
import { type Job, readActions, readWorkflows, type Step } from "../../src/workflows/workflow-file.ts";

// What a release relies on and no general rule can know.
const workflows = new Map(readWorkflows().map(({ path, workflow }) => [path.split("/").at(-1), workflow]));

function job(file: string, name: string): Job & { needs?: string | string[]; if?: string } {
  const found = workflows.get(file)?.jobs[name];
  if (!found) throw new Error(`${file} has no job ${name}`);
  return found;
}

const scripts = ({ steps = [] }: Job) => steps.flatMap(({ run }) => (run === undefined ? [] : [run.trim()]));
const uses = ({ steps = [] }: Job, action: string) =>
  steps.filter((step): step is Step & { uses: string } => step.uses?.startsWith(`${action}@`) ?? false);

test("nothing is packed before CI has passed, and what is packed is checked in this order", () => {
  const pack = job("release.yml", "pack");
  expect(pack.needs).toContain("ci");
  expect(job("release.yml", "ci").uses).toBe("./.github/workflows/ci.yml");
  const pnpm = scripts(pack).flatMap((script) => /^npx -y pnpm@\S+ (.*)$/.exec(script)?.[1] ?? []);
  expect(pnpm).toEqual([
    "install --frozen-lockfile",
    "release:check",
    "build",
    "release:stamp",
    'exec changeset pack --out-dir "$RUNNER_TEMP/packages"',
    'release:tarballs "$RUNNER_TEMP/packages/packages" --stamped',
    'release:sbom --out "$RUNNER_TEMP/sbom"',
  ]);
});

test("what was packed is what is published, whole, and by a job that writes nothing else", () => {
  const [packages] = uses(job("release.yml", "pack"), "actions/upload-artifact");
  expect(packages?.with?.path).toBe("$" + "{{ runner.temp }}/packages");
  expect(workflows.get("release.yml")?.jobs.pack).toHaveProperty(
    "outputs.packages",
    "$" + "{{ steps.packages.outputs.artifact-id }}",
  );
  const publish = job("release.yml", "publish");
  expect(publish).toMatchObject({ environment: "npm", needs: "pack" });
  expect(publish.permissions).toEqual({ contents: "read", "id-token": "write" });
  const [step] = uses(publish, "changesets/action/publish");
  expect(step?.with).toEqual({
    "pack-dir-artifact-id": "$" + "{{ needs.pack.outputs.packages }}",
    "create-github-releases": false,
    "push-git-tags": false,
  });
});

test("what is published gets its tag, whoever published it", () => {
  const tag = job("release.yml", "tag");
  expect(tag.needs).toEqual(["pack", "publish"]);
  expect(tag.if).toMatch(/!cancelled\(\) && needs\.pack\.result == 'success'/);
});

test("no script of a dependency runs where something can be written or published", () => {
  const install = readActions().find(({ path }) => path.includes("/install/"));
  const commands = install?.action.runs.steps.flatMap(({ run }) => run ?? []) ?? [];
  expect(commands).toHaveLength(2);
  for (const command of commands) expect(command).toContain("--ignore-scripts");
});

test("CI runs everything, on three systems", () => {
  expect(scripts(job("ci.yml", "everything"))).toContain(".ci/run");
  const matrix = job("ci.yml", "test").strategy?.matrix as { include: { os: string }[] };
  expect(new Set(matrix.include.map(({ os }) => os))).toEqual(
    new Set(["ubuntu-latest", "macos-latest", "windows-latest"]),
  );
});

test("the service itself is only read", () => {
  const asked = scripts(job("nightly.yml", "verify")).filter((script) => script.includes(" verify "));
  expect(asked).toHaveLength(1);
  expect(asked[0]).toContain("--read-only");
});

test("only main is deployed, and a fork's pull request gets no comment", () => {
  expect(job("site.yml", "deploy").if).toBe("github.ref == 'refs/heads/main'");
  expect(job("changes.yml", "comment").if).toContain("head.repo.full_name == github.repository");
  const [checkout] = uses(job("changes.yml", "check"), "actions/checkout");
  expect(checkout?.with?.["fetch-depth"]).toBe(0);
});
