import { unseenCodes } from '@studylog/check/manifest';
import { type DefaultTreeAdapterTypes as Html, parseFragment } from 'parse5';
import type { Fault, Wording } from './fault.ts';

/** Elements of a diagram with the attributes that are theirs alone; all take those of `LOOKS`. */
const SHAPES: Readonly<Record<string, readonly string[]>> = {
  svg: ['xmlns', 'viewBox', 'width', 'height', 'preserveAspectRatio'],
  g: [],
  defs: [],
  title: [],
  desc: [],
  rect: ['x', 'y', 'width', 'height', 'rx', 'ry'],
  circle: ['cx', 'cy', 'r'],
  ellipse: ['cx', 'cy', 'rx', 'ry'],
  line: ['x1', 'y1', 'x2', 'y2'],
  polyline: ['points'],
  polygon: ['points'],
  path: ['d', 'pathLength'],
  text: ['x', 'y', 'dx', 'dy', 'rotate', 'textLength', 'lengthAdjust'],
  tspan: ['x', 'y', 'dx', 'dy', 'rotate', 'textLength', 'lengthAdjust'],
  use: ['href', 'x', 'y', 'width', 'height'],
  symbol: ['viewBox', 'width', 'height', 'refX', 'refY', 'preserveAspectRatio'],
  marker: ['viewBox', 'refX', 'refY', 'markerWidth', 'markerHeight', 'markerUnits', 'orient', 'preserveAspectRatio'],
  linearGradient: ['x1', 'y1', 'x2', 'y2', 'gradientUnits', 'gradientTransform', 'spreadMethod'],
  radialGradient: ['cx', 'cy', 'r', 'fx', 'fy', 'gradientUnits', 'gradientTransform', 'spreadMethod'],
  stop: ['offset', 'stop-color', 'stop-opacity'],
  clipPath: ['clipPathUnits'],
};

/** How a shape looks; nothing here fetches, runs or takes a name that the site's own styles know. */
const LOOKS: ReadonlySet<string> = new Set(
  `id transform color opacity fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-dasharray
  stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit vector-effect clip-path clip-rule marker-start
  marker-mid marker-end font-family font-size font-style font-weight letter-spacing word-spacing text-anchor
  text-decoration dominant-baseline alignment-baseline baseline-shift visibility paint-order`.split(/\s+/),
);

/** Functions that a value may call. `url()` only within the diagram. */
const FUNCTIONS = /^(?:var|calc|rgba?|hsla?|oklch|color-mix|translate|rotate|scale|matrix|skewX|skewY|url)$/i;
/** Names that other parts of a page cannot have. */
const NAME = 'diagram-[a-z0-9-]+';

/**
 * What a diagram that is put into a page may not hold: anything that runs, fetches, moves to elsewhere or passes for a part
 * of the site. Judged as browsers read it, by an HTML parser: XML tools see some texts otherwise.
 */
export function svgFaults(source: string): Fault[] {
  const faults: Fault[] = [];
  const html = parseFragment(source, {
    sourceCodeLocationInfo: true,
    onParseError: ({ code, startLine: line, startCol: column }) =>
      faults.push({ line, column, message: BROKEN(code), hint: AS_XML }),
  });
  const elements = html.childNodes.filter(isElement);
  if (elements.length !== 1 || elements[0]!.tagName !== 'svg') faults.push({ line: 1, column: 1, ...NO_SVG });
  const open: Html.ChildNode[] = [...html.childNodes];
  for (let node = open.pop(); node; node = open.pop()) {
    const place = placeOf(node);
    if (isElement(node)) {
      faults.push(...elementFaults(node).map((fault) => ({ ...place, ...fault })));
      open.push(...node.childNodes);
    } else if (node.nodeName !== '#text' && node.nodeName !== '#comment') {
      faults.push({ ...place, ...NO_SVG });
    } else if (sourceOf(node, source).includes('<![CDATA[')) {
      faults.push({ ...place, ...CDATA });
    }
    if (node.nodeName === '#text' && unseenCodes((node as Html.TextNode).value).length > 0)
      faults.push({ ...place, ...HIDDEN });
  }
  return faults.sort((a, b) => a.line - b.line || a.column - b.column);
}

const isElement = (node: Html.ChildNode): node is Html.Element => 'tagName' in node;

function placeOf(node: Html.ChildNode): { line: number; column: number } {
  const location = node.sourceCodeLocation;
  return { line: location?.startLine ?? 1, column: location?.startCol ?? 1 };
}

function sourceOf(node: Html.ChildNode, source: string): string {
  const location = node.sourceCodeLocation;
  return location ? source.slice(location.startOffset, location.endOffset) : '';
}

function elementFaults({ tagName, namespaceURI, attrs, childNodes, sourceCodeLocation }: Html.Element) {
  const own = Object.hasOwn(SHAPES, tagName) ? SHAPES[tagName] : undefined;
  if (!own || namespaceURI !== 'http://www.w3.org/2000/svg') return [notAllowed(tagName)];
  const faults: (Fault | Wording)[] = [];
  // What is written within these two is read as HTML.
  if (/^(?:title|desc)$/.test(tagName) && childNodes.some(isElement)) faults.push(TEXT_ONLY);
  for (const { name, value, prefix } of attrs) {
    const written = prefix ? `${prefix}:${name}` : name;
    const location = sourceCodeLocation?.attrs?.[written] ?? sourceCodeLocation?.attrs?.[written.toLowerCase()];
    const place = location && { line: location.startLine, column: location.startCol };
    const isKnown = !prefix && (own.includes(name) || LOOKS.has(name));
    const wording = isKnown || written === 'xmlns' ? valueFault(name, value) : unknownAttribute(tagName, written);
    if (wording) faults.push({ ...place, ...wording });
  }
  return faults;
}

function valueFault(name: string, value: string): Wording | undefined {
  if (name === 'xmlns') return value === 'http://www.w3.org/2000/svg' ? undefined : outside(name, value);
  if (name === 'id') return new RegExp(`^${NAME}$`).test(value) ? undefined : BAD_ID;
  if (name === 'href') return new RegExp(`^#${NAME}$`).test(value) ? undefined : outside(name, value);
  const calls = [...value.matchAll(/([^\s(),]*)\s*\(/g)].map(([, called = '']) => called);
  const urls = value.match(/url\s*\(/gi)?.length ?? 0;
  const local = value.match(new RegExp(`url\\(#${NAME}\\)`, 'g'))?.length ?? 0;
  // An escape of CSS spells any function: `\75rl(…)`.
  if (value.includes('\\') || urls !== local || calls.some((called) => !FUNCTIONS.test(called)))
    return outside(name, value);
  return undefined;
}

const BROKEN = (code: string) => ({
  ko: `브라우저가 이 그림을 다르게 읽습니다(${code}).`,
  en: `browsers read this diagram differently (${code})`,
});
const AS_XML = {
  ko: '<svg …>로 시작해 </svg>로 끝내고, DOCTYPE과 <?…?>와 CDATA 없이 속성을 따옴표로 감싸고 요소를 모두 닫으십시오.',
  en: 'start with <svg …> and end with </svg>, without DOCTYPE, <?…?> or CDATA; quote all attributes and close all elements',
};
const NO_SVG: Wording = {
  message: { ko: '파일에는 <svg> 하나만 있어야 합니다.', en: 'the file must be one <svg>' },
  hint: AS_XML,
};
const CDATA: Wording = {
  message: { ko: 'CDATA는 쓸 수 없습니다.', en: 'CDATA is not allowed' },
  hint: { ko: '글자를 그대로 적고 `<`는 `&lt;`로 적으십시오.', en: 'write the text itself, and `<` as `&lt;`' },
};
const HIDDEN: Wording = {
  message: { ko: '보이지 않는 문자가 있습니다.', en: 'there is an invisible character' },
  hint: { ko: '지우십시오.', en: 'delete it' },
};
const TEXT_ONLY: Wording = {
  message: { ko: '<title>과 <desc>에는 글자만 적습니다.', en: '<title> and <desc> can only contain text' },
  hint: { ko: '그 안의 요소를 지우십시오.', en: 'delete the elements in it' },
};
const BAD_ID: Wording = {
  message: {
    ko: '그림의 `id`는 `diagram-`으로 시작해야 합니다.',
    en: 'an `id` in a diagram must start with `diagram-`',
  },
  hint: { ko: 'id="diagram-arrow"처럼 적으십시오.', en: 'write id="diagram-arrow"' },
};

function outside(name: string, value: string): Wording {
  const shown = value.length > 40 ? `${value.slice(0, 40)}…` : value;
  return {
    message: { ko: `\`${name}="${shown}"\`은 쓸 수 없습니다.`, en: `\`${name}="${shown}"\` is not allowed` },
    hint: {
      ko: '색은 var(--ink)처럼, 같은 그림 안의 것은 url(#diagram-arrow)나 #diagram-arrow로 적으십시오.',
      en: 'write colours as var(--ink), and parts of the same diagram as url(#diagram-arrow) or #diagram-arrow',
    },
  };
}

/** What to do about elements and attributes that drawing programs write. */
const INSTEAD: Readonly<Record<string, Wording['hint']>> = {
  style: {
    ko: 'fill="var(--ink)" 같은 속성으로 적으십시오.',
    en: 'write attributes such as fill="var(--ink)"',
  },
  class: {
    ko: 'fill="var(--ink)" 같은 속성으로 적으십시오.',
    en: 'write attributes such as fill="var(--ink)"',
  },
  'xlink:href': { ko: 'href="#diagram-…"로 적으십시오.', en: 'write href="#diagram-…"' },
  image: { ko: '도형으로 그리십시오.', en: 'draw it with shapes' },
  a: { ko: '그림 아래의 글에서 링크하십시오.', en: 'link from the text below the diagram' },
};
const DELETE = { ko: '지우십시오.', en: 'delete it' };

function notAllowed(tagName: string): Wording {
  const message = { ko: `그림에 <${tagName}>은 쓸 수 없습니다.`, en: `<${tagName}> is not allowed in a diagram` };
  return { message, hint: INSTEAD[tagName] ?? DELETE };
}

function unknownAttribute(tagName: string, name: string): Wording {
  const message = {
    ko: `그림의 <${tagName}>에 \`${name}\` 속성은 쓸 수 없습니다.`,
    en: `<${tagName}> in a diagram cannot have the attribute \`${name}\``,
  };
  return { message, hint: INSTEAD[name] ?? DELETE };
}
