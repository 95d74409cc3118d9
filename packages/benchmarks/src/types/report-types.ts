import { budgets } from "../budgets.ts";
import { showNumber } from "../report/show-number.ts";
import { table } from "../report/table.ts";
import { beside } from "../report/target.ts";
import { type TypesFigures, typedFiles } from "./measure-types.ts";

/** What the types of each client cost the compiler. */
export function reportTypes(figures: readonly TypesFigures[], format = table): string {
  const empty = figures.find(({ name }) => name === typedFiles.empty.name);
  const more = (figure: "instantiations" | "types", it: TypesFigures) => it[figure] - (empty?.[figure] ?? 0);
  const rows = figures.map((it) => [
    it.name,
    showNumber(it.instantiations),
    it === empty ? "" : `+${showNumber(more("instantiations", it))}`,
    showNumber(it.types),
    it.checkTime.toFixed(2),
    `${Math.min(...it.checkTimes).toFixed(2)}–${Math.max(...it.checkTimes).toFixed(2)}`,
  ]);
  const own = figures.find(({ name }) => name === typedFiles.own.name);
  const instantiations = own ? more("instantiations", own) : Number.NaN;
  return [
    "Types (tsc --extendedDiagnostics of a file of calls; generated code is compiled with it, declarations are not checked)",
    format(["", "instantiations", "over empty", "types", "check s", "runs"], rows),
    `${typedFiles.own.name}: ${beside(instantiations, { atMost: budgets.instantiations }, " instantiations")}`,
  ].join("\n");
}
