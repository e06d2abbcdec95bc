import assert from 'node:assert/strict';
import * as client from 'openid-client';
import { Browser } from './browser.mjs';

const { site, id, secret, redirect, postLogout, name, password, door } = JSON.parse(process.argv[2]);
const insecure = { execute: [client.allowInsecureRequests] };
const account = { name, password };
const scope = 'openid profile email offline_access api';

for (const authentication of [client.ClientSecretBasic(secret), client.ClientSecretPost(secret)]) {
  const config = await client.discovery(new URL(site), id, secret, authentication, insecure);
  const browser = new Browser();

  const verifier = client.randomPKCECodeVerifier();
  const checks = { pkceCodeVerifier: verifier, expectedState: client.randomState(), expectedNonce: client.randomNonce(), maxAge: 300, idTokenExpected: true };
  const start = client.buildAuthorizationUrl(config, {
    redirect_uri: redirect, scope, state: checks.expectedState, nonce: checks.expectedNonce, max_age: '300', code_challenge_method: 'S256',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
  });
  const tokens = await client.authorizationCodeGrant(config, await browser.open(start, account, redirect), checks);
  const claims = tokens.claims();
  const info = await client.fetchUserInfo(config, tokens.access_token, claims.sub);
  assert.equal(info.preferred_username, name);

  const opened = await client.fetchProtectedResource(config, tokens.access_token, new URL(door, site), 'GET');
  assert.equal(await opened.text(), `${name}/${name}`);

  const next = await client.refreshTokenGrant(config, tokens.refresh_token);
  assert.notEqual(next.refresh_token, tokens.refresh_token);
  assert.equal((await client.tokenIntrospection(config, next.access_token)).active, true);
  await client.tokenRevocation(config, next.refresh_token);
  assert.equal((await client.tokenIntrospection(config, next.access_token)).active, false);
  await assert.rejects(client.refreshTokenGrant(config, next.refresh_token), { error: 'invalid_grant' });

  const own = await client.clientCredentialsGrant(config);
  assert.equal(await (await client.fetchProtectedResource(config, own.access_token, new URL(door, site), 'GET')).text(), `${id}/${id}`);

  const end = client.buildEndSessionUrl(config, { post_logout_redirect_uri: postLogout, id_token_hint: tokens.id_token, state: 'bye' });
  const left = await browser.open(end, account, postLogout);
  assert.equal(left.searchParams.get('state'), 'bye');
}
console.log('ok');
