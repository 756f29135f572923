/* eslint-disable */
import { setTimeout as pause } from 'node:timers/promises';
import { it } from 'vitest';
import { layer, openWorld, visit, html } from '../browser.ts';
const S = `<script>globalThis.got={};const ours=(n)=>{try{const r=n&&n.getRootNode&&n.getRootNode();return r instanceof ShadowRoot}catch(e){return false}};
for(const t of 'pointerdown pointerup pointermove pointerover pointerenter mousemove mouseover mouseenter mouseout mousedown mouseup click keydown keypress keyup focusin focusout focus blur wheel contextmenu touchstart touchmove touchend dragstart drag dragover dragenter selectstart input beforeinput copy cut paste auxclick dblclick gotpointercapture lostpointercapture pointerrawupdate mousedown DOMMouseScroll MozMousePixelScroll MozTouchDown mozfullscreenchange scroll scrollend toggle beforetoggle cancel close command animationstart transitionend load error overflow underflow'.split(' '))addEventListener(t,e=>{for(const k in e){let v;try{v=e[k]}catch(x){continue}if(ours(v)){const w=k+':'+e.isTrusted+':'+e.composed+':'+v.nodeName+':'+(e.target&&e.target.nodeName)+':'+e.eventPhase;(got[t]??=[]).includes(w)||got[t].push(w)}}},true)</script>`;
const world = openWorld({ 'massroot8.com/leak': html('<h1>Massroot8</h1><p>Connect your account.</p>', S).replace('A page', 'Massroot8'),
 'elsewhere.example/leak': html('<h1>Else</h1><p style="margin:60px"><a href="https://massroot8.com/">Massroot8</a></p>', S) });
it('leaks', async () => {
  const p = await visit(world, 'https://massroot8.com/leak');
  console.log((await layer(world, p))?.part);
  await pause(1200);
  for (let i = 0; i < 30; i++) await p.mouse.move(350 + i * 15, 120 + i * 10);
  await p.mouse.click(600, 300); await p.mouse.click(420, 555); await p.keyboard.press('Tab'); await p.keyboard.press('Tab'); await p.keyboard.press('Enter'); await p.mouse.wheel({ deltaY: 50 }); await p.mouse.click(600, 150, { button: 'right' });
  await pause(500);
  console.log('LEAK ' + JSON.stringify(await p.evaluate(() => (globalThis as any).got)));
  const q = await visit(world, 'https://elsewhere.example/leak');
  console.log((await layer(world, q))?.part);
  for (let i = 0; i < 40; i++) await q.mouse.move(60 + i * 6, 130 + (i % 5) * 4);
  await pause(300);
  console.log('LEAK mark ' + JSON.stringify(await q.evaluate(() => (globalThis as any).got)));
}, 90000);
