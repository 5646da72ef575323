import { isCustom, meantKind } from '@studylog/check/kinds';
import { loadSchema } from '@studylog/check/schema';
import type { Diagnostic } from '../example/diagnostic.ts';
import type { Example } from '../example/load.ts';
import { readLocated } from '../example/located.ts';
import { allSteps } from '../example/results.ts';

/**
 * Steps that expect an object of a version that the API does not have. Which custom kinds a cluster has is not known, so that
 * `apiVersion` may name any group that is not one of Kubernetes.
 * @param version of Kubernetes
 */
export async function unknownVersions({ steps, source, file }: Example, version: string): Promise<Diagnostic[]> {
  const schema = await loadSchema(version);
  return allSteps(steps).flatMap(({ step, index }): Diagnostic[] => {
    if (step.verb !== 'expect' || step.expect.apiVersion === undefined) return [];
    const { apiVersion, kind } = step.expect;
    const given = { apiVersion, kind };
    if (schema.kind(apiVersion, kind) || isCustom(given, schema)) return [];
    const [at, nested] = index.split('.').map(Number);
    const path = ['steps', at!, ...(nested === undefined ? [] : ['do', nested]), 'expect', 'apiVersion'];
    const meant = meantKind(given, schema)?.apiVersion;
    return [
      {
        file,
        ...readLocated(source.manifest).place(path),
        message: {
          ko: `쿠버네티스 ${version}에는 ${apiVersion}의 ${kind}이(가) 없습니다.`,
          en: `Kubernetes ${version} has no ${kind} in ${apiVersion}`,
        },
        ...(meant && { hint: { ko: `혹시 ${meant}입니까?`, en: `did you mean ${meant}?` } }),
      },
    ];
  });
}
