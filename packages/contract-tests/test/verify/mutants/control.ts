import type { OperationId } from "../../../src/verify/operation-id.ts";
import type { Mutant } from "./mutant.ts";

/** A provider that gets nothing wrong, to know that it is not the server in front of the emulator that is caught. */
export function control(operationId: OperationId): Mutant {
  return { name: "gets nothing wrong", operationId, answer: ({ forward }) => forward() };
}
