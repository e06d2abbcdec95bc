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

/** An item as it was read. */
export interface Read<T> extends Kept<T> {
  /** What `include` asked for, by ContentItemId. */
  readonly included: Readonly<Record<string, ContentItem>>;
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
/** Of a field whose values are not searched: whether there is one. */
export interface PresenceFilter { exists?: boolean }
/** A moment or a day, as text: `2026-05-29T20:00:00Z`. */
export type InstantFilter = Omit<TextFilter, 'contains' | 'startsWith'>;
export type AnyFilter = TextFilter | NumberFilter | FlagFilter | PresenceFilter;

/** All of these hold; `or` is a group of which one holds, `not` one that does not. A value alone stands for `eq`. */
export type Filter<K extends TypeName> =
  { [F in keyof FilterFields[K]]?: FilterFields[K][F] | Extract<FilterFields[K][F] extends { eq?: infer V } ? V : never, string | number | boolean> }
  & { [P in `${Pickers[K]}.${string}`]?: AnyFilter | string | number | boolean }
  & { or?: readonly Filter<K>[]; not?: Filter<K> };

type Sortable<K extends TypeName> = { [F in keyof FilterFields[K]]: 'eq' extends keyof FilterFields[K][F] ? F : never }[keyof FilterFields[K]];
/** Fields with values of their own: lists do not stand in the order of what a picker points to. */
export type Sort<K extends TypeName> = Exclude<Extract<Sortable<K>, string>, Pickers[K]> extends infer F extends string ? F | `-${F}` : never;

export type Include<K extends TypeName> = readonly (Pickers[K] | `${Pickers[K]}.${string}`)[];
export type Status = 'published' | 'draft' | 'latest';

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
  include?: Include<K>;
  fields?: readonly string[];
  /** Full text. */
  q?: string;
  /** With `q`: marks what was found, in the page's `highlights`. */
  highlight?: boolean;
  status?: Status;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** The cursor of the next page; null on the last. */
  readonly next: string | null;
  readonly total?: number;
  readonly totalCapped?: boolean;
  /** What `include` asked for, by ContentItemId. */
  readonly included: Readonly<Record<string, ContentItem>>;
  /** With `highlight`, by ContentItemId. */
  readonly highlights?: Readonly<Record<string, Highlight>>;
}

/** What `q` found, as markup in which nothing but `<mark>` is any. */
export interface Highlight { readonly DisplayText: string; readonly Text: string }

/** A version of an item, without its parts. */
export interface ItemVersion {
  readonly ContentItemVersionId: string;
  readonly DisplayText: string | null;
  readonly Latest: boolean;
  readonly Published: boolean;
  readonly ModifiedUtc: string;
  readonly Author: string | null;
}
/** The newest first. */
export interface VersionPage { readonly items: readonly ItemVersion[]; readonly total: number }

type BulkItem = { [K in TypeName]: WriteTypes[K] & { ContentType: K } }[TypeName];
interface BulkTarget { id: string; ifMatch?: string }
/** One write of many. */
export type BulkOperation =
  | { operation: 'upsert'; id?: string; ifMatch?: string; item: BulkItem; draft?: boolean }
  | (BulkTarget & { operation: 'replace'; item: BulkItem; draft?: boolean })
  | (BulkTarget & { operation: 'patch'; item: WriteTypes[TypeName]; draft?: boolean })
  | (BulkTarget & { operation: 'delete' | 'publish' | 'unpublish' | 'clone' })
  | (BulkTarget & { operation: 'restore'; versionId: string });

/** What became of one operation: the item and its tag, or why it was refused. */
export interface BulkResult {
  readonly status: number;
  readonly id?: string;
  readonly etag?: string;
  readonly item?: ContentItem;
  readonly code?: string;
  readonly detail?: string;
  readonly errors?: Readonly<Record<string, readonly string[]>>;
}
/** In the order of the operations. */
export interface BulkAnswer { readonly succeeded: number; readonly refused: number; readonly results: readonly BulkResult[] }

export interface BulkOptions {
  /** One transaction: the first refusal undoes all, and is thrown. */
  allOrNothing?: boolean;
  idempotencyKey?: string;
  init?: RequestInit;
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
/** What of one item is read, and which version. */
export interface ItemOptions<K extends TypeName> extends ReadOptions {
  /** Others than `published`, the default, are for those who may edit the item. */
  status?: Status;
  /** Pickers whose items shall come along, dotted to depth 3: `DJ`, `DJ.Genres`. */
  include?: Include<K>;
  /** The members to answer: `DisplayText`, `Mix.Bpm`. The others are left out. */
  fields?: readonly string[];
  /** A token from `previewToken`: whoever holds it reads the newest version, draft or not. */
  preview?: string;
}
export interface WriteOptions {
  /** The tag of the state that is to be changed; another by now is refused with status 412. */
  ifMatch?: string | null;
  /** The same request with the same key is done once. */
  idempotencyKey?: string;
  /** Keeps what is sent as a draft. */
  draft?: boolean;
  init?: RequestInit;
}

