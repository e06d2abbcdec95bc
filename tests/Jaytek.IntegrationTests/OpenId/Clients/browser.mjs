// As much of a browser as signing in takes: cookies, forms, redirects; without JavaScript.
export class Browser {
  #cookies = new Map();

  async #send(address, init = {}) {
    const headers = { ...init.headers, cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
    const answer = await fetch(address, { ...init, headers, redirect: 'manual' });
    for (const cookie of answer.headers.getSetCookie()) {
      const [name, value] = cookie.split(';')[0].split(/=(.*)/s);
      if (value) this.#cookies.set(name, value);
      else this.#cookies.delete(name);
    }
    return answer;
  }

  // Follows what a page says until it leaves for the address of the client, and answers that.
  async open(address, account, client) {
    for (let steps = 0; steps < 20; steps++) {
      if (address.href.startsWith(client)) return address;
      let answer = await this.#send(address);
      let form = null;
      for (;;) {
        const next = answer.headers.get('location') ?? answer.headers.get('refresh')?.replace(/^0; url=/, '');
        if (next) {
          address = new URL(next, address);
          break;
        }
        const page = await answer.text();
        form = this.#formOf(page, address, account);
        if (answer.status >= 400 || !form) throw new Error(`${address.href} answered ${answer.status}\n${page.slice(0, 4000)}`);
        address = form.address;
        answer = await this.#send(form.address, { method: 'POST', body: form.body });
      }
    }
    throw new Error('The pages lead round and round.');
  }

  #formOf(page, address, account) {
    const token = /name="__RequestVerificationToken" type="hidden" value="([^"]+)"/.exec(page)?.[1];
    const action = [...page.matchAll(/<form[^>]*>/g)].map(([tag]) => ({ tag, action: /action="([^"]*)"/.exec(tag)?.[1] })).find(({ tag }) => /method="post"/.test(tag));
    if (!token || !action) return null;
    const target = new URL((action.action ?? address.href).replaceAll('&amp;', '&'), address);
    const fields = target.pathname === '/login' ? { 'Form.Name': account.name, 'Form.Password': account.password, 'Form.Remember': 'false' }
      : target.pathname === '/connect/consent' ? { decision: 'allow' } : {};
    return { address: target, body: new URLSearchParams({ ...fields, __RequestVerificationToken: token }) };
  }
}
