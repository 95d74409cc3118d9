/** Whether each ring of a polygon ends where it begins, which a schema cannot say; true for a point. */
export function hasClosedRings({ type, coordinates }: { type?: unknown; coordinates?: unknown }): boolean {
  if (type !== "Polygon") return true;
  return (coordinates as [number, number][][]).every((ring) => {
    const [first, last] = [ring[0], ring.at(-1)];
    return first?.[0] === last?.[0] && first?.[1] === last?.[1];
  });
}
