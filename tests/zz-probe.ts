import { parseManifest } from '@studylog/check/manifest';
import { embeddedEngine } from '../src/cluster/embedded/node.ts';
import { Leftovers } from '../src/cluster/leftovers.ts';
import { sequences } from './sequences/sequence.ts';
const cluster = await embeddedEngine.start({ root: process.cwd(), signal: new AbortController().signal, leftovers: new Leftovers(), progress: () => {} });
for (const s of sequences()) {
  const w = await cluster.open('sequence/'+s.name);
  try {
  for (const l of s.lines) {
    if ('sleep' in l) continue;
    const i = l.kubectl.indexOf('-f');
    if ((l.kubectl[0]==='apply' || l.kubectl[0]==='create') && i>0 && s.files[l.kubectl[i+1]!]) {
      const f = l.kubectl[i+1]!;
      try { const r = await w.apply(parseManifest(f, s.files[f]!)); if (r.rejection) console.log(s.name, f, 'REFUSED', r.rejection.message, r.rejection.paraphrased??''); }
      catch (e) { console.log(s.name, f, 'ERROR', (e as Error).message); }
      await w.sleep(5000);
    }
  }
  } finally { await w.close(); }
}
await cluster.close();
