/** A drawing as a file of its own. */
import { escaped } from './escaped.ts';
import type { Clips, Drawing, Mark, Path, PathMark, Stroke, TextMark } from './marks.ts';

export interface SvgSetting {
  /** Its background. */
  readonly ground: string;
  /** Before the names of its parts, where several stand in one file. */
  readonly prefix: string;
}

export const ON_PAPER: SvgSetting = { ground: '#ffffff', prefix: '' };

/** @param alternative what it shows, for who cannot see it */
export function svgOf({ width, height, marks }: Drawing, alternative: string, { ground, prefix }: SvgSetting): string {
  const names = new Map([...new Set(marks.flatMap((mark) => mark.clips))].map((path, at) => [path, `${prefix}clip-${at}`]));
  const definitions = [...names]
    .map(([path, name]) => `<clipPath id="${name}"><path d="${pathText(path)}"/></clipPath>`)
    .join('');
  const body = marks.map((mark) => clipped(mark.clips, names, markText(mark))).join('\n');
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Inter, system-ui, sans-serif" role="img">`;
  return `${head}\n<title>${escaped(alternative)}</title>\n<defs>${definitions}</defs>\n<rect width="100%" height="100%" fill="${ground}"/>\n${body}\n</svg>\n`;
}

function clipped(own: Clips, names: ReadonlyMap<Path, string>, text: string): string {
  return own.reduce((inner, path) => `<g clip-path="url(#${names.get(path)!})">${inner}</g>`, text);
}

function markText(mark: Mark): string {
  return mark.kind === 'path' ? pathElement(mark) : textElement(mark);
}

function pathElement({ path, fill, stroke }: PathMark): string {
  const filled = fill === null ? 'fill="none"' : `fill="${fill.colour}"${opacity('fill-opacity', fill.opacity)}`;
  return `<path d="${pathText(path)}" ${filled}${stroke === null ? '' : strokeText(stroke)}/>`;
}

function strokeText({ colour, opacity: share, width, dash }: Stroke): string {
  const dashed = dash.length === 0 ? '' : ` stroke-dasharray="${dash.map(short).join(' ')}"`;
  return ` stroke="${colour}" stroke-width="${short(width)}"${opacity('stroke-opacity', share)}${dashed}`;
}

function textElement({ text, x, y, degrees, size, bold, fill }: TextMark): string {
  const turned = degrees === 0 ? '' : ` transform="rotate(${short(degrees)} ${short(x)} ${short(y)})"`;
  return `<text x="${short(x)}" y="${short(y)}" font-size="${short(size)}"${bold ? ' font-weight="600"' : ''} fill="${fill.colour}"${opacity('fill-opacity', fill.opacity)}${turned}>${escaped(text)}</text>`;
}

function opacity(name: string, share: number): string {
  return share === 1 ? '' : ` ${name}="${Number(share.toFixed(3))}"`;
}

function pathText(path: Path): string {
  return path.map(([kind, ...places]) => `${kind}${places.map(short).join(' ')}`).join('');
}

function short(value: number): string {
  return String(Number(value.toFixed(2)));
}
