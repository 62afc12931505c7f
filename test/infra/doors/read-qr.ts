import decodeQR from "qr/decode.js";

/** The text of a QR code that is an SVG of runs of squares, read from its pixels. */
export function textOfQr(svg: string, scale = 4): string {
  const size = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1]) * scale;
  const data = new Uint8Array(size * size * 4).fill(255);
  for (const [, x, y, length] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row += 1) {
      const [start, end] = [Number(x) * scale, (Number(x) + Number(length)) * scale];
      for (let column = start; column < end; column += 1)
        data.fill(0, (row * size + column) * 4, (row * size + column) * 4 + 3);
    }
  return decodeQR({ width: size, height: size, data });
}
