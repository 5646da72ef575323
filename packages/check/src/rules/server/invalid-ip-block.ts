import type { Report, Rule, RuleDocs } from '../../rule.ts';
import type { Localized } from '../../text/localized.ts';
import { parseAddress, parseNetwork } from '../support/addresses.ts';
import { finding } from '../support/finding.ts';
import { quote } from '../support/names.ts';
import { contains, meantNetwork, withoutZeros } from '../support/networks.ts';
import { allItems, field, type Spot, textOf } from '../support/spot.ts';

/** Why text is no network, as far as it is plain what was meant. */
function reasonFor(value: string): Localized {
  if (meantNetwork(value) === undefined) {
    return { ko: '네트워크 주소(예: 10.0.0.0/8)가 아닙니다', en: 'is not a network address such as 10.0.0.0/8' };
  }
  if (parseAddress(value)) return { ko: '프리픽스 길이(예: /24)가 없습니다', en: 'has no prefix length such as /24' };
  return withoutZeros(value) === value
    ? { ko: '프리픽스 뒤의 비트가 0이 아닙니다', en: 'has non-zero bits after the prefix' }
    : { ko: '숫자 앞에 0이 있습니다', en: 'has leading zeros' };
}

function networkFinding(spot: Spot): Report {
  const value = textOf(spot) ?? '';
  const reason = reasonFor(value);
  const meant = meantNetwork(value);
  return finding(
    spot,
    { ko: `${quote(value)}: ${reason.ko}.`, en: `${quote(value)} ${reason.en}.` },
    meant === undefined ? undefined : { ko: `\`${meant}\`처럼 적으십시오.`, en: `Write \`${meant}\`.` },
  );
}

export const rule: Rule = {
  id: 'invalid-ip-block',
  class: 'server',
  severity: 'error',
  visit: {
    'networking/v1.IPBlock': (visit) => {
      const block = field(visit, 'cidr');
      const outer = parseNetwork(textOf(block) ?? '');
      if (block && textOf(block) && !outer) visit.report(networkFinding(block));
      for (const except of allItems(visit, 'except')) {
        const value = textOf(except) ?? '';
        const inner = parseNetwork(value);
        if (!inner) visit.report(networkFinding(except));
        else if (outer && !contains(outer, inner)) {
          visit.report(
            finding(except, {
              ko: `${quote(value)}: \`cidr\` 안에 있고 그보다 작은 네트워크여야 합니다.`,
              en: `${quote(value)} is not a smaller network inside \`cidr\`.`,
            }),
          );
        }
      }
    },
  },
};

/* @__NO_SIDE_EFFECTS__ */
const policy = (block: string): string => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: echo
spec:
  podSelector: {}
  ingress:
    - from:
        - ipBlock:
            ${block}
`;

export const docs: RuleDocs = {
  title: { ko: '네트워크 정책의 주소 범위가 잘못되었습니다', en: 'The address range of a NetworkPolicy is not valid' },
  text: {
    ko: '주소 범위는 `10.0.0.0/8`이나 `fd00::/8`처럼 적습니다. 앞에 0을 붙인 `010.0.0.0/8`이나, 프리픽스 뒤의 비트가 0이 아닌 `10.0.0.1/8`은 쓸 수 없습니다. 주소 하나는 `10.0.0.1/32`입니다. `except`에는 `cidr` 안의 더 작은 범위만 적습니다.',
    en: 'Write an address range like `10.0.0.0/8` or `fd00::/8`. Leading zeros, as in `010.0.0.0/8`, and bits after the prefix, as in `10.0.0.1/8`, are not allowed. A single address is `10.0.0.1/32`. `except` accepts only smaller ranges inside `cidr`.',
  },
  fails: [
    { manifest: policy('cidr: 10.0.0.1/8'), at: 'spec.ingress[0].from[0].ipBlock.cidr' },
    {
      manifest: policy('cidr: 10.0.0.0/8\n            except: [10.0.0.0/8]'),
      at: 'spec.ingress[0].from[0].ipBlock.except[0]',
    },
  ],
  passes: [policy('cidr: 10.0.0.0/8\n            except: [10.1.0.0/16]')],
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
};
