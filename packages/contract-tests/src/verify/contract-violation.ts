import type { OperationId } from "./operation-id.ts";

/**
 * The provider does not keep the contract. It has no stack: where in the suite it was found is of no use to whoever reads it,
 * and would be printed.
 */
export class ContractViolation extends Error {
  /**
   * @param message - `operationId: what is wrong`, without any value that the provider answered
   */
  constructor(message: string) {
    super(message);
    this.name = "ContractViolation";
    this.stack = `${this.name}: ${this.message}`;
  }
}

/**
 * Demands something of the provider.
 *
 * @param sentence - what is wrong when it does not hold
 * @throws ContractViolation
 */
export function demand(holds: boolean, operationId: OperationId, sentence: string): asserts holds {
  if (!holds) throw new ContractViolation(`${operationId}: ${sentence}`);
}
