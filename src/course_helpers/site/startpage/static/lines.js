/**
 * Lines of a drawing brought into the form of MNIST's digits, step by step as `course_helpers.recognition.export` says.
 * @typedef {[number, number]} Point x to the right, y down
 * @typedef {Point[]} Line
 * @typedef {{speck: number, beside: number, dot: number, box: number, pen: number, smallest: number, fine: number,
 *   apart: number, parts: number}} Numbers
 */

export const SIDE = 28;
const TIE = 1e-9; // distances closer than this are equal, and the first counts

/** @param {Line[]} lines */
function boxOf(lines) {
  const points = lines.flat();
  const xs = points.map((point) => point[0]);
  const ys = points.map((point) => point[1]);
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

/** @param {Line} line */
function lengthOf(line) {
  let sum = 0;
  for (let k = 1; k < line.length; k++) sum += Math.hypot(line[k][0] - line[k - 1][0], line[k][1] - line[k - 1][1]);
  return sum;
}

/**
 * Leave out lines that are too short beside the others to belong to a digit.
 * @param {Line[]} lines
 * @param {Numbers} p
 */
export function withoutSpecks(lines, p) {
  if (lines.length < 2) return lines;
  const box = boxOf(lines);
  const dot = p.dot * Math.max(box.right - box.left, box.bottom - box.top);
  const lengths = lines.map((line) => Math.max(lengthOf(line), dot));
  const total = lengths.reduce((a, b) => a + b, 0);
  const ordered = [...lengths].sort((a, b) => a - b);
  let sum = 0;
  const usual =
    ordered.find((long) => {
      sum += long;
      return sum >= total / 2;
    }) ?? 0;
  const least = Math.min(p.speck * total, p.beside * usual);
  return lines.filter((_, k) => lengths[k] >= least);
}

/**
 * Magnify and shift lines so that they fill the box in the middle.
 * @param {Line[]} lines
 * @param {Numbers} p
 */
export function fillBox(lines, p) {
  const { left, right, top, bottom } = boxOf(lines);
  const scale = (p.box - p.pen) / Math.max(p.smallest, right - left, bottom - top);
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return lines.map((line) =>
    line.map((point) => /** @type {Point} */ ([(point[0] - x) * scale + SIDE / 2, (point[1] - y) * scale + SIDE / 2])),
  );
}

/**
 * Lay the natural cubic spline of all points between those that lie far apart.
 * @param {Line} points
 * @param {{apart: number, parts: number}} p
 * @returns {Line}
 */
export function curved(points, p) {
  const line = points.filter((point, k) => !k || point[0] !== points[k - 1][0] || point[1] !== points[k - 1][1]);
  const long = line.slice(1).map((point, k) => Math.hypot(point[0] - line[k][0], point[1] - line[k][1]));
  if (line.length < 3 || !long.some((one) => one > p.apart)) return line;
  const time = long.map(Math.sqrt);
  const bends = [0, 1].map((axis) =>
    bendsOf(
      line.map((point) => point[axis]),
      time,
    ),
  );
  const result = [line[0]];
  for (let k = 0; k < long.length; k++) {
    for (let part = 1; long[k] > p.apart && part < p.parts; part++) {
      const t = part / p.parts;
      const [x, y] = [0, 1].map((axis) => {
        const sag = (t * (1 - t) * ((2 - t) * bends[axis][k] + (1 + t) * bends[axis][k + 1])) / 6;
        return (1 - t) * line[k][axis] + t * line[k + 1][axis] - sag * long[k];
      });
      result.push([x, y]);
    }
    result.push(line[k + 1]);
  }
  return result;
}

/**
 * Return the second derivatives of the natural cubic spline (Thomas: from the first point to the last and back).
 * @param {number[]} values of one axis
 * @param {number[]} time from each point to the next
 */
function bendsOf(values, time) {
  const pace = time.map((one, k) => (values[k + 1] - values[k]) / one);
  const jump = pace.slice(1).map((one, k) => 6 * (one - pace[k]));
  const weight = jump.map((_, k) => 2 * (time[k] + time[k + 1]));
  for (let k = 1; k < jump.length; k++) {
    const share = time[k] / weight[k - 1];
    weight[k] -= share * time[k];
    jump[k] -= share * jump[k - 1];
  }
  const bends = values.map(() => 0);
  for (let k = jump.length - 1; k >= 0; k--) bends[k + 1] = (jump[k] - time[k + 1] * bends[k + 2]) / weight[k];
  return bends;
}

/**
 * Leave out points that lie near the chord (Douglas and Peucker).
 * @param {Line} line
 * @param {number} tolerance
 */
export function simplify(line, tolerance) {
  const kept = new Set([0, line.length - 1]);
  const spans = [[0, line.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [first, last] = span;
    const away = line.slice(first, last + 1).map((point) => distance(point, line[first], line[last]));
    const most = Math.max(...away);
    if (most <= tolerance) continue;
    const far = first + away.findIndex((one) => one > most - TIE);
    kept.add(far);
    spans.push([first, far], [far, last]);
  }
  return line.filter((_, k) => kept.has(k));
}

/**
 * @param {Point} point
 * @param {Point} start
 * @param {Point} end
 */
export function distance(point, start, end) {
  const [dx, dy] = [end[0] - start[0], end[1] - start[1]];
  const [px, py] = [point[0] - start[0], point[1] - start[1]];
  const square = dx * dx + dy * dy;
  const along = square ? Math.min(1, Math.max(0, (px * dx + py * dy) / square)) : 0;
  return Math.hypot(px - along * dx, py - along * dy);
}
