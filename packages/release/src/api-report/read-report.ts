import { type Module, readModule } from "./module.ts";
import { headings } from "./write-report.ts";

/** A report, read. */
export interface Report extends Module {
  /** The names of its types that are generated from the spec, of which it has only parts. */
  generated: ReadonlySet<string>;
}

/** Reads what {@link writeReport} wrote, however it was formatted since. */
export function readReport(text: string): Report {
  const [own = "", generated = ""] = text.split(headings.generated);
  const fromSpec = readCode(generated);
  return {
    ...readModule(`${readCode(own)}\n${fromSpec}`),
    generated: new Set(readModule(fromSpec).declared.keys()),
  };
}

function readCode(markdown: string): string {
  return [...markdown.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code).join("\n");
}
