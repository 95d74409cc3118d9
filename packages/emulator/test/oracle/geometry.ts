/** Longitude, then latitude. */
export type Position = readonly [number, number];
export interface Point {
  type: "Point";
  coordinates: Position;
}
export interface Polygon {
  type: "Polygon";
  coordinates: readonly (readonly Position[])[];
}
export type Geometry = Point | Polygon;

/**
 * Places by other means than the emulator's: distances by vectors in place of the haversine formula, areas by casting a
 * ray. The answer is undefined where it is too close to call.
 */
export type Verdict = boolean | undefined;

/** The one of MongoDB, in metres. */
const earthRadius = 6_378_100;
/** In degrees, about a millimetre. */
const narrow = 1e-8;

export function isWithinRing(
  stored: unknown,
  center: Position,
  { least, most }: { least: number; most: number },
): Verdict {
  if (!isPoint(stored)) return false;
  const away = distance(stored.coordinates, center);
  const tooClose = (bound: number) => Math.abs(away - bound) < 0.5 + away * 1e-6;
  if (least > 0 && tooClose(least)) return undefined;
  if (tooClose(most)) return undefined;
  return away >= least && away <= most;
}

/** In metres: the angle between two vectors from the middle of the earth. */
export function distance(from: Position, to: Position): number {
  const [a, b] = [toVector(from), toVector(to)];
  const dot = a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  const cross = Math.hypot(a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]);
  return earthRadius * Math.atan2(cross, dot);
}

function toVector([longitude, latitude]: Position): [number, number, number] {
  const [x, y] = [(longitude * Math.PI) / 180, (latitude * Math.PI) / 180];
  return [Math.cos(y) * Math.cos(x), Math.cos(y) * Math.sin(x), Math.sin(y)];
}

export function isPointInPolygon(stored: unknown, polygon: Polygon): Verdict {
  return isPoint(stored) ? castRay(stored.coordinates, polygon) : false;
}

/** Whether two geometries share a point. */
export function touches(stored: unknown, other: Geometry): Verdict {
  if (!isPoint(stored) && !isPolygon(stored)) return false;
  if (isPoint(stored) && isPoint(other)) {
    return stored.coordinates.every((value, index) => value === other.coordinates[index]);
  }
  if (isPoint(stored)) return castRay(stored.coordinates, other as Polygon);
  if (isPoint(other)) return castRay(other.coordinates, stored);
  return polygonsTouch(stored, other);
}

/** Two areas have a point in common when their borders cross, or when a corner of one lies in the other. */
function polygonsTouch(one: Polygon, other: Polygon): Verdict {
  const verdicts = [
    ...edges(one).flatMap((edge) => edges(other).map((it) => cross(edge, it))),
    ...one.coordinates.flat().map((corner) => castRay(corner, other)),
    ...other.coordinates.flat().map((corner) => castRay(corner, one)),
  ];
  if (verdicts.includes(undefined)) return undefined;
  return verdicts.includes(true);
}

/** The ray goes to the east: inside of a polygon it crosses the rings an odd number of times. */
function castRay([x, y]: Position, polygon: Polygon): Verdict {
  let crossings = 0;
  for (const [[fromX, fromY], [toX, toY]] of edges(polygon)) {
    if (isNear([x, y], [fromX, fromY], [toX, toY])) return undefined;
    if (fromY > y === toY > y) continue;
    if (fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX) > x) crossings++;
  }
  return crossings % 2 === 1;
}

function cross([a, b]: Edge, [c, d]: Edge): Verdict {
  const sides = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)];
  if ([a, b].some((end) => isNear(end, c, d)) || [c, d].some((end) => isNear(end, a, b))) return undefined;
  const [abc = 0, abd = 0, cda = 0, cdb = 0] = sides;
  return abc > 0 !== abd > 0 && cda > 0 !== cdb > 0;
}

function side(a: Position, b: Position, point: Position): number {
  return (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0]);
}

function isNear(point: Position, from: Position, to: Position): boolean {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const along = ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / (dx * dx + dy * dy);
  const closest = Math.min(1, Math.max(0, along));
  return Math.hypot(from[0] + closest * dx - point[0], from[1] + closest * dy - point[1]) < narrow;
}

type Edge = readonly [Position, Position];

function edges({ coordinates }: Polygon): Edge[] {
  return coordinates.flatMap((ring) => ring.slice(1).map((to, index): Edge => [ring[index] as Position, to]));
}

export function isPoint(value: unknown): value is Point {
  return (value as Geometry | null | undefined)?.type === "Point";
}

export function isPolygon(value: unknown): value is Polygon {
  return (value as Geometry | null | undefined)?.type === "Polygon";
}
