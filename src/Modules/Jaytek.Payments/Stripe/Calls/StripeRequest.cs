using System.Net.Http.Headers;
using System.Text;

namespace Jaytek.Payments.Stripe.Calls;

/// <summary>One call, which may be sent several times.</summary>
internal sealed record StripeRequest
{
    /// <summary>The version of the API whose shapes this module knows. Another one is another client.</summary>
    public const string Version = "2026-10-28.endive";

    private const int MostKey = 255;

    private StripeRequest(HttpMethod method, string path, StripeForm form) => (Method, Path, Form) = (method, path, form);

    public HttpMethod Method { get; }

    public string Path { get; }

    public StripeForm Form { get; }

    /// <summary>Names what is to be done, once: chosen and committed before the call, and the same for each repetition of it.</summary>
    public string? IdempotencyKey { get; private init; }

    /// <summary>The connected account on whose behalf the call is made, or null for our own.</summary>
    public string? Account { get; init; }

    /// <summary>True where it changes nothing.</summary>
    public bool IsRead => Method == HttpMethod.Get;

    public static StripeRequest Get(string path, StripeForm? form = null) => new(HttpMethod.Get, path, form ?? new StripeForm());

    /// <summary>To end something; to end it twice is to end it once.</summary>
    public static StripeRequest Delete(string path) => new(HttpMethod.Delete, path, new StripeForm());

    public static StripeRequest Post(string path, StripeForm form, string idempotencyKey) =>
        idempotencyKey.Length is > 0 and <= MostKey && idempotencyKey.All(c => c is > ' ' and <= '~')
            ? new StripeRequest(HttpMethod.Post, path, form) { IdempotencyKey = idempotencyKey }
            : throw new ArgumentException($"An idempotency key has 1 to {MostKey} printable characters without spaces.", nameof(idempotencyKey));

    /// <summary>An id as a part of a path.</summary>
    /// <exception cref="ArgumentException">It is none, and might lead to another path.</exception>
    public static string Id(string id) =>
        id.Length > 0 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') ? id : throw new ArgumentException("This is no id of Stripe's.", nameof(id));

    public HttpRequestMessage ToMessage(StripeOptions options)
    {
        var text = Form.Encode();
        var address = new Uri(new Uri(options.ApiBase), Method == HttpMethod.Post || text.Length == 0 ? Path : $"{Path}?{text}");
        var message = new HttpRequestMessage(Method, address);
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.SecretKey);
        message.Headers.Add("Stripe-Version", Version);
        message.Headers.UserAgent.Add(new ProductInfoHeaderValue("Jaytek", null));
        if (IdempotencyKey is not null)
            message.Headers.Add("Idempotency-Key", IdempotencyKey);
        if (Account is not null)
            message.Headers.Add("Stripe-Account", Id(Account));
        if (Method == HttpMethod.Post)
            message.Content = new StringContent(text, Encoding.UTF8, "application/x-www-form-urlencoded");
        return message;
    }
}
