// Uploads a file with tus-js-client: node tus.mjs ENDPOINT TOKEN FILE FOLDER NAME [CHUNK]. Prints "progress N" now and then, and in the end a line of JSON.
import { createReadStream, statSync } from 'node:fs';
import { Upload } from 'tus-js-client';

const [endpoint, token, file, folder, filename, chunk] = process.argv.slice(2);
let retries = 0;
let told = 0;
const upload = new Upload(createReadStream(file), {
  endpoint,
  uploadSize: statSync(file).size,
  chunkSize: chunk ? Number(chunk) : Infinity,
  retryDelays: Array(60).fill(500),
  headers: { Authorization: `Bearer ${token}` },
  metadata: { filename, folder, filetype: 'image/png' },
  onShouldRetry: (error) => {
    retries++;
    const status = error.originalResponse?.getStatus() ?? 0;
    return status === 0 || status === 409 || status === 423 || status >= 500;
  },
  onProgress: (sent) => {
    if (sent - told < 1_000_000) return;
    told = sent;
    console.log(`progress ${sent}`);
  },
  onSuccess: ({ lastResponse }) => {
    console.log(JSON.stringify({ done: true, retries, url: lastResponse.getHeader('Jaytek-Media-Url') }));
    process.exit(0);
  },
  onError: (error) => {
    console.log(JSON.stringify({ done: false, retries, error: String(error) }));
    process.exit(0);
  },
});
upload.start();
