/**
 * The course's own network, computed by the page: a drawing in, ten shares and a doubt out.
 * The file of its weights is described in `course_helpers.recognition.export`.
 */

import { SIDE, curved, distance, fillBox, simplify, withoutSpecks } from "./lines.js";

/** @typedef {import("./lines.js").Line} Line */
/** @typedef {import("./lines.js").Numbers} Numbers */
/** @typedef {{weights: Record<string, Float32Array>, prepare: Numbers}} Network */
/** @typedef {{digits: number[], none: number}} Answer shares of the ten digits, and how likely it is none */

/**
 * @param {ArrayBuffer} file
 * @returns {Network}
 */
export function open(file) {
  const size = new DataView(file).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(new Uint8Array(file, 4, size)));
  const numbers = new DataView(file, 4 + size);
  /** @type {Record<string, Float32Array>} */
  const weights = {};
  for (const { name, shape, offset } of head.arrays) {
    const count = shape.reduce((/** @type {number} */ a, /** @type {number} */ b) => a * b, 1);
    weights[name] = Float32Array.from({ length: count }, (_, k) => half(numbers.getUint16(2 * (offset + k), true)));
  }
  return { weights, prepare: head.prepare };
}

/**
 * Read a 16-bit float.
 * @param {number} bits
 */
function half(bits) {
  const sign = bits & 0x8000 ? -1 : 1;
  const [exponent, fraction] = [(bits >> 10) & 31, bits & 1023];
  return sign * (exponent ? 2 ** (exponent - 15) * (1 + fraction / 1024) : 2 ** -14 * (fraction / 1024));
}

/**
 * Bring lines into the form of MNIST's digits.
 * @param {Line[]} lines
 * @param {Numbers} p
 * @returns {Float32Array} 28 x 28 values, 0 (white) to 1 (black), row by row
 */
export function prepare(lines, p) {
  const kept = withoutSpecks(
    lines.filter((line) => line.length),
    p,
  );
  if (!kept.length) return new Float32Array(SIDE * SIDE);
  const round = fillBox(kept, p).map((line) => curved(line, p));
  const fitted = fillBox(round, p).map((line) => simplify(line, p.fine));
  const [x, y] = centreOfMass(draw(fitted, p.pen));
  return draw(
    fitted.map((line) =>
      line.map((point) => /** @type {[number, number]} */ ([point[0] + SIDE / 2 - x, point[1] + SIDE / 2 - y])),
    ),
    p.pen,
  );
}

/**
 * @param {Line[]} lines
 * @param {number} pen
 */
function draw(lines, pen) {
  const picture = new Float32Array(SIDE * SIDE);
  const reach = pen / 2 + 0.5;
  for (const line of lines) {
    for (let k = line.length > 1 ? 1 : 0; k < line.length; k++) {
      const [start, end] = [line[Math.max(0, k - 1)], line[k]];
      const [left, top] = [0, 1].map((axis) => Math.max(0, Math.floor(Math.min(start[axis], end[axis]) - reach)));
      const [right, bottom] = [0, 1].map((axis) => Math.min(SIDE, Math.ceil(Math.max(start[axis], end[axis]) + reach)));
      for (let y = top; y < bottom; y++) {
        for (let x = left; x < right; x++) {
          const ink = Math.min(1, reach - distance([x + 0.5, y + 0.5], start, end));
          picture[y * SIDE + x] = Math.max(picture[y * SIDE + x], ink);
        }
      }
    }
  }
  return picture;
}

/** @param {Float32Array} picture */
function centreOfMass(picture) {
  let [sum, x, y] = [0, 0, 0];
  picture.forEach((ink, pixel) => {
    sum += ink;
    x += ink * ((pixel % SIDE) + 0.5);
    y += ink * (Math.floor(pixel / SIDE) + 0.5);
  });
  return [x / sum, y / sum];
}

/**
 * @param {Network} network
 * @param {Float32Array} picture
 * @returns {Answer}
 */
export function read({ weights: w }, picture) {
  const first = halve(convolve(picture, SIDE, w.conv1, w.conv1_bias), SIDE);
  const second = halve(convolve(first, SIDE / 2, w.conv2, w.conv2_bias), SIDE / 2);
  const third = convolve(second, SIDE / 4, w.conv3, w.conv3_bias);
  const fourth = convolve(third, SIDE / 4, w.conv4, w.conv4_bias);
  const last = halve(
    third.map((value, k) => value + fourth[k]),
    SIDE / 4,
  );
  const hidden = dense(last, w.full1, w.full1_bias).map((value) => Math.max(0, value));
  const scores = [...dense(hidden, w.full2, w.full2_bias)];
  return { digits: softmax(scores.slice(0, 10)), none: softmax(scores)[10] };
}

/**
 * Convolve with kernels of 3 x 3 and a border of zeros, and cut off below 0.
 * @param {Float32Array} maps
 * @param {number} side
 * @param {Float32Array} kernels
 * @param {Float32Array} bias
 */
function convolve(maps, side, kernels, bias) {
  const [area, channels] = [side * side, maps.length / (side * side)];
  const result = new Float32Array(bias.length * area);
  for (let out = 0; out < bias.length; out++) {
    const target = result.subarray(out * area, (out + 1) * area).fill(bias[out]);
    for (let channel = 0; channel < channels; channel++) {
      for (let tap = 0; tap < 9; tap++) {
        const weight = kernels[(out * channels + channel) * 9 + tap];
        const [down, right] = [Math.floor(tap / 3) - 1, (tap % 3) - 1];
        for (let row = Math.max(0, -down); row < Math.min(side, side - down); row++) {
          const from = channel * area + (row + down) * side + right;
          for (let column = Math.max(0, -right); column < Math.min(side, side - right); column++) {
            target[row * side + column] += weight * maps[from + column];
          }
        }
      }
    }
  }
  return result.map((value) => Math.max(0, value));
}

/**
 * Take the largest of every 2 x 2 pixels; an odd side is rounded up.
 * @param {Float32Array} maps
 * @param {number} side
 */
function halve(maps, side) {
  const small = Math.ceil(side / 2);
  return Float32Array.from({ length: (maps.length / (side * side)) * small * small }, (_, k) => {
    const [map, row, column] = [Math.floor(k / (small * small)), Math.floor(k / small) % small, k % small];
    const at = (map * side + 2 * row) * side + 2 * column;
    const [right, down] = [2 * column + 1 < side ? 1 : 0, 2 * row + 1 < side ? side : 0]; // 0: the pixel again
    return Math.max(maps[at], maps[at + right], maps[at + down], maps[at + down + right]);
  });
}

/**
 * @param {Float32Array} values
 * @param {Float32Array} matrix
 * @param {Float32Array} bias
 */
function dense(values, matrix, bias) {
  return bias.map((start, row) => {
    let sum = start;
    for (let k = 0; k < values.length; k++) sum += matrix[row * values.length + k] * values[k];
    return sum;
  });
}

/** @param {number[]} scores */
function softmax(scores) {
  const high = Math.max(...scores);
  const shares = scores.map((score) => Math.exp(score - high));
  const sum = shares.reduce((a, b) => a + b, 0);
  return shares.map((share) => share / sum);
}
