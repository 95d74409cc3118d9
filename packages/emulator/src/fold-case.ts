/**
 * A text in a form in which case does not count. Lower case alone is not enough: that of `ΟΔΟΣ` ends in another letter than
 * `οδοσ`, and only the upper case of `ß` is `SS`.
 */
export function foldCase(text: string): string {
  return text.normalize("NFC").toUpperCase().toLowerCase().replaceAll("ς", "σ").normalize("NFC");
}
