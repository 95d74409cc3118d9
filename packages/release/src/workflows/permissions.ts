import type { Permissions, WorkflowFile } from "./workflow-file.ts";

/** Says where a token could do more than its job needs; one sentence each. */
export function badPermissions(workflows: WorkflowFile[]): string[] {
  return workflows.flatMap(({ path, workflow }) => [
    ...(workflow.permissions === undefined
      ? [`${path} has no permissions at its top: give contents: read, or {}`]
      : writesOf(workflow.permissions).map(
          (scope) => `${path} gives ${scope}: write to every job: give it to the job that needs it`,
        )),
    ...Object.entries(workflow.jobs).flatMap(([name, job]) => {
      const writes = writesOf(job.permissions ?? {});
      const where = `${path}, job ${name}`;
      if (job.uses && job.permissions === undefined) {
        return [`${where} calls a workflow with all that the caller may do: give it permissions`];
      }
      if (writes.includes("everything")) return [`${where} may write everything: name what it writes`];
      return writes.includes("id-token") && job.environment === undefined
        ? [
            `${where} can speak for this repository (id-token) and has no environment that says who may start it`,
          ]
        : [];
    }),
  ]);
}

/** What the jobs of workflows may write: `release.yml publish` to `["id-token"]`. Jobs that write nothing are left out. */
export function writeRights(workflows: WorkflowFile[]): Record<string, string[]> {
  const rights: Record<string, string[]> = {};
  for (const { path, workflow } of workflows) {
    for (const [name, job] of Object.entries(workflow.jobs)) {
      const writes = writesOf(job.permissions ?? workflow.permissions ?? "write-all");
      if (writes.length > 0) rights[`${path.replace(/^.*\//, "")} ${name}`] = writes;
    }
  }
  return rights;
}

/** The scopes that may be written; `everything` for `write-all`. */
function writesOf(permissions: Permissions): string[] {
  if (typeof permissions === "string") return permissions === "read-all" ? [] : ["everything"];
  return Object.entries(permissions ?? {})
    .filter(([, level]) => level === "write")
    .map(([scope]) => scope)
    .sort();
}
