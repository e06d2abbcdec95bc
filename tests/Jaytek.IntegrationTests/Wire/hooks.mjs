// Receives webhooks and checks them with the verifier of Standard Webhooks: node hooks.mjs SECRET…. Prints its port, then a line of JSON for each message.
import { createServer } from 'node:http';
import { Webhook } from 'standardwebhooks';

const verifiers = process.argv.slice(2).map((secret) => new Webhook(secret));
const server = createServer((request, response) => {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    const body = Buffer.concat(parts).toString('utf8');
    const verified = verifiers.map((verifier) => {
      try {
        verifier.verify(body, request.headers);
        return true;
      } catch {
        return false;
      }
    });
    response.writeHead(verified.includes(true) ? 204 : 401).end();
    console.log(JSON.stringify({ verified, id: request.headers['webhook-id'], message: JSON.parse(body) }));
  });
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
