import { budgets } from "../budgets.ts";
import { median } from "../percentile.ts";
import { showNumber } from "../report/show-number.ts";
import { table } from "../report/table.ts";
import { beside } from "../report/target.ts";
import type { DocsFigures } from "./measure-docs.ts";
import { slowPhone, type Visit } from "./open-page.ts";
import { referencePages } from "./reference-pages.ts";

/** What a reader waits for until an operation can be read, and our pages beside their targets. */
export function reportDocs({ chromium, pages }: DocsFigures, format = table): string {
  const { cpu, download, latency } = slowPhone;
  const lines = [referencePages.english, referencePages.chinese].flatMap((name) => {
    const own = pages.find((page) => page.name === name);
    if (own === undefined) return [];
    const { bytes, readable } = budgets.operationPage;
    return [
      `${name}: ${beside(middle(own.slow, "bytes") / 1000, { atMost: bytes / 1000 }, " kB")}, ` +
        `readable slowed down ${beside(middle(own.slow, "readable"), { atMost: readable }, " ms")}`,
    ];
  });
  return [
    `Docs (an operation in Chromium ${chromium}, with an empty cache; from the start of the navigation, medians)`,
    `Slow is ${cpu}x slower, ${download / 1e6} Mbit/s down, ${latency} ms before each answer`,
    format(
      [
        "",
        "kB brotli",
        "requests",
        "to other hosts",
        "first paint ms",
        "readable ms",
        "slow: first paint",
        "slow: readable",
        "characters without scripts",
      ],
      pages.map(({ name, characters, fast, slow }) => [
        name,
        showNumber(middle(fast, "bytes") / 1000),
        String(middle(fast, "requests")),
        String(middle(fast, "foreign")),
        showNumber(middle(fast, "firstPaint")),
        showNumber(middle(fast, "readable")),
        showNumber(middle(slow, "firstPaint")),
        showNumber(middle(slow, "readable")),
        showNumber(characters),
      ]),
    ),
    ...lines,
  ].join("\n");
}

function middle(visits: readonly Visit[], of: keyof Visit): number {
  return median(visits.map((visit) => visit[of]));
}
