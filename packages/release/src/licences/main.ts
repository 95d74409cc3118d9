import { join } from "node:path";
import { parseArgs } from "node:util";
import { runCommand } from "../run-command.ts";
import { type RuntimeDependency, runtimeDependencies } from "../runtime-dependencies.ts";
import { publicPackages, root } from "../workspace.ts";
import { licenceExceptions } from "./allowed.ts";
import { judgeLicences } from "./judge-licences.ts";

const help = `usage: node packages/release/src/licences/main.ts

Lists what a production installation of the public packages brings, with its licence and how it gets there. Fails when a
licence is neither allowed nor an exception with a reason (src/licences/allowed.ts).

  -h, --help  prints this`;

/** Everything that any of the public packages brings, each once. */
function gather(): { dependencies: RuntimeDependency[]; elsewhere: string[] } {
  const dependencies = new Map<string, RuntimeDependency>();
  const elsewhere = new Set<string>();
  for (const { folder } of publicPackages()) {
    const runtime = runtimeDependencies(join(root, folder));
    for (const it of runtime.dependencies) dependencies.set(`${it.name}@${it.version}`, it);
    for (const it of runtime.elsewhere) elsewhere.add(it);
  }
  return { dependencies: [...dependencies.values()], elsewhere: [...elsewhere] };
}

/** Prints everything, and gives what is wrong. */
function list(): string[] {
  const { dependencies, elsewhere } = gather();
  const { excepted, problems } = judgeLicences(dependencies);
  const licences = [...new Set(dependencies.map(({ licence }) => licence))];
  for (const licence of licences.sort()) {
    const ones = dependencies.filter((it) => it.licence === licence);
    console.log(`${licence ?? "none stated"}: ${ones.length}`);
    for (const { name, version, path } of ones) console.log(`  ${name}@${version}  (${path.join(" > ")})`);
  }
  console.log("\nAllowed by exception:");
  for (const { packages, licence, reason } of licenceExceptions) {
    const ones = excepted.filter(({ exception }) => exception.packages === packages);
    const names = ones.map(({ dependency }) => `${dependency.name}@${dependency.version}`);
    console.log(`  ${licence}, ${names.join(" and ")}: ${reason}`);
  }
  console.log(
    `\nOnly for other platforms, so not installed and not looked at here:\n  ${elsewhere.join("\n  ")}`,
  );
  return problems;
}

await runCommand({
  name: "licences",
  help,
  readOptions(args) {
    const { values } = parseArgs({ args, options: { help: { type: "boolean", short: "h" } } });
    return values.help ? undefined : values;
  },
  run: async () => list(),
});
