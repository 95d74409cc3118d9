import { resolve, routes } from "@minapp-users/spec-check";

/** A status that an operation documents. */
export interface DocumentedStatus {
  /** As the spec writes it: `200`, or `5XX` for a range. */
  status: string;
  /** Empty when the answer has no body. */
  examples: DocumentedExample[];
}

export interface DocumentedExample {
  name: string;
  mediaType: string;
  /** The body as it is sent. */
  text: string;
}

/** What each operation documents, in the order of the spec, by operationId. */
export const documented: ReadonlyMap<string, DocumentedStatus[]> = new Map(
  routes.map(({ operation }) => [
    operation.operationId,
    Object.entries(operation.responses).map(([status, response]) => ({
      status,
      examples: Object.entries(resolve(response).content ?? {}).flatMap(([mediaType, { examples }]) =>
        Object.entries(examples).map(([name, { value }]) => ({ name, mediaType, text: serialize(value) })),
      ),
    })),
  ]),
);

/** Whether a status of an answer is the one that the spec writes so. */
export function isStatus(written: string, status: number): boolean {
  return Number.isInteger(status) && written.replace(/XX$/, String(status).slice(1)) === String(status);
}

/** A body as it is sent. Text, such as HTML, is not JSON. */
export function serialize(body: unknown): string {
  if (body === undefined) return "";
  return typeof body === "string" ? body : JSON.stringify(body);
}
