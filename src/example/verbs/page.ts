import { conditionsOf } from '../conditions.ts';
import { enWithin, koWithin, serviceAt } from './phrases.ts';
import { defineVerb } from './verb.ts';
import type { page as written } from './written/page.ts';

export const page = defineVerb<typeof written>({
  sentence: {
    ko: (step) => {
      const { reload, click, path } = step.page;
      const look = `${koWithin(step)}화면을 확인합니다.`;
      if (reload) return `브라우저에서 페이지를 새로 고치고 ${look}`;
      if (click) return `브라우저에서 \`${click}\` 버튼을 누르고 ${look}`;
      return `브라우저로 서비스 ${serviceAt(step.page)}의 \`${path}\` 페이지를 열고 ${look}`;
    },
    en: (step) => {
      const { reload, click, path } = step.page;
      const limit = enWithin(step);
      if (reload) return `Reload the page in the browser and check it${limit}.`;
      if (click) return `Click \`${click}\` in the browser and check the page${limit}.`;
      return `Open \`${path}\` of the Service ${serviceAt(step.page)} in a browser and check the page${limit}.`;
    },
  },
  /** Prints the address to open, of the load balancer or else of the first node port; a browser is no command. */
  look: ({ page: { service, path } }) => [
    'kubectl',
    'get',
    'service',
    service,
    '-o',
    `jsonpath=http://{.status.loadBalancer.ingress[0].ip}:{.spec.ports[0].port}${path}`,
  ],
  conditions: ({ page: { text, role } }) =>
    conditionsOf({ ...(role === undefined ? {} : { role }), ...(text === undefined ? {} : { text }) }),
});
