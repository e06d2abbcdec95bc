namespace Jaytek.Identity.External;

/// <summary>
/// Microsoft, by OpenID Connect. With <c>common</c> each tenant is an issuer of its own, and an address is whatever the tenant's administrator
/// wrote: the key is tenant and object, and an address counts only where Microsoft says that its domain's owner was verified.
/// </summary>
internal sealed class MicrosoftProvider : ExternalProvider
{
    /// <summary>The tenant of personal accounts, whose addresses Microsoft has verified.</summary>
    private const string Consumers = "9188040d-6c67-4c5b-b112-36a304b66dad";

    public override string Id => "microsoft";

    public override string Title => "Microsoft";

    public override IReadOnlyList<string> Scopes { get; } = ["openid", "profile", "email"];

    public override bool UsesNonce => true;

    public override Registration Defaults(string tenant)
    {
        var host = $"https://login.microsoftonline.com/{Uri.EscapeDataString(tenant)}";
        return new("", "", tenant, $"{host}/oauth2/v2.0/authorize", $"{host}/oauth2/v2.0/token", "", $"{host}/discovery/v2.0/keys", "https://login.microsoftonline.com/{tenantid}/v2.0");
    }

    public override async Task<ExternalPerson> ReadAsync(ExternalAnswer answer, CancellationToken cancellationToken)
    {
        var template = answer.Registration.Issuer;
        var claims = await answer.IdTokens.ReadAsync(answer, null, cancellationToken);
        var (tenant, person) = (claims.Need("tid"), claims.Need("oid"));
        if (!Guid.TryParseExact(tenant, "D", out _) || claims.Need("iss") != template.Replace("{tenantid}", tenant, StringComparison.Ordinal))
            throw new ExternalSignInException("the issuer is not the tenant's");
        if (!MayCome(answer.Registration.Tenant, tenant))
            throw new ExternalSignInException("the tenant is not one that may come");
        return new ExternalPerson($"{tenant}:{person}", claims.Find("email"), tenant == Consumers || claims.IsTrue("xms_edov"));
    }

    private static bool MayCome(string wanted, string tenant) => wanted switch
    {
        "common" => true,
        "organizations" => tenant != Consumers,
        "consumers" => tenant == Consumers,
        _ => string.Equals(wanted, tenant, StringComparison.OrdinalIgnoreCase),
    };
}
