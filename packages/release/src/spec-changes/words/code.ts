const longest = 80;

/** A text as code in Markdown, in one line and without anything that would end it. */
export function code(text: string): string {
  const line = text.replace(/\s+/g, " ").trim() || '""'; // nothing between them would be ticks that open a longer code
  const ticks = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  if (ticks === 0) return `\`${line}\``;
  const fence = "`".repeat(ticks + 1);
  return `${fence} ${line} ${fence}`;
}

/** A value as code, cut where it gets long; without one, `none`. */
export function valueInWords(value: unknown): string {
  if (value === undefined) return "none";
  if (Array.isArray(value) && value.length > 0 && value.every((it) => typeof it !== "object")) {
    return listInWords(value.map(valueInWords), 8);
  }
  const text = textOf(value);
  return code(text.length > longest ? `${text.slice(0, longest - 1)}…` : text);
}

/** From one value to another; of two long ones, where they begin to differ. */
export function changeOfValue(before: unknown, after: unknown): string {
  const [was, is] = [textOf(before), textOf(after)];
  let same = 0;
  while (same < was.length && was[same] === is[same]) same++;
  const isLong = Math.max(was.length, is.length) > longest && same > longest / 2;
  if (!isLong || before === undefined || after === undefined) {
    return `${valueInWords(before)} → ${valueInWords(after)}`;
  }
  const from = same - 20;
  return `${valueInWords(`…${was.slice(from)}`)} → ${valueInWords(`…${is.slice(from)}`)}`;
}

/** Some texts, and how many more there are. */
export function listInWords(texts: readonly string[], most: number, separator = ", "): string {
  if (texts.length <= most) return texts.join(separator);
  return `${texts.slice(0, most).join(separator)} and ${texts.length - most} more`;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}
