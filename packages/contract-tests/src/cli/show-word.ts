/**
 * A word of the command line that is not known, for a message; undefined when it may be a token or a password that lost
 * its option: those of this command line are of lower-case letters.
 */
export function showWord(word: string): string | undefined {
  return /^[a-z]+(-[a-z]+)*$/.test(word) && word.length <= 24 ? word : undefined;
}
