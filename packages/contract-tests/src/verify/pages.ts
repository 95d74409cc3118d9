import { ContractViolation, demand } from "./contract-violation.ts";
import type { OperationId } from "./operation-id.ts";
import type { Row } from "./provider.ts";
import type { Request, Send } from "./send.ts";

/** A page of any list. */
export interface Page {
  meta: { limit: number; offset: number; next: string | null; previous: string | null; total_count?: number };
  objects: Row[];
}

/** The operations that answer with pages of users, and take the same parameters. */
export const userLists = ["listUsers", "listUserInfoV1"] as const satisfies OperationId[];

/** The page that a list answers with. */
export async function getPage(send: Send, operationId: OperationId, request: Request): Promise<Page> {
  const { body } = await send(operationId, request);
  if (!Array.isArray((body as Page).objects)) {
    throw new ContractViolation(`${operationId}: a page was expected, and one object came`);
  }
  return body as Page;
}

/**
 * All pages from the first one on, each found by the link of the one before.
 *
 * @param most - more pages than there can be
 */
export async function walkByNext(
  send: Send,
  operationId: OperationId,
  request: Request,
  most = 50,
): Promise<Page[]> {
  const pages = [await getPage(send, operationId, request)];
  for (let link = pages[0]?.meta.next; link != null; link = pages.at(-1)?.meta.next) {
    demand(pages.length < most, operationId, "the links to the next page do not come to an end");
    pages.push(await getPage(send, operationId, { link }));
  }
  return pages;
}

/** Demands that pages hold each of these users once, and nobody else. */
export function demandEachOnce(
  operationId: OperationId,
  pages: readonly Page[],
  ids: readonly number[],
  way: string,
): void {
  const met = pages.flatMap(({ objects }) => objects.map(({ id }) => id));
  demand(new Set(met).size === met.length, operationId, `${way} meets a user twice`);
  demand(
    ids.every((id) => met.includes(id)),
    operationId,
    `${way} does not meet every user`,
  );
  demand(met.length === ids.length, operationId, `${way} meets users whom where excludes`);
}
