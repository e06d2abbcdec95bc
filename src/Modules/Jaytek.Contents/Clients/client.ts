// ── The client ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** A refusal of the API: RFC 9457 problem details. `code` is stable; `errors` says what is wrong by member or parameter. */
export class JaytekError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly errors: Readonly<Record<string, readonly string[]>> = {},
    /** Seconds after which it is worth another try, where the site says so. */
    readonly retryAfter: number | null = null,
  ) {
    super(detail);
    this.name = 'JaytekError';
  }
}

/** An item with the tag of its state, for `ifMatch`. */
export interface Kept<T> {
  readonly item: T;
  readonly etag: string | null;
}

export interface TextFilter {
  eq?: string; ne?: string; in?: readonly string[]; nin?: readonly string[];
  contains?: string; startsWith?: string; exists?: boolean;
  lt?: string; lte?: string; gt?: string; gte?: string; between?: readonly [string, string];
}
export interface NumberFilter {
  eq?: number; ne?: number; in?: readonly number[]; nin?: readonly number[]; exists?: boolean;
  lt?: number; lte?: number; gt?: number; gte?: number; between?: readonly [number, number];
}
export interface FlagFilter { eq?: boolean; ne?: boolean; exists?: boolean }
/** A moment or a day, as text: `2026-05-29T20:00:00Z`. */
export type InstantFilter = Omit<TextFilter, 'contains' | 'startsWith'>;
export type AnyFilter = TextFilter | NumberFilter | FlagFilter;

/** All of these hold; `or` is a group of which one holds, `not` one that does not. A value alone stands for `eq`. */
export type Filter<K extends TypeName> =
  { [F in keyof FilterFields[K]]?: FilterFields[K][F] | Extract<FilterFields[K][F] extends { eq?: infer V } ? V : never, string | number | boolean> }
  & { [P in `${Pickers[K]}.${string}`]?: AnyFilter | string | number | boolean }
  & { or?: readonly Filter<K>[]; not?: Filter<K> };

export type Sort<K extends TypeName> = Extract<keyof FilterFields[K], string> extends infer F extends string ? F | `-${F}` : never;

export interface Query<K extends TypeName> {
  filter?: Filter<K>;
  sort?: Sort<K> | readonly Sort<K>[];
  /** 1 to 100. */
  limit?: number;
  /** From 1; not together with `cursor`. */
  page?: number;
  cursor?: string;
  /** True counts up to 10,000; 'exact' counts all. */
  total?: boolean | 'exact';
  /** Pickers whose items shall come along, dotted to depth 3: `DJ`, `DJ.Genres`. */
  include?: readonly (Pickers[K] | `${Pickers[K]}.${string}`)[];
  fields?: readonly string[];
  /** Full text. */
  q?: string;
  status?: 'published' | 'draft' | 'latest';
}

export interface Page<T> {
  readonly items: readonly T[];
  /** The cursor of the next page; null on the last. */
  readonly next: string | null;
  readonly total?: number;
  readonly totalCapped?: boolean;
  /** What `include` asked for, by ContentItemId. */
  readonly included: Readonly<Record<string, ContentItem>>;
}

export interface ClientOptions {
  /** Where the site answers. */
  url?: string;
  /** A bearer token, or what gets one; nothing reads as nobody. */
  token?: string | (() => string | undefined | Promise<string | undefined>);
  /** In place of the global one. */
  fetch?: typeof fetch;
  /** Goes with every request; frameworks add caching hints here. */
  init?: RequestInit;
}

export interface ReadOptions { init?: RequestInit }
export interface WriteOptions {
  /** The tag of the state that is to be changed; another by now is refused with status 412. */
  ifMatch?: string | null;
  /** The same request with the same key is done once. */
  idempotencyKey?: string;
  /** Keeps what is sent as a draft. */
  draft?: boolean;
  init?: RequestInit;
}

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
  async get<K extends TypeName>(_type: K, id: string, options: ReadOptions = {}): Promise<Kept<ContentTypes[K]>> {
    return this.#kept(await this.#send('GET', `/api/content/${encodeURIComponent(id)}`, options));
  }

  /** The item, or null where the site has none that the caller may see. */
  async find<K extends TypeName>(type: K, id: string, options: ReadOptions = {}): Promise<Kept<ContentTypes[K]> | null> {
    return orNull(this.get(type, id, options));
  }

  /** An item by the last segment of its address, or null. */
  async bySlug<K extends TypeName>(type: K, slug: string, options: ReadOptions = {}): Promise<Kept<ContentTypes[K]> | null> {
    return orNull(this.#send('GET', `/api/content/${encodeURIComponent(type)}/${encodeURIComponent(slug)}`, options).then(answer => this.#kept<ContentTypes[K]>(answer)));
  }

  /** The item's newest state, draft or not, to who holds a preview token. */
  async preview<K extends TypeName>(_type: K, id: string, token: string, options: ReadOptions = {}): Promise<Kept<ContentTypes[K]>> {
    return this.#kept(await this.#send('GET', `/api/content/${encodeURIComponent(id)}?preview=${encodeURIComponent(token)}`, options));
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

  async #kept<T>(answer: Response): Promise<Kept<T>> {
    return { item: await answer.json() as T, etag: answer.headers.get('ETag') };
  }

  async #send(method: string, path: string, options: { body?: unknown; headers?: Record<string, string>; init?: RequestInit } = {}): Promise<Response> {
    const { token } = this.#options;
    const bearer = typeof token === 'function' ? await token() : token;
    const headers = new Headers({ Accept: 'application/json', ...options.headers });
    if (bearer !== undefined) headers.set('Authorization', `Bearer ${bearer}`);
    if (options.body !== undefined && !headers.has('Content-Type')) headers.set('Content-Type', 'application/json');
    const answer = await (this.#options.fetch ?? fetch)(this.url + path, {
      ...this.#options.init, ...options.init, method, headers,
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    });
    if (!answer.ok) throw await errorOf(answer);
    return answer;
  }
}

function headersOf(options: Pick<WriteOptions, 'ifMatch' | 'idempotencyKey'>): Record<string, string> {
  const headers: Record<string, string> = {};
  if (typeof options.ifMatch === 'string') headers['If-Match'] = options.ifMatch;
  if (options.idempotencyKey !== undefined) headers['Idempotency-Key'] = options.idempotencyKey;
  return headers;
}

async function orNull<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof JaytekError && error.status === 404) return null;
    throw error;
  }
}

async function errorOf(answer: Response): Promise<JaytekError> {
  const after = Number.parseInt(answer.headers.get('Retry-After') ?? '', 10);
  let problem: { code?: string; detail?: string; title?: string; errors?: Record<string, string[]> } = {};
  try {
    problem = await answer.json() as typeof problem;
  } catch {
    // What stands between may answer without JSON; the status says enough.
  }
  return new JaytekError(
    answer.status, problem.code ?? `http_${answer.status}`, problem.detail ?? problem.title ?? answer.statusText, problem.errors, Number.isNaN(after) ? null : after);
}

function parametersOf<K extends TypeName>(type: K, query: Query<K>): URLSearchParams {
  const parameters = new URLSearchParams({ type });
  for (const name of ['limit', 'page', 'cursor', 'total', 'q', 'status'] as const) {
    const value = query[name];
    if (value !== undefined) parameters.set(name, String(value));
  }
  for (const name of ['include', 'fields'] as const) {
    const value = query[name];
    if (value !== undefined && value.length > 0) parameters.set(name, value.join(','));
  }
  if (query.sort !== undefined) parameters.set('sort', Array.isArray(query.sort) ? query.sort.join(',') : String(query.sort));
  if (query.filter !== undefined) addFilter(parameters, 'filter', query.filter as Record<string, unknown>);
  return parameters;
}

function addFilter(parameters: URLSearchParams, prefix: string, filter: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(filter)) {
    if (value === undefined) continue;
    if (name === 'or') (value as Record<string, unknown>[]).forEach((group, i) => addFilter(parameters, `${prefix}[or][${i}]`, group));
    else if (name === 'not') addFilter(parameters, `${prefix}[not]`, value as Record<string, unknown>);
    else if (typeof value !== 'object' || value === null) parameters.set(`${prefix}[${name}]`, String(value));
    else {
      for (const [operator, operand] of Object.entries(value)) {
        if (operand !== undefined) parameters.set(`${prefix}[${name}][${operator}]`, Array.isArray(operand) ? operand.map(escaped).join(',') : String(operand));
      }
    }
  }
}

// In lists a comma parts values; \, is one inside a value.
function escaped(value: unknown): string {
  return String(value).replace(/[\\,]/g, '\\$&');
}
