/**
 * A line that GitHub Actions shows beside a run.
 *
 * @param title - on one line
 */
export function githubAnnotation(level: "error" | "warning", title: string, message: string): string {
  return `::${level} title=${inOneLine(title).replaceAll(":", "%3A").replaceAll(",", "%2C")}::${inOneLine(message)}`;
}

function inOneLine(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
