import type { ReceivedRequest } from "./check-request.ts";
import type { CheckWhereColumns } from "./check-where-columns.ts";
import { findColumnTwice } from "./find-column-twice.ts";
import { findWhereMistakes } from "./find-where-mistakes.ts";
import type { Route } from "./routes.ts";
import { showName } from "./show-name.ts";

/**
 * Looks for what fits the schemas of the spec and is a mistake all the same: a built-in column that is compared with a
 * value that it cannot have, a pattern that is none, a range that nothing is in, a polygon that is not closed, an operator
 * in a value, a column twice in an update or an order, and JSON in another charset.
 *
 * This is for those who look at what a caller sends. A server that answers with 200 and an empty list is right as well.
 *
 * @param request - one that neither `checkRequest` nor `checkParameters` objects to
 * @returns a sentence for each, without a value
 */
export type FindMistakes = (
  route: Route,
  request: Pick<ReceivedRequest, "query" | "headers" | "body">,
) => string[];

export function createFindMistakes(checkWhereColumns: CheckWhereColumns): FindMistakes {
  return ({ operation }, { query, headers, body }) => {
    const where: unknown = JSON.parse(query.get("where") ?? "{}");
    const inBody = operation.requestBody === undefined ? undefined : findColumnTwice(JSON.parse(body));
    return [
      ...checkWhereColumns(where),
      ...findWhereMistakes(where),
      ...findOrderTwice(query.get("order_by") ?? ""),
      ...(inBody ? [inBody] : []),
      ...(isOfOtherCharset(headers["content-type"]) ? ["the charset of JSON must be UTF-8"] : []),
    ];
  };
}

function findOrderTwice(orderBy: string): string[] {
  const columns = orderBy.split(",").map((column) => column.replace(/^-/, ""));
  const twice = columns.find((column, index) => columns.indexOf(column) !== index);
  return twice ? [`order_by names the column ${showName(twice)} twice`] : [];
}

/** Text of ASCII alone is UTF-8. */
function isOfOtherCharset(contentType = ""): boolean {
  const [, charset = "utf-8"] = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(contentType) ?? [];
  return !/^(utf-?8|us-ascii)$/i.test(charset);
}
