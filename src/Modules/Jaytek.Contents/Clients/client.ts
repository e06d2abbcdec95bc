/** Speaks with one site. */
export class JaytekClient {
  readonly url: string;
  readonly #options: ClientOptions;

  constructor(options: ClientOptions = {}) {
    this.url = (options.url ?? DEFAULT_URL).replace(/\/+$/, '');
    this.#options = options;
  }

  /** A client that signs in with a name and a password and renews its token. For servers and scripts. */
  static signedIn(email: string, password: string, options: Omit<ClientOptions, 'token'> = {}): JaytekClient {
    let token: string | undefined;
    let ends = 0;
    const anonymous = new JaytekClient(options);
    const get = async (): Promise<string | undefined> => {
      if (token === undefined || Date.now() >= ends) {
        const answer = await anonymous.#send('POST', '/api/identity/login', { body: { email, password } });
        const given = await answer.json() as { accessToken: string; expiresIn: number };
        token = given.accessToken;
        ends = Date.now() + (given.expiresIn - 60) * 1000;
      }
      return token;
    };
    return new JaytekClient({ ...options, token: get });
  }

  /** An item by its id. */
  async get<K extends TypeName>(_type: K, id: string, options: ItemOptions<K> = {}): Promise<Read<ContentTypes[K]>> {
    return this.#read(`/api/content/${encodeURIComponent(id)}`, options);
  }

  /** The item, or null where the site has none that the caller may see. */
  async find<K extends TypeName>(type: K, id: string, options: ItemOptions<K> = {}): Promise<Read<ContentTypes[K]> | null> {
    return orNull(this.get(type, id, options));
  }

  /** An item by the last segment of its address, or null. */
  async bySlug<K extends TypeName>(type: K, slug: string, options: ItemOptions<K> = {}): Promise<Read<ContentTypes[K]> | null> {
    return orNull(this.#read(`/api/content/${encodeURIComponent(type)}/${encodeURIComponent(slug)}`, options));
  }

  /** The item's newest state, draft or not, to who holds a preview token. */
  async preview<K extends TypeName>(type: K, id: string, token: string, options: Omit<ItemOptions<K>, 'status' | 'preview'> = {}): Promise<Read<ContentTypes[K]>> {
    return this.get(type, id, { ...options, preview: token });
  }

  /** A page of items of a type. */
  async list<K extends TypeName>(type: K, query: Query<K> = {}, options: ReadOptions = {}): Promise<Page<ContentTypes[K]>> {
    const answer = await this.#send('GET', `/api/content?${parametersOf(type, query)}`, options);
    const page = await answer.json() as Partial<Page<ContentTypes[K]>>;
    return { ...page, items: page.items ?? [], next: page.next ?? null, included: page.included ?? {} };
  }

  /** Every item that the query finds, page by page. */
  async *each<K extends TypeName>(type: K, query: Omit<Query<K>, 'page'> = {}, options: ReadOptions = {}): AsyncGenerator<ContentTypes[K], void, undefined> {
    let cursor = query.cursor;
    do {
      const page: Page<ContentTypes[K]> = await this.list(type, { ...query, ...(cursor === undefined ? {} : { cursor }) } as Query<K>, options);
      yield* page.items;
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
  }

  /** Makes an item; the site gives its id. It is published unless `draft` says otherwise. */
  async create<K extends TypeName>(type: K, item: WriteTypes[K], options: WriteOptions = {}): Promise<Kept<ContentTypes[K]>> {
    return this.#write('POST', '/api/content', { ...item, ContentType: type }, options);
  }

  /** Merges into an item: objects deeply, arrays replace, null clears. */
  async update<K extends TypeName>(type: K, id: string, item: WriteTypes[K], options: WriteOptions = {}): Promise<Kept<ContentTypes[K]>> {
    return this.#write('POST', '/api/content', { ...item, ContentType: type, ContentItemId: id }, options);
  }

  /** Replaces an item's parts, or makes one under this id. */
  async replace<K extends TypeName>(type: K, id: string, item: WriteTypes[K], options: WriteOptions = {}): Promise<Kept<ContentTypes[K]>> {
    return this.#write('PUT', `/api/content/${encodeURIComponent(id)}`, { ...item, ContentType: type }, options);
  }

  /** Changes some members by RFC 7396. */
  async patch<K extends TypeName>(_type: K, id: string, changes: WriteTypes[K], options: WriteOptions = {}): Promise<Kept<ContentTypes[K]>> {
    return this.#write('PATCH', `/api/content/${encodeURIComponent(id)}`, changes, options, 'application/merge-patch+json');
  }

  /** Moves an item to the trash. */
  async remove(id: string, options: Pick<WriteOptions, 'ifMatch' | 'init'> = {}): Promise<void> {
    await this.#send('DELETE', `/api/content/${encodeURIComponent(id)}`, { ...options, headers: headersOf(options) });
  }

  async publish<K extends TypeName>(_type: K, id: string, options: Omit<WriteOptions, 'draft'> = {}): Promise<Kept<ContentTypes[K]>> {
    return this.#write('POST', `/api/content/${encodeURIComponent(id)}/publish`, undefined, options);
  }

  async unpublish<K extends TypeName>(_type: K, id: string, options: Omit<WriteOptions, 'draft'> = {}): Promise<Kept<ContentTypes[K]>> {
    return this.#write('POST', `/api/content/${encodeURIComponent(id)}/unpublish`, undefined, options);
  }

  /** A draft like the item, with ids of its own and no address yet. */
  async clone<K extends TypeName>(_type: K, id: string, options: Omit<WriteOptions, 'draft'> = {}): Promise<Kept<ContentTypes[K]>> {
    return this.#write('POST', `/api/content/${encodeURIComponent(id)}/clone`, undefined, options);
  }

  /** What the item was, the newest first. For who may edit it. */
  async versions(id: string, options: ReadOptions & { page?: number; limit?: number } = {}): Promise<VersionPage> {
    const { page = 1, limit = 20 } = options;
    return await (await this.#send('GET', `/api/content/${encodeURIComponent(id)}/versions?page=${page}&limit=${limit}`, options)).json() as VersionPage;
  }

  /** The item as one of its versions has it. */
  async version<K extends TypeName>(_type: K, id: string, versionId: string, options: ReadOptions = {}): Promise<Kept<ContentTypes[K]>> {
    return this.#kept(await this.#send('GET', `/api/content/${encodeURIComponent(id)}/versions/${encodeURIComponent(versionId)}`, options));
  }

  /** Makes an earlier version the draft. */
  async restore<K extends TypeName>(_type: K, id: string, versionId: string, options: Omit<WriteOptions, 'draft'> = {}): Promise<Kept<ContentTypes[K]>> {
    return this.#write('POST', `/api/content/${encodeURIComponent(id)}/versions/${encodeURIComponent(versionId)}/restore`, undefined, options);
  }

  /** Many writes in one request, each with a result of its own. */
  async bulk(operations: readonly BulkOperation[], options: BulkOptions = {}): Promise<BulkAnswer> {
    const answer = await this.#send('POST', '/api/content/bulk', {
      body: { allOrNothing: options.allOrNothing === true, operations }, headers: headersOf(options), ...(options.init === undefined ? {} : { init: options.init }),
    });
    return await answer.json() as BulkAnswer;
  }

  /** A token that shows the item's newest state, draft or not, to whoever holds it. */
  async previewToken(id: string, minutes?: number): Promise<{ readonly token: string; readonly expiresUtc: string; readonly url: string }> {
    const answer = await this.#send('POST', `/api/content/${encodeURIComponent(id)}/preview`, { body: minutes === undefined ? {} : { minutes } });
    return await answer.json() as { token: string; expiresUtc: string; url: string };
  }

  /** Puts a file into a folder of the library; the answer tells its path. */
  async upload(file: Blob, name: string, folder = '', options: { replace?: boolean } = {}): Promise<unknown> {
    const form = new FormData();
    form.set('folder', folder);
    if (options.replace === true) form.set('replace', 'true');
    form.set('file', file, name);
    return (await this.#send('POST', '/api/media', { body: form })).json();
  }

  /** The address of a file of the library. */
  media(path: string): string {
    return `${this.url}/media/${path.split('/').map(encodeURIComponent).join('/')}`;
  }

  /** What the typed members leave out: any address of the API, with this client's token and errors. */
  request(method: string, path: string, options: { body?: unknown; headers?: Record<string, string>; init?: RequestInit } = {}): Promise<Response> {
    return this.#send(method, path, options);
  }

  async #write<T>(method: string, path: string, body: unknown, options: WriteOptions, mediaType?: string): Promise<Kept<T>> {
    const headers = headersOf(options);
    if (mediaType !== undefined) headers['Content-Type'] = mediaType;
    const answer = await this.#send(method, options.draft === true ? `${path}?draft=true` : path, {
      headers,
      ...(body === undefined ? {} : { body }),
      ...(options.init === undefined ? {} : { init: options.init }),
    });
    return this.#kept<T>(answer);
  }

  async #read<K extends TypeName>(path: string, options: ItemOptions<K>): Promise<Read<ContentTypes[K]>> {
    const parameters = new URLSearchParams();
    addShape(parameters, options);
    for (const name of ['status', 'preview'] as const) {
      const value = options[name];
      if (value !== undefined) parameters.set(name, value);
    }
    const asked = parameters.toString();
    const answer = await this.#send('GET', asked === '' ? path : `${path}?${asked}`, options.init === undefined ? {} : { init: options.init });
    // What comes along stands inside the item that brings it.
    const { included = {}, ...item } = await answer.json() as ContentTypes[K] & { included?: Record<string, ContentItem> };
    return { item: item as unknown as ContentTypes[K], etag: answer.headers.get('ETag'), included };
  }

  async #kept<T>(answer: Response): Promise<Kept<T>> {
    return { item: await answer.json() as T, etag: answer.headers.get('ETag') };
  }

  async #send(method: string, path: string, options: { body?: unknown; headers?: Record<string, string>; init?: RequestInit } = {}): Promise<Response> {
    const { token } = this.#options;
    const bearer = typeof token === 'function' ? await token() : token;
    const headers = new Headers({ Accept: 'application/json', ...options.headers });
    if (bearer !== undefined) headers.set('Authorization', `Bearer ${bearer}`);
    const isForm = options.body instanceof FormData;
    if (options.body !== undefined && !isForm && !headers.has('Content-Type')) headers.set('Content-Type', 'application/json');
    const answer = await (this.#options.fetch ?? fetch)(this.url + path, {
      ...this.#options.init, ...options.init, method, headers,
      ...(options.body === undefined ? {} : { body: isForm ? options.body as FormData : JSON.stringify(options.body) }),
    });
    if (!answer.ok) throw await errorOf(answer);
    return answer;
  }
}

