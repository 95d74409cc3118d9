import { every, type Verdict, verdict } from "./verdict.ts";

type Position = readonly [longitude: number, latitude: number];
interface Point {
  type: "Point";
  coordinates: Position;
}
interface Polygon {
  type: "Polygon";
  coordinates: readonly (readonly Position[])[];
}

/** A rectangle along the meridians and parallels. */
interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

/**
 * How near to an edge nothing is decided, as a part of the size: providers differ in the radius of the earth, and in whether
 * an edge is a straight line on a map or on a globe.
 */
const tolerance = 0.02;

/** Whether a point lies in a polygon, which must be a box. */
export function withinHolds(value: unknown, polygon: Polygon): Verdict {
  return isPoint(value) ? isInside(value.coordinates, polygon) : "no";
}

/** Whether a stored polygon has something in common with a point or a box. */
export function intersectsHolds(value: unknown, geometry: Point | Polygon): Verdict {
  if (!isPolygon(value)) return isPoint(value) ? "undecided" : "no";
  const stored = boxOf(value);
  if (geometry.type === "Point") {
    const inBox = isInside(geometry.coordinates, value);
    return inBox === "yes" && !isBox(value) ? "undecided" : inBox;
  }
  const other = boxOf(geometry);
  if (!overlaps(grown(stored, tolerance), grown(other, tolerance))) return "no";
  const isSure = isBox(value) && overlaps(grown(stored, -tolerance), grown(other, -tolerance));
  return isSure ? "yes" : "undecided";
}

/** Whether a point lies in a circle, its radius in kilometres. */
export function centerHolds(
  value: unknown,
  { radius, coordinates }: { radius: number; coordinates: Position },
): Verdict {
  return isPoint(value) ? isCloser(distance(value.coordinates, coordinates), radius * 1000) : "no";
}

/** Whether a point lies in a ring, distances in metres. */
export function nearSphereHolds(
  value: unknown,
  near: { geometry: Point; min_distance?: number; max_distance?: number },
): Verdict {
  if (!isPoint(value)) return "no";
  const { geometry, min_distance, max_distance } = near;
  const metres = distance(value.coordinates, geometry.coordinates);
  return every([
    min_distance ? isCloser(min_distance, metres) : "yes",
    max_distance === undefined ? "yes" : isCloser(metres, max_distance),
  ]);
}

/** The way between two places in metres, by the haversine formula. */
export function distance(a: Position, b: Position): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const halfChord =
    Math.sin(radians(a[1] - b[1]) / 2) ** 2 +
    Math.cos(radians(a[1])) * Math.cos(radians(b[1])) * Math.sin(radians(a[0] - b[0]) / 2) ** 2;
  return 2 * 6_371_000 * Math.asin(Math.min(1, Math.sqrt(halfChord)));
}

function isCloser(metres: number, bound: number): Verdict {
  if (Math.abs(metres - bound) <= tolerance * bound) return "undecided";
  return verdict(metres < bound);
}

function isInside([x, y]: Position, polygon: Polygon): Verdict {
  const covers = ({ west, south, east, north }: Box) => west <= x && x <= east && south <= y && y <= north;
  const box = boxOf(polygon);
  if (!covers(grown(box, tolerance))) return "no";
  return covers(grown(box, -tolerance)) ? "yes" : "undecided";
}

function boxOf({ coordinates: [ring = []] }: Polygon): Box {
  const xs = ring.map(([x]) => x);
  const ys = ring.map(([, y]) => y);
  return { west: Math.min(...xs), south: Math.min(...ys), east: Math.max(...xs), north: Math.max(...ys) };
}

function isBox(polygon: Polygon): boolean {
  const [ring = [], ...holes] = polygon.coordinates;
  const { west, south, east, north } = boxOf(polygon);
  const isCorner = ([x, y]: Position) => (x === west || x === east) && (y === south || y === north);
  const corners = new Set(ring.map(String));
  return holes.length === 0 && ring.length === 5 && corners.size === 4 && ring.every(isCorner);
}

function grown({ west, south, east, north }: Box, part: number): Box {
  const [x, y] = [(east - west) * part, (north - south) * part];
  return { west: west - x, south: south - y, east: east + x, north: north + y };
}

function overlaps(a: Box, b: Box): boolean {
  return a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north;
}

function isPoint(value: unknown): value is Point {
  return (value as Point | null | undefined)?.type === "Point";
}

function isPolygon(value: unknown): value is Polygon {
  return (value as Polygon | null | undefined)?.type === "Polygon";
}
