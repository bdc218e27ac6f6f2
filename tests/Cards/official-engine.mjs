// Expands every template of standard input with the official engine and writes what it made, in the same order.
// In: [{ template, data, host }]. Out: [{ card }] or [{ refusal }] where the engine gave up.
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';

const require = createRequire(join(resolve(process.argv[2]), 'anchor.js'));
const { Template } = require('adaptivecards-templating');

const expand = ({ template, data, host }) => {
  try {
    const card = new Template(template).expand({ $root: data, $host: host });
    return { card: card === undefined ? null : card };
  } catch (error) {
    return { refusal: error.message ?? String(error) };
  }
};

const cases = JSON.parse(await text(process.stdin));
process.stdout.write(JSON.stringify(cases.map(expand)));
