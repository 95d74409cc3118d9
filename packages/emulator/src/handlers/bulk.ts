import { now } from "../emulation.ts";
import { largestLimit } from "../largest-limit.ts";
import { readOrderBy } from "../order-by.ts";
import { Refusal } from "../refusal.ts";
import { readUpdate } from "../update/read-update.ts";
import { updateRows } from "../update/update-rows.ts";
import { type Answer, type Call, json } from "./call.ts";
import { readPage, readWhere } from "./list.ts";

/** For people, as MinApp's message is. */
const rowMessage = "The row could not be written, contact support for the details.";

export function bulkUpdateUsers(call: Call): Answer {
  const { emulation, users, query, body, fault } = call;
  const { condition } = readWhere(call);
  const changes = readUpdate(body, emulation);
  const asked = query.limit as number | undefined;

  const mayBeLarge = asked === undefined || asked > largestLimit;
  const matched = mayBeLarge || query.return_total_count === 1 ? users.count(condition) : 0;
  if (mayBeLarge && matched > largestLimit) {
    const id = emulation.jobs.start({
      environment: call.environment,
      filter: (query.where as string | undefined) ?? "{}",
      body: JSON.stringify(body),
      matched,
      failing: fault?.failRows ?? 0,
    });
    return json({ status: "ok", operation_id: id });
  }

  const limit = asked ?? Number(emulation.quirks.bulk_default_limit);
  const offset = query.offset as number;
  const order = readOrderBy(undefined, emulation);
  const { rows, next } = readPage({ users, link: call.link, condition, order, limit, offset });
  const time = now(emulation);
  const problems = emulation.statements.transaction(() =>
    updateRows(rows, { users, changes, time, failing: fault?.failRows ?? 0 }),
  );
  const shownId = (id: number) => (emulation.quirks.bulk_success_id === "string" ? String(id) : id);
  const results = rows.map(({ id }, index) => {
    const problem = problems[index];
    if (problem) return { error: { code: problem.code, err_msg: rowMessage } };
    return { success: { id: shownId(id), updated_at: time } };
  });
  return json({
    ...(emulation.quirks.bulk_operation_result === "present" ? { operation_result: results } : {}),
    succeed: problems.filter((problem) => !problem).length,
    ...(query.return_total_count === 1 ? { total_count: matched } : {}),
    offset,
    limit,
    next,
  });
}

export function getBulkOperation({ emulation, environment, params }: Call): Answer {
  const job = emulation.jobs.read(params.operation_id as number, environment);
  if (!job) throw new Refusal(404, "Not found.");
  const { id, status, created_at, updated_at, matched_count, modified_count } = job;
  const counts = status === "success" ? { matched_count, modified_count } : {};
  // The table has the id 1 and the name that the documentation gives it.
  const table = { schema_id: 1, schema_name: "_userprofile", operation: "update" };
  return json({ id, ...table, status, created_at, updated_at, ...counts });
}
