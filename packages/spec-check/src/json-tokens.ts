/**
 * The brackets, commas and strings (with their quotes) of a JSON text, in one pass and without recursion. A text that is
 * not JSON gives something, and in one pass as well.
 */
export function* jsonTokens(text: string): Generator<string> {
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"') {
      const end = endOfString(text, at);
      yield text.slice(at, end + 1);
      at = end;
    } else if (
      character === "," ||
      character === "{" ||
      character === "}" ||
      character === "[" ||
      character === "]"
    ) {
      yield character;
    }
  }
}

/** Where the string that starts here ends: at a quote behind an even number of backslashes. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text[end - 1 - backslashes] === "\\") backslashes++;
    if (backslashes % 2 === 0) return end;
  }
  return text.length;
}
