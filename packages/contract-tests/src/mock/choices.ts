import { showName } from "@minapp-users/spec-check";
import { type DocumentedExample, type DocumentedStatus, documented, isStatus } from "./documented.ts";
import type { Preference } from "./prefer.ts";

/** A documented answer, by its status, by the name of its example, or by both. */
export interface AnswerChoice {
  /**
   * A status that the operation documents; any of a range such as `5XX`.
   *
   * @default that of the example
   */
  status?: number | undefined;
  /**
   * The name of an example in the spec.
   *
   * @default the first one of the status
   */
  example?: string | undefined;
  /**
   * For how many answers, from 1 on.
   *
   * @default all, until another choice
   */
  count?: number | undefined;
}

/** A choice that was found in the spec. */
export interface Choice {
  preference: Preference;
  /** Undefined when the answer has no body. */
  mediaType: string | undefined;
}

/** Which answers the next calls get. */
export class Choices {
  #queues = new Map<string, { choice: Choice; left: number }[]>();
  #standing = new Map<string, Choice>();

  /**
   * Chooses the answer to the next calls of an operation.
   *
   * @throws Error in a sentence that lists what there is, for what is not documented
   */
  add(operationId: string, { count, ...wanted }: AnswerChoice): void {
    const choice = find(operationId, wanted);
    if (count === undefined) return void this.#standing.set(operationId, choice);
    if (!Number.isInteger(count) || count < 1) {
      throw new Error(`count must be a whole number from 1 on, but it is ${String(count)}`);
    }
    const queue = this.#queues.get(operationId) ?? [];
    this.#queues.set(operationId, [...queue, { choice, left: count }]);
  }

  /** Takes the choice for a call, which is then one less. */
  take(operationId: string): Choice | undefined {
    const queue = this.#queues.get(operationId);
    const first = queue?.[0];
    if (!queue || !first) return this.#standing.get(operationId);
    if (--first.left === 0) queue.shift();
    return first.choice;
  }

  clear(): void {
    this.#queues.clear();
    this.#standing.clear();
  }
}

function find(operationId: string, { status, example }: Omit<AnswerChoice, "count">): Choice {
  const statuses = documented.get(operationId);
  if (!statuses) {
    const known = [...documented.keys()].join(", ");
    throw new Error(`the API has no operation ${showName(String(operationId))}; there are ${known}`);
  }
  if (status === undefined && example === undefined) {
    throw new Error(`say which status or example ${operationId} is to answer with: ${list(statuses)}`);
  }
  const ofStatus = statuses.filter((it) => status === undefined || isStatus(it.status, status));
  if (ofStatus.length === 0) {
    const known = statuses.map((it) => it.status).join(", ");
    throw new Error(`${operationId} documents no status ${String(status)}; there are ${known}`);
  }
  const found = ofStatus.flatMap((it): [string, DocumentedExample | undefined][] => {
    const examples = example === undefined ? it.examples : it.examples.filter(({ name }) => name === example);
    return example === undefined ? [[it.status, examples[0]]] : examples.map((each) => [it.status, each]);
  })[0];
  if (!found) {
    throw new Error(
      `${operationId} documents no example ${showName(String(example))}${status === undefined ? "" : ` for ${status}`}; ` +
        `there are ${list(ofStatus)}`,
    );
  }
  const [written, { name, mediaType } = {}] = found;
  if (status === undefined && !/^\d{3}$/.test(written)) {
    throw new Error(`${operationId} documents the example ${name} for ${written}: say which status of these`);
  }
  return {
    preference: { code: status ?? Number(written), ...(name === undefined ? {} : { example: name }) },
    mediaType,
  };
}

function list(statuses: DocumentedStatus[]): string {
  return statuses
    .map(({ status, examples }) => `${status} (${examples.map(({ name }) => name).join(", ") || "no body"})`)
    .join(", ");
}
