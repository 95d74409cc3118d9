/** What others call it. */
const calledOtherwise: Readonly<Record<string, string>> = {
  like: "$contains",
  ilike: "$icontains",
  between: "$range",
  not: "$ne",
  neq: "$ne",
  notin: "$nin",
  equals: "$eq",
  startswith: "$regex",
  match: "$regex",
  null: "$isnull",
  near: "$nearsphere",
  geowithin: "$within",
  geointersects: "$intersects",
};

/**
 * The operator that was probably meant.
 *
 * @param name - with or without its `$`
 * @returns undefined when none is near
 */
export function nearestOperator(name: string, operators: readonly string[]): string | undefined {
  const plain = name.replace(/^\$/, "").toLowerCase();
  const other = calledOtherwise[plain.replaceAll("_", "")];
  if (other !== undefined && operators.includes(other)) return other;
  const distances = operators.map((operator) => ({ operator, distance: distance(plain, operator.slice(1)) }));
  const [best] = distances.sort((one, two) => one.distance - two.distance);
  return best && best.distance <= Math.max(1, Math.floor(plain.length / 3)) ? best.operator : undefined;
}

/** How many letters must be changed, put in, taken out or swapped with the next one. */
function distance(one: string, two: string): number {
  const rows: number[][] = [Array.from({ length: two.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= one.length; row++) {
    const [above = [], twoAbove] = [rows[row - 1], rows[row - 2]];
    const current = [row];
    for (let column = 1; column <= two.length; column++) {
      const isSame = one[row - 1] === two[column - 1];
      let least = Math.min(
        (above[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      const isSwapped = one[row - 1] === two[column - 2] && one[row - 2] === two[column - 1];
      if (twoAbove && isSwapped) least = Math.min(least, (twoAbove[column - 2] ?? 0) + 1);
      current.push(least);
    }
    rows.push(current);
  }
  return rows[one.length]?.[two.length] ?? 0;
}
