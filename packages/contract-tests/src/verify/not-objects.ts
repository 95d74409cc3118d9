/**
 * Bodies that are no JSON object with something to change.
 *
 * @param name - of what such an object could hold, for example a custom column
 */
export const notObjects = (name: string): [body: string | undefined, contentType?: string][] => [
  [undefined],
  ["null"],
  [`"${name}"`],
  [`[{"${name}":"a"}]`],
  [`{"${name}":`],
  ["{}"],
  [`${name}=a`, "application/x-www-form-urlencoded"],
];
