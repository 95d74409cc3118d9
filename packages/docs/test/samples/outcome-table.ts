/** What became of each sample: rows and columns in the order in which they were first named. */
export class OutcomeTable {
  readonly #rows = new Map<string, Map<string, string>>();
  readonly #columns = new Set<string>();

  add(row: string, column: string, outcome: string): void {
    this.#columns.add(column);
    this.#rows.set(row, (this.#rows.get(row) ?? new Map()).set(column, outcome));
  }

  toString(): string {
    const columns = [...this.#columns];
    const lines = [...this.#rows].map(([row, cells]) => [row, ...columns.map((it) => cells.get(it) ?? "")]);
    const all = [["", ...columns], ...lines];
    const widths = all[0]?.map((_, index) => Math.max(...all.map((line) => line[index]?.length ?? 0))) ?? [];
    return all
      .map((line) =>
        line
          .map((cell, index) => cell.padEnd(widths[index] ?? 0))
          .join("  ")
          .trimEnd(),
      )
      .join("\n");
  }
}
