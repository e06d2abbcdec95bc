using Jaytek.Kernel;

namespace Jaytek.OpenId;

/// <summary>The module's refusals.</summary>
internal static class OpenIdErrors
{
    public static Error Invalid(string member, string message) => Error.Member("openid.application.invalid", member, message);

    public static Error InvalidScope(string member, string message) => Error.Member("openid.scope.invalid", member, message);

    public static Error InvalidKey(string member, string message) => Error.Member("openid.api_key.invalid", member, message);

    public static Error UnknownApplication(string clientId) => new("openid.application.unknown", $"There is no application {clientId}.", ErrorKind.NotFound);

    public static Error UnknownScope(string name) => new("openid.scope.unknown", $"There is no scope {name}.", ErrorKind.NotFound);

    public static readonly Error UnknownKey = new("openid.api_key.unknown", "There is no such key.", ErrorKind.NotFound);

    public static Error InvalidStep(string path, string message) => Error.Member("openid.recipe.invalid", path, message);
}
