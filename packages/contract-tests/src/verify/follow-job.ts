import { setTimeout } from "node:timers/promises";
import type { CaseContext } from "./contract.ts";
import { demand } from "./contract-violation.ts";
import type { Body } from "./operation-id.ts";

/** The state of an update in the background. */
export type Job = Body<"getBulkOperation">;

/**
 * Starts an update of more than 1000 users in the background, and waits for its end.
 *
 * @param timeout - milliseconds
 * @throws ContractViolation when there is no job, or it does not end in time
 */
export async function runJob(
  send: CaseContext["send"],
  { where, body, timeout }: { where: object; body: object; timeout: number },
): Promise<Job> {
  const { body: accepted } = await send("bulkUpdateUsers", { query: { where }, body });
  const isJob = "operation_id" in accepted;
  demand(isJob, "bulkUpdateUsers", "more than 1000 users match, there is no limit, and no job was started");
  const deadline = Date.now() + timeout;
  for (let pause = 5; ; pause = Math.min(2 * pause, 500)) {
    const path = { operation_id: accepted.operation_id };
    const { body: job } = await send("getBulkOperation", { path });
    demand(job.id === accepted.operation_id, "getBulkOperation", "the answer is about another job");
    demand(job.operation === "update", "getBulkOperation", "the operation of the job is not update");
    demand(job.updated_at >= job.created_at, "getBulkOperation", "updated_at is before created_at");
    if (job.status === "success") return job;
    demand(Date.now() < deadline, "getBulkOperation", `the job did not end within ${timeout} ms`);
    await setTimeout(pause);
  }
}
