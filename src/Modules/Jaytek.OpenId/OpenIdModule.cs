using Jaytek.Admin.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Epochs;
using Jaytek.Engine.Http;
using Jaytek.Engine.Http.Describing;
using Jaytek.Engine.Menus;
using Jaytek.Engine.Modules;
using Jaytek.Engine.Security;
using Jaytek.OpenId.Admin;
using Jaytek.OpenId.ApiKeys;
using Jaytek.OpenId.Applications;
using Jaytek.OpenId.Bearer;
using Jaytek.OpenId.Grants;
using Jaytek.OpenId.Keys;
using Jaytek.OpenId.Protocol;
using Jaytek.OpenId.Scopes;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.OpenId;

/// <summary>The identity server for programs: OpenID Connect, API keys, and which other sites' scripts may call the API.</summary>
public sealed class OpenIdModule : IModule
{
    internal const string FeatureId = "Jaytek.OpenId";

    /// <inheritdoc/>
    public void Build(ModuleBuilder module) => module
        .Feature(FeatureId, "OpenID Connect", "Access", "Applications that sign people in here and use the API for them or for themselves; API keys.", alwaysOn: true)
        .Aliases("OrchardCore.OpenId", "OrchardCore.OpenId.Server", "OrchardCore.OpenId.Management", "OrchardCore.OpenId.Validation")
        .Options<OpenIdOptions>("OpenId")
        .Tables<OpenIdTables>()
        .Settings<OpenIdServerSettings>(OpenIdServerSettings.Key)
        .Services(AddState)
        .Services(AddProtocol)
        .Services(AddDoors)
        .Job<RotateKeysJob>(RotateKeysJob.Name, "0 20 * * * ?")
        .Job<SweepGrantsJob>(SweepGrantsJob.Name, "0 55 3 * * ?")
        .Command<ClientCommand>("client")
        .Add<IApiDescriber, OpenIdDescriber>()
        .Add<IRecipeStep, ScopeStep>()
        .Add<IRecipeStep, ApplicationStep>()
        .Add<IRecipeStep, ServerStep>()
        .Add<IPersonalData, OpenIdData>()
        .Add<IAccountCredentials, EndApiKeys>()
        .Add<IAuditTarget, ApplicationAuditTarget>()
        .Add<ISettingsCard, ServerCard>()
        .Add<IApiDescriber, SignInDescriber>()
        .Endpoints(Discovery.Map)
        .Endpoints(TokenEndpoint.Map)
        .Endpoints(TokenDoors.Map)
        .Permissions(OpenIdPermissions.All)
        .Menu(
            new MenuEntry("Access", "OpenID Connect", "/admin/openid", OpenIdPermissions.ManageApplications, 40, "plug"),
            new MenuEntry("Access", "API keys", "/admin/api-keys", OpenIdPermissions.ManageKeys.Own(), 50, "key"));

    private static void AddState(IServiceCollection services)
    {
        services.AddSingleton<OpenIdState>();
        services.AddSingleton<IEpochListener>(provider => provider.GetRequiredService<OpenIdState>());
        services.AddSingleton<ICrossOrigins>(provider => provider.GetRequiredService<OpenIdState>());
        services.AddSingleton<IApplicationActors>(provider => provider.GetRequiredService<OpenIdState>());
        services.AddScoped<IIssuedCredentials, IssuedCredentials>();
        services.AddSingleton<GrantCache>();
        services.AddSingleton<IEpochListener>(provider => provider.GetRequiredService<GrantCache>());
        services.AddSingleton<ApiKeyReader>();
        services.AddSingleton<IEpochListener>(provider => provider.GetRequiredService<ApiKeyReader>());
        services.AddSingleton<KeyProtection>();
        services.AddSingleton<KeyRing>();
        services.AddSingleton<SecretHasher>();
        services.AddSingleton<TokenCheck>();
        services.AddSingleton<TokenWriter>();
    }

    private static void AddProtocol(IServiceCollection services)
    {
        services.AddScoped<RotateKeys>();
        services.AddScoped<Enablement>();
        services.AddScoped<ClientAuthentication>();
        services.AddScoped<Authorization>();
        services.AddScoped<TokenEndpoint>();
        services.AddScoped<IssueCode>();
        services.AddScoped<RedeemCode>();
        services.AddScoped<RedeemRefreshToken>();
        services.AddScoped<RefreshFamily>();
        services.AddScoped<RevokeGrant>();
        services.AddScoped<GrantToClient>();
        services.AddScoped<WithdrawConsent>();
        services.AddScoped<SaveApplication>();
        services.AddScoped<DeleteApplication>();
        services.AddScoped<SaveScope>();
        services.AddScoped<DeleteScope>();
        services.AddScoped<SaveServerSettings>();
        services.AddScoped<MakeApiKey>();
        services.AddScoped<RevokeApiKey>();
    }

    private static void AddDoors(IServiceCollection services)
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, CredentialHandler>(CredentialHandler.Name, null);
        services.AddSingleton(new CredentialKind(CredentialHandler.Name, CredentialHandler.Recognises));
        foreach (var (path, forOtherSites) in new[]
        {
            ("/connect/token", true), ("/connect/userinfo", true), ("/connect/revoke", true), ("/connect/introspect", false),
            ("/.well-known/openid-configuration", true), ("/.well-known/oauth-authorization-server", true), ("/.well-known/jwks", true),
        })
        {
            services.AddSingleton(new ProgramDoor(path, forOtherSites, OAuthError.WriteAsync));
        }
    }
}
