import { launchBrowser } from '/work/h-exercise/src/verify/browser/launch.ts';
import { serveFolder } from '/work/h-exercise/src/verify/site/serve.ts';
const s=await serveFolder(process.env.DIST??'/work/h-exercise/dist','');
const b=await launchBrowser();
for(const [name,path,w,h,scheme,sel,act] of JSON.parse(process.argv[2])){
 const c=await b.newContext({viewport:{width:w,height:h},colorScheme:scheme,reducedMotion:'reduce',hasTouch:w<500});
 const p=await c.newPage();await p.goto(s.origin+path);
 if(act) await eval('(async()=>{'+act+'})()');
 await p.waitForTimeout(300);
 try{ if(sel) await p.locator(sel).first().screenshot({path:`/tmp/shots/${name}.png`}); else await p.screenshot({path:`/tmp/shots/${name}.png`}); }catch(e){console.log(name,e.message.slice(0,200))}
 await c.close();
}
await b.close();await s.close();
