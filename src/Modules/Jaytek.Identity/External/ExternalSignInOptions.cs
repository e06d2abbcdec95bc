namespace Jaytek.Identity.External;

/// <summary>Sign-in by other sites, <c>Jaytek:ExternalSignIn</c>; what stands here wins over the settings of the admin.</summary>
internal sealed class ExternalSignInOptions
{
    public ProviderOptions Google { get; set; } = new();

    public ProviderOptions Facebook { get; set; } = new();

    public ProviderOptions Microsoft { get; set; } = new();

    public ProviderOptions Spotify { get; set; } = new();

    public ProviderOptions Of(string id) => id switch
    {
        "google" => Google,
        "facebook" => Facebook,
        "microsoft" => Microsoft,
        _ => Spotify,
    };
}

/// <summary>One of them. Addresses are the provider's own where they are empty.</summary>
internal sealed class ProviderOptions
{
    public string ClientId { get; set; } = "";

    public string ClientSecret { get; set; } = "";

    /// <summary>Microsoft: who may come, <c>common</c>, <c>organizations</c>, <c>consumers</c> or one tenant's id.</summary>
    public string Tenant { get; set; } = "";

    public string AuthorizationEndpoint { get; set; } = "";

    public string TokenEndpoint { get; set; } = "";

    public string UserEndpoint { get; set; } = "";

    public string KeysEndpoint { get; set; } = "";

    /// <summary>Whose tokens are believed; Microsoft's has <c>{tenantid}</c> in it.</summary>
    public string Issuer { get; set; } = "";
}
