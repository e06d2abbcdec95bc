using System.Net.Http.Headers;
using System.Text;
using Jaytek.Engine.Security;
using Jaytek.OpenId.Applications;
using Microsoft.AspNetCore.Http;

namespace Jaytek.OpenId.Protocol;

/// <summary>Which client asks, and whether it is it: RFC 6749 section 2.3.1, by the header or by the body, never by both.</summary>
internal sealed class ClientAuthentication(OpenIdState state, SecretHasher hasher, IWorkLimits limits, IClientLimits clients)
{
    /// <summary>
    /// The form and the client, which for a public one has said its name only; or why not. The request is counted here, where it is known whose
    /// it is: those that prove who they are by themselves, others by address.
    /// </summary>
    public async Task<(Parameters? Form, Application? Application, OAuthError? Error)> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        Parameters? form;
        try
        {
            form = await Parameters.OfFormAsync(context.Request, cancellationToken);
        }
        catch (BadHttpRequestException)
        {
            // One that is too large is answered as everywhere, and counted too.
            if (clients.TakeOfNobody(context) is { } left)
                return (null, null, OAuthError.TooMany(left));
            throw;
        }

        var (application, error) = form is null ? (null, OAuthError.Request("The body is a form (application/x-www-form-urlencoded)."))
            : form.Refuse() is { } unreadable ? (null, unreadable)
            : Authenticate(context, form);
        var wait = application switch
        {
            null => clients.TakeOfNobody(context),
            { Type: Application.Public } => clients.TakeOfPublic(application.ClientId, context),
            _ => clients.TakeOf(application.ClientId, context),
        };
        return wait is { } seconds ? (null, null, OAuthError.TooMany(seconds)) : (form, application, error);
    }

    private (Application? Application, OAuthError? Error) Authenticate(HttpContext context, Parameters form)
    {
        if (!TryRead(context.Request, form, out var clientId, out var secret))
            return (null, OAuthError.Request("The client is named twice, or its header cannot be read."));
        if (state.Current.Named(clientId) is not { } application)
            return (null, OAuthError.Client);
        if (application.Type == Application.Public)
            return secret is null ? (application, null) : (null, OAuthError.Client);
        if (secret is null || application.SecretHash is not { } hash)
            return (null, OAuthError.Client);
        if (hasher.IsKnown(hash, secret))
            return (application, null);
        // Hashes are slow by design: what is not known to be right yet is counted by address.
        if (limits.Take(LimitedWork.Password, context) is not null)
            return (null, OAuthError.Busy);
        return hasher.Verify(hash, secret) ? (application, null) : (null, OAuthError.Client);
    }

    private static bool TryRead(HttpRequest request, Parameters form, out string? clientId, out string? secret)
    {
        (clientId, secret) = (form["client_id"], form["client_secret"]);
        if (request.Headers.Authorization.Count == 0)
            return true;
        if (!AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header) || !header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase))
            return false;
        var buffer = new byte[header.Parameter?.Length ?? 0];
        if (secret is not null || !Convert.TryFromBase64String(header.Parameter ?? "", buffer, out var length))
            return false;
        var pair = Encoding.UTF8.GetString(buffer, 0, length).Split(':', 2);
        // Both are form-encoded before they are put together.
        var named = Decode(pair[0]);
        if (pair.Length != 2 || (clientId is not null && clientId != named))
            return false;
        (clientId, secret) = (named, Decode(pair[1]));
        return true;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
