// Stripe's own library as a second opinion: node stripe.mjs verify CASES, node stripe.mjs sign CASES, node stripe.mjs call ADDRESS KEY CALLS. Prints one line of JSON.
import Stripe from 'stripe';

const [way, ...rest] = process.argv.slice(2);
const bytes = (base64) => Buffer.from(base64, 'base64');

function verify({ body, header, secret, nowMs }) {
  try {
    return Stripe.webhooks.constructEvent(bytes(body), header, secret, undefined, undefined, nowMs).id;
  } catch (error) {
    return error.type;
  }
}

const sign = ({ body, secret, seconds }) => Stripe.webhooks.generateTestHeaderString({ payload: bytes(body).toString('utf8'), secret, timestamp: seconds });

// A call is the path of a method, such as checkout.sessions.create, and its arguments.
async function call(stripe, { method, args }) {
  const names = method.split('.');
  const last = names.pop();
  const resource = names.reduce((at, name) => at[name], stripe);
  try {
    return await resource[last](...args);
  } catch (error) {
    return { error: error.type, code: error.code };
  }
}

async function calls(address, key, list) {
  const { hostname, port } = new URL(address);
  const stripe = new Stripe(key, { host: hostname, port, protocol: 'http', maxNetworkRetries: 0, telemetry: false });
  const answers = [];
  for (const one of list) answers.push(await call(stripe, one));
  return answers;
}

const answer =
  way === 'verify' ? JSON.parse(rest[0]).map(verify)
  : way === 'sign' ? JSON.parse(rest[0]).map(sign)
  : await calls(rest[0], rest[1], JSON.parse(rest[2]));
console.log(JSON.stringify(answer));
