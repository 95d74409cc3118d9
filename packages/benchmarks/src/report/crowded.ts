/** A line that says that figures were measured in company, when they were. */
export function crowded(others: readonly (number | undefined)[]): string[] {
  const most = Math.max(0, ...others.map((share) => share ?? 0));
  if (most < 0.15) return [];
  return [
    `Other processes took up to ${Math.round(most * 100)}% of a core meanwhile: measure again on a quiet machine.`,
  ];
}
