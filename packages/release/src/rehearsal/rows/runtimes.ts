import {
  chromium,
  commandLines,
  copySmoke,
  problemsOf,
  type Runtime,
  startProviders,
  workerd,
} from "@minapp-users/client-tests/runtimes";
import { install, installedVersion, makeProject } from "../empty-project.ts";
import { Failure } from "../processes.ts";
import type { Row } from "../rehearsal.ts";

/** The smoke suite of the client in every runtime, with the client from the registry. On Node, its own npm installs it. */
export const runtimeRows: Row[] = [...commandLines, workerd, chromium].map(toRow);

function toRow({ name, missing, node, run }: Runtime): Row {
  return {
    name: `client: ${name}`,
    what: `\`npm install @minapp-users/client\`${node ? " by this Node" : ""}, smoke suite`,
    run: async (rehearsal) => {
      if (missing) throw new Error(`${missing}: run \`pnpm install\``);
      const project = await makeProject(rehearsal, `client ${name}`, node);
      const printed = await install(project, "@minapp-users/client");
      // What the client asks of Node is what this row is for.
      if (/EBADENGINE/.test(printed))
        throw new Failure(`npm says that the client is not for ${name}`, printed);
      await copySmoke(project.folder);
      await using providers = await startProviders();
      const report = await run(project.folder, providers.settings);
      const problems = problemsOf(name, report);
      if (problems.length > 0) throw new Failure(`${problems.length} checks failed`, problems.join("\n"));
      const version = await installedVersion(project, "@minapp-users/client");
      return `${report.runtime}, client ${version}, ${report.passed.length} checks`;
    },
  };
}
