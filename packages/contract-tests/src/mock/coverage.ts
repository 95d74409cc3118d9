import { documented, isStatus } from "./documented.ts";
import type { MockAnswer } from "./refusal.ts";

/** Which of the documented answers the code under test met. */
export interface Coverage {
  /** Every operation of the spec, in its order. */
  operations: OperationCoverage[];
  met: CoverageCounts;
  documented: CoverageCounts;
}

export interface OperationCoverage {
  operationId: string;
  met: boolean;
  statuses: StatusCoverage[];
}

export interface StatusCoverage {
  /** As the spec writes it: `200`, or `5XX` for a range. */
  status: string;
  met: boolean;
  /** Empty when the answer has no body. */
  examples: ExampleCoverage[];
}

export interface ExampleCoverage {
  name: string;
  met: boolean;
}

export interface CoverageCounts {
  operations: number;
  statuses: number;
  examples: number;
}

/** The documented answers that were given. A refusal of a wrong request is none of them. */
export class CoverageRecord {
  #statuses = new Set<string>();
  #examples = new Set<string>();

  add({ route, status, body, violations }: MockAnswer): void {
    if (!route || violations.length > 0) return;
    const { operationId } = route.operation;
    const met = documented.get(operationId)?.find((it) => isStatus(it.status, status));
    if (!met) return;
    const example = met.examples.find(({ text }) => text === body);
    this.#statuses.add(`${operationId} ${met.status}`);
    if (example) this.#examples.add(`${operationId} ${met.status} ${example.name}`);
  }

  read(): Coverage {
    const operations = [...documented].map(([operationId, all]): OperationCoverage => {
      const statuses = all.map(({ status, examples }) => ({
        status,
        met: this.#statuses.has(`${operationId} ${status}`),
        examples: examples.map(({ name }) => ({
          name,
          met: this.#examples.has(`${operationId} ${status} ${name}`),
        })),
      }));
      return { operationId, met: statuses.some(({ met }) => met), statuses };
    });
    return {
      operations,
      met: count(operations, ({ met }) => met),
      documented: count(operations, () => true),
    };
  }

  clear(): void {
    this.#statuses.clear();
    this.#examples.clear();
  }
}

function count(operations: OperationCoverage[], counts: (it: { met: boolean }) => boolean): CoverageCounts {
  const statuses = operations.flatMap((it) => it.statuses);
  return {
    operations: operations.filter(counts).length,
    statuses: statuses.filter(counts).length,
    examples: statuses.flatMap((it) => it.examples).filter(counts).length,
  };
}
