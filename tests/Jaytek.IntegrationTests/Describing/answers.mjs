// Reads a document and examples from standard input and prints which examples do not fit the schema that their pointer leads to. Content items
// are held against the schema of their own type too, wherever they stand: a list's schema ends in one that takes any item. Nothing: all fit.
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const { document, examples } = JSON.parse(Buffer.concat(chunks).toString('utf8'));

const ajv = new Ajv.default({ strict: false, allErrors: true, validateSchema: false });
addFormats.default(ajv);
ajv.addSchema(document, 'https://site.example/openapi.json');

const complaints = [];
const check = (pointer, name, value) => {
  const fits = ajv.compile({ $ref: `https://site.example/openapi.json#/${pointer.split('/').map(encodeURIComponent).join('/')}` });
  if (!fits(value))
    complaints.push(`${name}: ${ajv.errorsText(fits.errors.slice(0, 5))}`);
};
const walk = (name, value) => {
  if (value === null || typeof value !== 'object') return;
  const type = value.ContentType;
  if (typeof type === 'string' && typeof value.ContentItemId === 'string' && document.components.schemas[`Content.${type}`] !== undefined)
    check(`components/schemas/Content.${type}`, `${name}, the ${type} ${value.DisplayText}`, value);
  for (const member of Object.values(value)) walk(name, member);
};
for (const { pointer, name, body } of examples) {
  check(pointer, name, body);
  walk(name, body);
}

process.stdout.write([...new Set(complaints)].join('\n'));
