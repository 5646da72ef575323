import { z } from 'zod';
import { common, matcher, request, within } from '../../fields.ts';
import { ariaRole } from '../../grammar.ts';
import { pattern } from '../../issues.ts';

export const page = z.strictObject({
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
});
