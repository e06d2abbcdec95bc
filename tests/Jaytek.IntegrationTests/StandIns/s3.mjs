// An S3 server for tests on a free port of loopback: node s3.mjs FOLDER. Prints its port, serves until its input ends.
import { createHash, createHmac } from 'node:crypto';
import S3rver from 's3rver';
import S3Error from 's3rver/lib/models/error.js';

const secretKey = 'S3RVER';

const hmac = (key, text) => createHmac('sha256', key).update(text).digest();

// The server itself lets every signature of version 4 pass; this is the calculation that Amazon documents for it.
function signatureOf(req, { scope, signedHeaders }) {
  const [path, query = ''] = req.url.split('?');
  const pairs = query.split('&').filter(Boolean).map((pair) => (pair.includes('=') ? pair : `${pair}=`)).sort();
  const headers = signedHeaders.split(';').map((name) => `${name}:${(req.headers[name] ?? '').trim().replace(/ +/g, ' ')}\n`);
  const canonical = [req.method, path, pairs.join('&'), headers.join(''), signedHeaders, req.headers['x-amz-content-sha256']].join('\n');
  const [, date, region, service] = scope.split('/');
  const text = ['AWS4-HMAC-SHA256', req.headers['x-amz-date'], [date, region, service, 'aws4_request'].join('/'), createHash('sha256').update(canonical).digest('hex')].join('\n');
  const key = [date, region, service, 'aws4_request'].reduce(hmac, `AWS4${secretKey}`);
  return createHmac('sha256', key).update(text).digest('hex');
}

async function checkSignature(ctx, next) {
  const [, scope, signedHeaders, signature] =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=(\w+)$/.exec(ctx.get('authorization')) ?? [];
  if (!signature || signatureOf(ctx.req, { scope, signedHeaders }) !== signature) {
    throw new S3Error('SignatureDoesNotMatch', 'The request signature we calculated does not match the signature you provided.');
  }
  return next();
}

const server = new S3rver({ directory: process.argv[2], port: 0, address: '127.0.0.1', silent: true });
server.middleware.unshift(checkSignature);
const { port } = await server.run();
process.stdout.write(`${port}\n`);
process.stdin.on('end', () => process.exit(0)).resume();
