/** `npm run words`: generates the browser's messages and the types of their keys from src/words. */
import { writeWords } from './lib/words.ts';

writeWords();
