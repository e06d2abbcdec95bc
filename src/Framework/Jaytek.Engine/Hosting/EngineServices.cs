using Jaytek.Engine.Actions;
using Jaytek.Engine.CommandLine;
using Jaytek.Engine.Configuration;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Epochs;
using Jaytek.Engine.Events;
using Jaytek.Engine.Features;
using Jaytek.Engine.Health;
using Jaytek.Engine.Http;
using Jaytek.Engine.Http.Describing;
using Jaytek.Engine.Jobs;
using Jaytek.Engine.Menus;
using Jaytek.Engine.Modules;
using Jaytek.Engine.Outgoing;
using Jaytek.Engine.PageCaching;
using Jaytek.Engine.Printing;
using Jaytek.Engine.Security;
using Jaytek.Engine.Settings;
using Jaytek.Engine.Setup;
using Jaytek.Engine.Themes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Jaytek.Engine.Hosting;

/// <summary>Registers the engine's services around the modules'.</summary>
internal static class EngineServices
{
    public static void AddEngine(this WebApplicationBuilder builder, DatabaseOptions database, ModuleCatalog catalog)
    {
        var services = builder.Services;
        services.AddSingleton(catalog);
        services.TryAddSingleton(TimeProvider.System);
        services.AddJaytekDatabase(database);
        services.AddFeaturesAndActions();
        services.AddSettingsAndSetup(builder.Configuration);
        services.AddJaytekJobs();
        services.AddHttp(catalog);
        services.AddDataProtection().SetApplicationName("Jaytek")
            .PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(database.DataDirectory, "keys")));
    }

    private static void AddFeaturesAndActions(this IServiceCollection services)
    {
        services.TryAddSingleton<OutgoingHttp>();
        services.AddSingleton<FeatureState>();
        services.AddSingleton<IEpochListener>(s => s.GetRequiredService<FeatureState>());
        services.AddScoped<FeatureView>();
        services.AddTransient(typeof(Enabled<>));
        services.AddScoped<SwitchFeatures>();
        services.AddScoped(s => new UnitOfWork(s.GetRequiredService<JaytekDb>, s.GetRequiredService<OutboxWriter>(), s.GetRequiredService<FeatureView>(), s.GetRequiredService<EpochNode>()));
        services.AddScoped<ActionRunner>();
        services.AddScoped(s => new AuditTrail(s.GetRequiredService<JaytekDb>()));
        services.AddScoped<CurrentActor>();
        services.AddScoped<ICurrentActor>(s => s.GetRequiredService<CurrentActor>());
        services.AddSingleton<OutboxWriter>();
        services.AddSingleton<OutboxSignal>();
        services.AddScoped(s => new WaitingEvents(s.GetRequiredService<JaytekDb>(), s.GetServices<EventSubscription>(), s.GetRequiredService<FeatureView>()));
        services.AddScoped(s => new RetryEvents(s.GetRequiredService<ActionRunner>(), s.GetRequiredService<OutboxSignal>()));
        services.AddSingleton<OutboxDispatcher>();
        services.AddHostedService(s => s.GetRequiredService<OutboxDispatcher>());
        services.AddSingleton<EpochNode>();
        services.AddSingleton<EpochPoller>();
        services.AddHostedService(s => s.GetRequiredService<EpochPoller>());
        services.AddSingleton<CommandDispatcher>();
        services.AddScoped(s => new AdminMenu(
            s.GetServices<Declared<MenuEntry>>(), s.GetRequiredService<FeatureView>(), s.GetRequiredService<Enabled<IMenuSource>>(),
            s.GetRequiredService<ICurrentActor>(), s.GetRequiredService<IAuthorizer>()));
        services.AddScoped<PermissionCatalog>(s => new PermissionCatalog(
            s.GetServices<Declared<PermissionInfo>>(), s.GetRequiredService<FeatureView>(), s.GetRequiredService<Enabled<IPermissionSource>>()));
    }

    private static void AddSettingsAndSetup(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<SettingsCache>();
        services.AddSingleton<IEpochListener>(s => s.GetRequiredService<SettingsCache>());
        services.AddSingleton<SettingSecrets>();
        services.AddScoped<SettingsStore>();
        services.AddScoped<SaveSiteSettings>();
        services.AddScoped<SaveSettingsSection>();
        services.AddScoped(typeof(SaveSettings<>));
        services.AddScoped<ApplyTheme>();
        services.AddSingleton(new SettingsInfo("Site", typeof(SiteSettings), ""));
        services.AddScoped<ISettings<SiteSettings>>(s => ActivatorUtilities.CreateInstance<TypedSettings<SiteSettings>>(s, "Site"));
        services.AddScoped<SiteZone>();
        services.AddScoped<SiteThemes>();
        services.AddHttpContextAccessor();
        services.AddScoped<SiteAddress>();
        services.AddScoped<HostTrust>();
        services.AddConfigured<SetupOptions>(configuration, "Setup");
        services.AddConfigured<RateLimitOptions>(configuration, "RateLimits");
        services.AddConfigured<ProxyOptions>(configuration, "Proxy");
        services.AddConfigured<MailOptions>(configuration, "Mail");
        services.TryAddScoped<IMailSender, EmlMailSender>();
        services.AddConfigured<PageCacheOptions>(configuration, "PageCache");
        services.AddConfigured<OutboxOptions>(configuration, "Outbox");
        services.AddConfigured<PdfOptions>(configuration, "Pdf");
        services.TryAddSingleton<IPdf, WeasyPrint>();
        services.AddScoped<RazorText>();
        services.TryAddScoped<IHostContext, SingleHostContext>();
    }

    private static void AddHttp(this IServiceCollection services, ModuleCatalog catalog)
    {
        services.AddSingleton<MatcherPolicy, FeatureMatcherPolicy>();
        // Before the caches that ask it: what they then throw away is stale by then.
        services.AddSingleton<SiteGeneration>();
        services.AddSingleton<IEpochListener>(s => s.GetRequiredService<SiteGeneration>());
        services.AddSingleton<PageCache>();
        services.AddSingleton<IEpochListener>(s => s.GetRequiredService<PageCache>());
        services.AddSingleton<OwnedSegments>();
        services.AddSingleton<ApiDoors>();
        services.AddSingleton<ApiDocumentCache>();
        services.AddScoped(s => new ApiDocument(
            s.GetRequiredService<ApiDoors>(), s.GetRequiredService<Enabled<IApiDescriber>>(), s.GetRequiredService<ApiDocumentCache>(), s.GetRequiredService<ISettings<SiteSettings>>()));
        services.AddExceptionHandler<ErrorHandling>();
        // In Development, too, callers read our words and not those of the framework to whoever wrote the door.
        services.PostConfigure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = false);
        services.AddProblemDetails(o => o.CustomizeProblemDetails = c =>
            c.ProblemDetails.Extensions.TryAdd("code", Problems.CodeOf(c.ProblemDetails.Status ?? c.HttpContext.Response.StatusCode)));
        services.AddJaytekRateLimits();
        services.AddTextCompression();
        services.AddHealthChecks()
            .AddCheck<DatabaseCheck>("database").AddCheck<MigrationCheck>("migrations").AddCheck<StorageCheck>("storage")
            .AddCheck<EpochCheck>("epochs");
        services.AddAntiforgery(o =>
        {
            o.HeaderName = "X-CSRF-Token";
            o.Cookie = new SiteCookie("jaytek.csrf", SameSiteMode.Strict);
        });
        services.Configure<CookieTempDataProviderOptions>(o => o.Cookie = new SiteCookie("jaytek.notices"));
        services.AddAuthentication();
        services.AddAuthorization();
        services.Configure<FormOptions>(o => o.ValueCountLimit = 8192);
        services.ConfigureHttpJsonOptions(o => o.SerializerOptions.Converters.Add(new ZeroCharactersInJson()));
        services.Configure<RouteOptions>(o => o.LowercaseUrls = true);
        var convention = new FeatureConvention(catalog);
        var mvc = services.AddControllersWithViews(o =>
        {
            o.Conventions.Add(convention);
            o.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
            o.Filters.Add(new ZeroCharactersInForms());
            o.Filters.Add(new MethodsOfPages());
            o.Filters.Add(new TooLargeForms());
        });
        services.AddRazorPages(o =>
        {
            o.RootDirectory = "/Modules";
            o.Conventions.Add(convention);
        });
        mvc.AddApplicationPart(typeof(EngineServices).Assembly);
        services.Configure<RazorViewEngineOptions>(o => o.ViewLocationExpanders.Add(new ThemeViewLocations(catalog)));
    }
}
