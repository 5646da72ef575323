import type { Root } from 'mdast';
import type { Parser, Plugin } from 'unified';
import { filesShared } from '../shared-files.ts';

/**
 * Let the compiler of pages go on from the tree that the checks saw, instead of parsing the page once more. A text that is not
 * letter by letter the one they read, as while its author writes, is parsed. A plugin may set the parser:
 * https://github.com/unifiedjs/unified#processorparser
 */
export const remarkParsed: Plugin<[], Root> = function () {
  const parse = this.parser as Parser<Root>;
  this.parser = (text, file) => {
    const page = filesShared()?.content.pages.find(({ body }) => body === text);
    // A copy: the compiler changes its tree.
    return page ? structuredClone(page.tree) : parse(text, file);
  };
};
