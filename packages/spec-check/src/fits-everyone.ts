/** Whether a `where` asks nothing, so that every user fits: `{}`, or `$and` and `$or` of such. */
export function fitsEveryone(where: unknown): boolean {
  if (typeof where !== "object" || where === null) return false;
  return Object.entries(where).every(([name, list]) => {
    if (!Array.isArray(list)) return false;
    return name === "$and" ? list.every(fitsEveryone) : name === "$or" && list.some(fitsEveryone);
  });
}
