/**
 * Nothing leaves the browser: no script in the packages can start a request, and no page of the extension loads
 * anything from outside.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { builtFolder, filesBelow, TARGETS } from './built.ts';
import { networkCalls } from './network-calls.ts';

describe('the reading of scripts', () => {
  it.each([
    'fetch("/a")',
    'globalThis.fetch("/a")',
    'self["fetch"]("/a")',
    '(0, window.fetch)("/a")',
    'fetch.call(window, "/a")',
    'const ask = fetch; ask("/a")',
    'navigator.sendBeacon("/a")',
    'navigator?.sendBeacon("/a")',
    'new XMLHttpRequest()',
    'new globalThis.WebSocket("wss://a.example")',
    'new EventSource("/a")',
    'new RTCPeerConnection()',
    'new WebTransport("https://a.example")',
    'new Worker("a.js")',
    'new Image().src = "/a"',
    'new Audio("https://a.example/a")',
    'image.src = "https://a.example/a"',
    'image["src"] = "//a.example/a"',
    'image.setAttribute("src", "https://a.example/a")',
    'import("https://a.example/a.js")',
    'import(name)',
    'importScripts("a.js")',
    'eval("1")',
    'new Function("return 1")',
    'Function("return 1")()',
    'setTimeout("go()", 1)',
    'node.innerHTML = text',
    'node["outerHTML"] = text',
    'node.insertAdjacentHTML("beforeend", text)',
    'document.write(text)',
    // Under another name, or taken out of an object.
    'const { fetch: ask } = globalThis',
    '({ fetch: ask } = globalThis)',
    'let ask; ask = fetch',
    '["/a"].map(fetch)',
    'const io = { ask: fetch }',
    'fetch`/a`',
    'function go(ask = fetch) { ask("/a") }',
    'Reflect.apply(fetch, window, ["/a"])',
    'Reflect.get(globalThis, "fetch")("/a")',
    'Reflect.construct(XMLHttpRequest, [])',
    'class Line extends WebSocket {}',
    '(quick ? fetch : slow)("/a")',
    'export { fetch as ask }',
    'const kind = "fetch"; globalThis[kind]("/a")',
    'globalThis["fe" + "tch"]("/a")',
    'globalThis["f" + ("et" + `ch`)]("/a")',
    'navigator["send" + "Beacon"]("/a")',
    'new (window["Web" + "Socket"])("wss://a.example")',
    'const page = document; page.write(text)',
    // What loads as soon as it is set or made.
    'image.src = address',
    'image.src = `https://${host}/a`',
    'image.src ??= address',
    'image["s" + "rc"] = address',
    'image.setAttribute("src", address)',
    'image.setAttributeNS(null, "src", address)',
    'Object.assign(image, { src: address })',
    'h("img", { src: address })',
    'h("iframe", { class: "a" })',
    'document.createElement("script")',
    'document.createElementNS(xhtml, "iframe")',
    'style.textContent = "@import \'/a.css\'"',
    'sheet.replaceSync("a { background: url(https://a.example/a) }")',
    'sheet.replaceSync(`a { background: url(//a.example/${word}) }`)',
    'new FontFace("a", "url(/a)")',
    'CSS.paintWorklet.addModule("/a.js")',
    'navigator.serviceWorker.register("/a.js")',
    'caches.open("a").then((cache) => cache.add("/a"))',
    'chrome.downloads.download({ url: address })',
    'browser.runtime.connectNative("a")',
    'link.ping = address',
    'import a from "https://a.example/a.js"',
    'export * from "https://a.example/a.js"',
    'import(`https://${host}/a.js`)',
    // What turns text into code or elements.
    '(0, eval)("1")',
    'const run = eval',
    '[].constructor.constructor("return 1")()',
    '(() => 1).constructor("return 1")()',
    'new (Object.getPrototypeOf(async () => 1).constructor)("await 1")',
    'setTimeout(`go(${word})`, 1)',
    'setTimeout(word + "()", 1)',
    'setTimeout.call(window, "go()", 1)',
    'window["setInterval"]("go()", 1)',
    'node.innerHTML += text',
    '({ innerHTML: node.text } = other)',
    'Object.assign(node, { innerHTML: text })',
    'Reflect.set(node, "inner" + "HTML", text)',
    'h("div", { dangerouslySetInnerHTML: { __html: text } })',
    'h("iframe", { srcdoc: text })',
    'range.createContextualFragment(text)',
    'Document.parseHTMLUnsafe(text)',
    'new DOMParser().parseFromString(text, "text/html")',
  ])('sees %s', (code) => {
    expect(networkCalls(code)).not.toEqual([]);
  });

  it.each([
    'const words = "fetch(the page)"',
    'link.href = "https://a.example/"',
    'node.textContent = text',
    'import("./part.js")',
    'setTimeout(go, 1)',
    'this._index.fetch(word, map)',
    'new URL("https://a.example/")',
    'const table = { eval: { minArgs: 1 }, downloads: { open: { minArgs: 1 } } }',
    'if (node.innerHTML == text) go()',
    'const { name, image } = view',
    'node.data = text',
    'node.getAttribute("src")',
    'this.constructor(word)',
    'sheet.replaceSync("a { color: red }")',
    'document.createElement("div")',
  ])('lets %s be', (code) => {
    expect(networkCalls(code)).toEqual([]);
  });
});

describe.each(TARGETS)('the package for %s', (target) => {
  const folder = builtFolder(target);
  const files = filesBelow(folder);

  it('has scripts to read', () => {
    expect(files.filter((file) => file.endsWith('.js')).length).toBeGreaterThan(5);
  });

  it.each(files.filter((file) => file.endsWith('.js')))('%s asks for nothing', (file) => {
    expect(networkCalls(readFileSync(`${folder}/${file}`, 'utf8'), file)).toEqual([]);
  });

  it.each(files.filter((file) => /\.(?:html|css)$/.test(file)))('%s loads nothing from elsewhere', (file) => {
    const code = readFileSync(`${folder}/${file}`, 'utf8');
    const loads = [
      ...code.matchAll(/(?:\bsrc|\bhref)\s*=\s*["']?\s*(?:https?:)?\/\/|url\(\s*["']?(?:https?:)?\/\/|@import/gi),
    ];
    expect(loads.map(([found]) => found)).toEqual([]);
  });

  it('bars the network to its own pages, and no page of it can be framed', () => {
    const manifest = JSON.parse(readFileSync(`${folder}/manifest.json`, 'utf8')) as {
      web_accessible_resources: readonly {
        readonly resources: readonly string[];
        readonly use_dynamic_url?: boolean;
      }[];
      content_security_policy: { extension_pages: string };
    };
    const policy = manifest.content_security_policy.extension_pages;
    for (const part of ["default-src 'self'", "connect-src 'none'", "object-src 'none'", "form-action 'none'"])
      expect(policy).toContain(part);
    expect(policy).not.toMatch(/https?:|\*|unsafe/);
    expect(policy).toContain("frame-ancestors 'none'");
    // Only Firefox lists a page here. Its extension address is random for each installation, so no page can find it.
    expect(manifest.web_accessible_resources).toEqual(
      target === 'chrome' ? undefined : [expect.objectContaining({ resources: ['src/pages/stop/index.html'] })],
    );
    expect(manifest).not.toHaveProperty('externally_connectable');
  });
});
