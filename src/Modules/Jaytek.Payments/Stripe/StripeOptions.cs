namespace Jaytek.Payments.Stripe;

/// <summary>The account at Stripe, <c>Jaytek:Payments:Stripe</c>. Without a secret key there is none, and nothing is asked of the other keys.</summary>
internal sealed class StripeOptions
{
    /// <summary>The server's address. By http on this machine alone, for a stand-in: a secret key never goes over a wire in the clear.</summary>
    public string ApiBase { get; set; } = "https://api.stripe.com";

    /// <summary><c>sk_…</c>, or a restricted <c>rk_…</c>. Give it through the environment, never in a file.</summary>
    public string SecretKey { get; set; } = "";

    /// <summary>
    /// <c>whsec_…</c>, or several with commas between: the old and the new one while a secret is changed, and that of the endpoint by which events of
    /// connected accounts come, for Stripe gives each endpoint its own.
    /// </summary>
    public string WebhookSecret { get; set; } = "";

    /// <summary>Seconds in which one try of a call has to be answered. Stripe itself may take long over a charge.</summary>
    public int TimeoutSeconds { get; set; } = 30;

    /// <summary>Tries after the first one, of calls that may be repeated.</summary>
    public int Retries { get; set; } = 3;

    /// <summary>True where there is an account.</summary>
    public bool IsSet() => SecretKey.Length > 0;

    /// <summary>True where real money moves; events of the other mode (<c>livemode</c>) are none of ours.</summary>
    public bool IsLive() => SecretKey.StartsWith("sk_live_", StringComparison.Ordinal) || SecretKey.StartsWith("rk_live_", StringComparison.Ordinal);

    /// <summary>The secrets of webhooks, one by one.</summary>
    public IReadOnlyList<string> WebhookSecrets() => WebhookSecret.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>True where the address is on this machine.</summary>
    public bool IsLoopback() => Uri.TryCreate(ApiBase, UriKind.Absolute, out var address) && address.IsLoopback;

    /// <summary>What is wrong, by key; a secret's value is never in it.</summary>
    public IEnumerable<(string Key, string Message)> Problems()
    {
        if (!IsSet())
            yield break;
        if (!Uri.TryCreate(ApiBase, UriKind.Absolute, out var address) || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
            yield return (nameof(ApiBase), "an address begins with https://, or with http:// on this machine alone");
        else if (address.AbsolutePath != "/" || address.Query.Length > 0 || address.UserInfo.Length > 0)
            yield return (nameof(ApiBase), "the address is that of a server, without a path, a query or a name");
        if (!IsToken(SecretKey) || !(SecretKey.StartsWith("sk_", StringComparison.Ordinal) || SecretKey.StartsWith("rk_", StringComparison.Ordinal)))
            yield return (nameof(SecretKey), "a secret key begins with sk_ or rk_ and has letters, digits and underscores");
        if (WebhookSecrets() is not { Count: > 0 } secrets || !secrets.All(secret => IsToken(secret) && secret.StartsWith("whsec_", StringComparison.Ordinal)))
            yield return (nameof(WebhookSecret), "with a secret key the secret of the webhook endpoint has to be given, whsec_ and letters and digits; several with commas between");
        if (TimeoutSeconds is < 1 or > 120)
            yield return (nameof(TimeoutSeconds), "1 to 120 seconds");
        if (Retries is < 0 or > 10)
            yield return (nameof(Retries), "0 to 10 tries");
    }

    private static bool IsToken(string text) => text.Length > 8 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
