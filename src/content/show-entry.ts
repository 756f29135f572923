/**
 * The script that shows a mention on a page: brought there when the user asks for the first one, so that no other
 * page carries it.
 */
import index from 'caveat:page-index';
import { listenInPage } from '../platform/page/listen.ts';
import { pageWorld } from '../platform/page/world.ts';
import { showMention } from './show.ts';

if (pageWorld.caveatShows === undefined) {
  pageWorld.caveatShows = true;
  listenInPage({ 'page/show-mention': ({ service, index: at }) => showMention(document, index, service, at) });
}
