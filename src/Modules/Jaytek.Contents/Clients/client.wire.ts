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
  for (const name of ['limit', 'page', 'cursor', 'total', 'q', 'highlight', 'status'] as const) {
    const value = query[name];
    if (value !== undefined) parameters.set(name, String(value));
  }
  addShape(parameters, query);
  if (query.sort !== undefined) parameters.set('sort', Array.isArray(query.sort) ? query.sort.join(',') : String(query.sort));
  if (query.filter !== undefined) addFilter(parameters, 'filter', query.filter as Record<string, unknown>);
  return parameters;
}

function addShape(parameters: URLSearchParams, shape: { readonly include?: readonly string[]; readonly fields?: readonly string[] }): void {
  for (const name of ['include', 'fields'] as const) {
    const value = shape[name];
    if (value !== undefined && value.length > 0) parameters.set(name, value.join(','));
  }
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
