using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Identity.External;

internal static class ExternalServices
{
    public static void AddExternalSignIn(this IServiceCollection services)
    {
        services.AddSingleton<ExternalProvider, GoogleProvider>();
        services.AddSingleton<ExternalProvider, MicrosoftProvider>();
        services.AddSingleton<ExternalProvider, FacebookProvider>();
        services.AddSingleton<ExternalProvider, SpotifyProvider>();
        services.AddSingleton<IdTokens>();
        services.AddSingleton<ExternalHttp>();
        services.AddSingleton<LinkTicket>();
        services.AddScoped<ExternalFlow>();
        services.AddScoped<EnterByExternal>();
        services.AddScoped<LinkExternal>();
    }
}
