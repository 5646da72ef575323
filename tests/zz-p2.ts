import { parseManifest } from '@studylog/check/manifest';
import { embeddedEngine } from '../src/cluster/embedded/node.ts';
import { Leftovers } from '../src/cluster/leftovers.ts';
import { readSequence } from './sequences/sequence.ts';
const cluster = await embeddedEngine.start({ root: process.cwd(), signal: new AbortController().signal, leftovers: new Leftovers(), progress: () => {} });
for (const [n, fs] of [['pod-immutable',['fixed.yaml','labelled.yaml','port.yaml']],['node-port-fixed',['door.yaml','window.yaml']],['service-headless',['nodes.yaml']]] as const) {
const w = await cluster.open('a/b');
const s = readSequence(n);
for (const f of fs) { const r=await w.apply(parseManifest('x', s.files[f]!)); if (r.rejection) console.log(f, r.rejection.message); await w.sleep(5000);}
if (n==='service-headless') { console.log(await w.logs('ask-nodes',{})); console.log(JSON.stringify(await w.list({apiVersion:'v1',kind:'Service'}))); console.log(JSON.stringify((await w.list({apiVersion:'discovery.k8s.io/v1',kind:'EndpointSlice'}))[0])); }
await w.close(); }
await cluster.close();
