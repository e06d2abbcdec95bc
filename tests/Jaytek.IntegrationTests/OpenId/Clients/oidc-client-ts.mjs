import assert from 'node:assert/strict';
import { InMemoryWebStorage, OidcClient, WebStorageStateStore } from 'oidc-client-ts';
import { Browser } from './browser.mjs';

const { site, id, redirect, postLogout, name, password, door } = JSON.parse(process.argv[2]);
const account = { name, password };
const browser = new Browser();
const oidc = new OidcClient({
  authority: site, client_id: id, redirect_uri: redirect, post_logout_redirect_uri: postLogout, scope: 'openid profile email offline_access api',
  loadUserInfo: true, stateStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
});

const request = await oidc.createSigninRequest({ state: { where: 'here' }, nonce: 'a nonce', prompt: 'login' });
const signedIn = await oidc.processSigninResponse((await browser.open(new URL(request.url), account, redirect)).href);
assert.equal(signedIn.profile.preferred_username, name);
assert.deepEqual(signedIn.userState, { where: 'here' });
const open = async token => (await fetch(new URL(door, site), { headers: { authorization: `Bearer ${token}` } })).text();
const refused = async token => JSON.parse(await open(token)).code;
assert.equal(await open(signedIn.access_token), `${name}/${name}`);

const next = await oidc.useRefreshToken({ state: { refresh_token: signedIn.refresh_token, id_token: signedIn.id_token, scope: signedIn.scope, profile: signedIn.profile } });
assert.notEqual(next.refresh_token, signedIn.refresh_token);
await assert.rejects(oidc.useRefreshToken({ state: { refresh_token: signedIn.refresh_token, id_token: signedIn.id_token, scope: signedIn.scope, profile: signedIn.profile } }), { error: 'invalid_grant' });
assert.equal(await refused(next.access_token), 'engine.token_refused');

const silent = await oidc.createSigninRequest({ prompt: 'none' });
const again = await oidc.processSigninResponse((await browser.open(new URL(silent.url), account, redirect)).href);
await oidc.revokeToken(again.refresh_token, 'refresh_token');
assert.equal(await refused(again.access_token), 'engine.token_refused');

const signOut = await oidc.createSignoutRequest({ id_token_hint: again.id_token, state: { bye: true } });
await oidc.processSignoutResponse((await browser.open(new URL(signOut.url), account, postLogout)).href);
console.log('ok');
