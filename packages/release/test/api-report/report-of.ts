import { headings } from "../../src/api-report/write-report.ts";

/**
 * A report as `writeReport` lays it out.
 *
 * @param exported - declarations, exported or not
 * @param generated - the parts of the types that are generated from the spec
 */
export function reportOf(exported: string, generated = ""): string {
  const section = (heading: string, code: string) => `${heading}\n\n\`\`\`ts\n${code}\n\`\`\`\n`;
  const own = section(headings.exported, exported);
  return `# a module\n\n${own}${generated && `\n${section(headings.generated, generated)}`}`;
}
