import { conditionsOf } from '../conditions.ts';
import { requestWords } from '../requests.ts';
import { enSpan, enWithin, koSpan, koWithin, serviceAt } from './phrases.ts';
import { defineVerb } from './verb.ts';
import type { http as written } from './written/http.ts';

const VIA = {
  ko: { cluster: '클러스터 안에서', node: '노드의 주소로', 'load-balancer': '로드 밸런서의 주소로' },
  en: { cluster: 'from inside the cluster', node: 'through a node', 'load-balancer': 'through the load balancer' },
} as const;

export const http = defineVerb<typeof written>({
  sentence: {
    ko: (step) => {
      const { path, via, refused, timeout } = step.http;
      const way = via ? `${VIA.ko[via]} ` : '';
      const goal = refused
        ? '연결이 거부되어야 합니다'
        : timeout
          ? '3초를 기다려도 응답이 없어야 합니다'
          : '응답을 확인합니다';
      const steadily = step.for ? `${koSpan(step.for)} 동안 계속 ` : '';
      return `${way}서비스 ${serviceAt(step.http)}의 \`${path}\`에 요청합니다. ${koWithin(step)}${steadily}${goal}.`;
    },
    en: (step) => {
      const { path, via, refused, timeout } = step.http;
      const way = via ? ` ${VIA.en[via]}` : '';
      const goal = refused
        ? ' The connection must be refused'
        : timeout
          ? ' There must be no response for 3 s'
          : ' Check the response';
      const steadily = step.for ? `, for ${enSpan(step.for)}` : '';
      return `Request \`${path}\` from the Service ${serviceAt(step.http)}${way}.${goal}${enWithin(step)}${steadily}.`;
    },
  },
  look: ({ http }, setting) => requestWords(http, setting),
  conditions: ({ http: { status, body } }) =>
    conditionsOf({ ...(status === undefined ? {} : { status }), ...(body === undefined ? {} : { body }) }),
});
