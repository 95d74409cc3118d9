interface Row {
  refused: number;
  accepted: number;
  milliseconds: number;
  slowest: number;
  statuses: Map<number, number>;
}

/** What was tried and how it was answered, by family. */
export class Tally {
  readonly #rows = new Map<string, Row>();

  add(family: string, status: number, isLegal: boolean, milliseconds: number): void {
    const fresh = {
      refused: 0,
      accepted: 0,
      milliseconds: 0,
      slowest: 0,
      statuses: new Map<number, number>(),
    };
    const row = this.#rows.get(family) ?? fresh;
    this.#rows.set(family, row);
    row[isLegal ? "accepted" : "refused"]++;
    row.slowest = Math.max(row.slowest, milliseconds);
    row.statuses.set(status, (row.statuses.get(status) ?? 0) + 1);
  }

  /** How many requests had to be refused, and how many were legal after all. */
  get totals(): { refused: number; accepted: number } {
    const rows = [...this.#rows.values()];
    return {
      refused: rows.reduce((sum, { refused }) => sum + refused, 0),
      accepted: rows.reduce((sum, { accepted }) => sum + accepted, 0),
    };
  }

  toString(): string {
    const lines = [...this.#rows].map(([family, { refused, accepted, slowest, statuses }]) => {
      const sorted = [...statuses].toSorted(([a], [b]) => a - b);
      const counts = sorted.map(([status, count]) => `${status || "closed"}: ${count}`).join("  ");
      return `${family.padEnd(16)}${cell(refused)}${cell(accepted)}${cell(Math.round(slowest))}   ${counts}`;
    });
    const { refused, accepted } = this.totals;
    const head = `${"".padEnd(16)}${cell("refused")}${cell("legal")}${cell("ms")}   statuses`;
    return [head, ...lines, `${"all".padEnd(16)}${cell(refused)}${cell(accepted)}`].join("\n");
  }
}

function cell(value: string | number): string {
  return String(value).padStart(9);
}
