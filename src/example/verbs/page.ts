import { z } from 'zod';
import { conditionsOf } from '../conditions.ts';
import { common, matcher, request, within } from '../fields.ts';
import { ariaRole } from '../grammar.ts';
import { pattern } from '../issues.ts';
import { defineVerb } from './verb.ts';

export const page = defineVerb({
  schema: z.strictObject({
    ...common,
    page: z.strictObject({
      ...request,
      reload: z.literal(true).optional(),
      click: z.string().optional().describe('Accessible name of the button or link to click first.'),
      role: z.strictObject({ role: ariaRole, name: z.string().optional() }).optional(),
      text: matcher.optional(),
      screenshot: pattern(/^\w[\w-]*\.png$/, {
        ko: 'page.png 같은 파일 이름이어야 합니다.',
        en: 'expected a file name such as page.png',
      }).optional(),
    }),
    within: within.optional(),
  }),
  sentence: {
    ko: ({ page }) =>
      page.reload
        ? '브라우저에서 페이지를 새로 고치고 화면을 확인합니다.'
        : page.click
          ? `브라우저에서 \`${page.click}\` 버튼을 누르고 화면을 확인합니다.`
          : `브라우저로 서비스 \`${page.service}\`의 \`${page.path}\` 페이지를 열고 화면을 확인합니다.`,
    en: ({ page }) =>
      page.reload
        ? 'Reload the page in the browser and look at it.'
        : page.click
          ? `Press \`${page.click}\` in the browser and look at the page.`
          : `Open \`${page.path}\` of the Service \`${page.service}\` in a browser and look at it.`,
  },
  conditions: ({ page: { text, role } }) =>
    conditionsOf({ ...(role === undefined ? {} : { role }), ...(text === undefined ? {} : { text }) }),
});
