import type { Example } from '../../example/load.ts';
import type { Lang } from '../../text/lang.ts';
import { columnLayout } from './column.ts';
import { graphOf } from './graph.ts';
import type { KubeObject } from './json.ts';
import type { Graph } from './model.ts';
import { exampleStages } from './stages.ts';
import { svgOf } from './svg.ts';
import { type TextLine, textOf } from './text.ts';
import { wideLayout } from './wide.ts';
import { WORDS } from './words.ts';

/** A drawing of objects, and the same in words. */
export interface Drawing {
  readonly graph: Graph;
  /** One SVG for every screen, or one for wide ones and one for narrow ones. */
  readonly svg: string;
  readonly lines: readonly TextLine[];
}

/** What an example makes once a file is applied. */
export interface StageDrawing extends Drawing {
  /** What tells it from the other drawings of the example; undefined where there is one. */
  readonly caption: string | undefined;
}

/** Draw what the files of an example make, or what there is once one of them is applied. */
export function drawStages(example: Example, lang: Lang, file?: string): StageDrawing[] {
  const stages = exampleStages(example, file);
  return stages.map(({ objects, ...stage }) => {
    const caption = stages.length > 1 ? WORDS[lang].stage(stage.file, stage.isLater) : undefined;
    return { ...drawingOf(objects, lang), caption };
  });
}

/** What is narrower than this, in units, needs no other form for a narrow screen. */
const SAME = 289;
/** The most objects that the name of a drawing lists. */
const NAMED = 6;

/** Draw objects in which each has another identity; the same objects give the same bytes. */
export function drawingOf(objects: readonly KubeObject[], lang: Lang): Drawing {
  const words = WORDS[lang];
  const graph = graphOf(objects);
  const label = labelOf(graph, lang);
  const wide = wideLayout(graph, words);
  const column = columnLayout(graph, words);
  const svg =
    !wide || (wide.width < SAME && wide.height <= column.height)
      ? svgOf(wide ?? column, label, 'any')
      : svgOf(wide, label, 'wide') + svgOf(column, label, 'tall');
  return { graph, svg, lines: textOf(graph, words) };
}

function labelOf({ nodes, omitted }: Graph, lang: Lang): string {
  const words = WORDS[lang];
  const own = nodes.filter(({ isImplied }) => !isImplied);
  const rest = own.length - NAMED + omitted;
  const named = own.slice(0, NAMED).map(({ kind, name }) => `${kind} ${name}`);
  return words.title([...named, ...(rest > 0 ? [words.more(rest)] : [])].join(', '));
}
