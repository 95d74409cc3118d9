import { budgets } from "../budgets.ts";
import { median } from "../percentile.ts";
import { showNumber } from "../report/show-number.ts";
import { table } from "../report/table.ts";
import { beside } from "../report/target.ts";
import type { InProcess, MockFigures, Took } from "./measure-mock.ts";

/** How long the mock takes to its first answer, and Prism's CLI. */
export function reportMock({ processes, inProcess }: MockFigures, format = table): string {
  const part = (name: keyof InProcess) => inProcess.map((it) => it[name]);
  const total = median(part("total").map(({ time }) => time));
  return [
    "Mock (to its first answer with 200; of a CLI from the start of its process)",
    format(
      ["", "median ms", "fastest", "slowest", "cpu ms"],
      [
        row("startMock() in a test", part("total")),
        row("  import", part("import")),
        row("  startMock()", part("start")),
        row("  first answer", part("answer")),
        ...Object.entries(processes).map(([name, took]) => row(name, took)),
      ],
    ),
    `startMock() in a test: ${beside(total, { atMost: budgets.mock }, " ms")}`,
  ].join("\n");
}

function row(name: string, took: readonly Took[]): string[] {
  const times = took.map(({ time }) => time);
  const cpu = took.flatMap((it) => it.cpu ?? []);
  return [
    name,
    showNumber(median(times)),
    showNumber(Math.min(...times)),
    showNumber(Math.max(...times)),
    cpu.length === 0 ? "-" : showNumber(median(cpu)),
  ];
}
