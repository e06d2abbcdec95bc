// Reads an OpenAPI document from standard input and prints what two public validators have against it: the OpenAPI Initiative's own
// JSON Schema, and Redocly's rules of the specification (references, parameters of addresses, operation ids, examples). Nothing: it is valid.
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { Validator } from '@seriousme/openapi-schema-validator';

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const source = Buffer.concat(chunks).toString('utf8');

const complaints = [];
const bySchema = await new Validator({ allErrors: false }).validate(JSON.parse(source));
if (!bySchema.valid) complaints.push(`schema: ${JSON.stringify(bySchema.errors).slice(0, 2000)}`);

const config = await createConfig({
  extends: ['spec'],
  rules: {
    struct: 'error', 'no-unresolved-refs': 'error', 'path-parameters-defined': 'error', 'operation-operationId-unique': 'error',
    'operation-operationId': 'error', 'operation-summary': 'error', 'no-identical-paths': 'error', 'no-duplicated-tag-names': 'error', 'security-defined': 'error',
    'operation-parameters-unique': 'error', 'no-invalid-schema-examples': 'error', 'no-invalid-media-type-examples': 'error', 'operation-2xx-response': 'error',
    'no-invalid-parameter-examples': 'error', 'no-enum-type-mismatch': 'error', 'spec-components-invalid-map-name': 'error', 'operation-tag-defined': 'error',
  },
});
for (const problem of await lintFromString({ source, absoluteRef: 'openapi.json', config }))
  complaints.push(`${problem.ruleId}: ${problem.message} at ${problem.location[0]?.pointer}`);

process.stdout.write(complaints.join('\n'));
