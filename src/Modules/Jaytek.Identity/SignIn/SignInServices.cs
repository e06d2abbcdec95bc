using Jaytek.Engine.Data;
using Jaytek.Engine.Epochs;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Identity.Roles;
using Jaytek.Identity.SecondFactor;
using Jaytek.Identity.Users;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Jaytek.Identity.SignIn;

/// <summary>ASP.NET Core Identity with the product's stores, and the two kinds of ticket: a cookie for people, a bearer token for scripts.</summary>
internal static class SignInServices
{
    private const string Either = "Jaytek";

    // OWASP's figure for PBKDF2 with HMAC-SHA-512, which is what Identity's hasher uses.
    private const int HashIterations = 210_000;

    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddIdentityCore<AppUser>(options =>
            {
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                options.User.RequireUniqueEmail = true;
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
                options.Password.RequiredUniqueChars = 4;
            })
            .AddRoles<AppRole>()
            .AddEntityFrameworkStores<JaytekDb>()
            .AddUserValidator<SignInNameValidator>()
            .AddTokenProvider<DataProtectorTokenProvider<AppUser>>(TokenOptions.DefaultProvider);
        services.AddOptions<DataProtectionTokenProviderOptions>().Configure<IOptions<AccountOptions>>(
            (links, account) => links.TokenLifespan = TimeSpan.FromHours(account.Value.LinkHours));
        services.AddOptions<IdentityOptions>().Configure<IOptions<AccountOptions>>(
            (identity, account) => identity.Password.RequiredLength = account.Value.PasswordLength);
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = HashIterations);
        services.AddSingleton<DecoyHash>();
        services.AddSingleton<PasswordWork>();
        services.AddSingleton<GuessThrottle>();
        services.AddSingleton<KnownDevices>();
        services.AddScoped<SignInAttempts>();
        services.AddScoped<CheckPassword>();
        services.AddScoped<Sessions>();
        services.AddSingleton<SessionUse>();
        services.AddScoped<SignInGate>();
        services.AddScoped<PendingSignIn>();
        services.AddScoped<TrustedDevice>();
        services.AddSingleton<SecondFactorRule>();
        services.AddSingleton<AuthenticatorSecret>();
        services.AddScoped<CheckSecondStep>();
        services.AddScoped<SecondStepOfApi>();
        services.AddSingleton<EndedSessions>();
        services.AddSingleton<IEpochListener>(provider => provider.GetRequiredService<EndedSessions>());
        services.AddScoped<EndSession>();
        services.AddScoped<RefreshOnce>();
        AddTickets(services);
    }

    private static void AddTickets(IServiceCollection services)
    {
        services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, options => options.ForwardDefaultSelector = SchemeOf)
            .AddBearerToken(IdentityConstants.BearerScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, SetUpCookie)
            .AddCookie(PendingSignIn.Scheme, options => SetUpStep(options, "jaytek.pending", PendingSignIn.Lifetime))
            .AddCookie(TrustedDevice.Scheme, options => SetUpStep(options, SiteCookie.TrustedDevice, TrustedDevice.Lifetime));
        services.AddOptions<BearerTokenOptions>(IdentityConstants.BearerScheme).Configure<IOptions<AccountOptions>>((bearer, account) =>
        {
            bearer.BearerTokenExpiration = TimeSpan.FromMinutes(account.Value.TokenMinutes);
            bearer.RefreshTokenExpiration = TimeSpan.FromDays(account.Value.RefreshDays);
        });
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<IOptions<AccountOptions>>(
            (cookie, account) => cookie.ExpireTimeSpan = TimeSpan.FromDays(account.Value.SessionDays));
    }

    // A request that brings a token is never answered by a cookie, so that a token's request needs no antiforgery token.
    private static string SchemeOf(HttpContext context)
    {
        if (context.Request.Headers.Authorization.Count == 0)
            return IdentityConstants.ApplicationScheme;
        return CredentialKind.Of(context.Request) is { } credential
            && context.RequestServices.GetServices<CredentialKind>().FirstOrDefault(kind => kind.Recognises(credential)) is { } kind
            ? kind.Scheme
            : IdentityConstants.BearerScheme;
    }

    private static void SetUpCookie(CookieAuthenticationOptions options)
    {
        options.Cookie = new SiteCookie("jaytek.session");
        options.LoginPath = "/login";
        options.LogoutPath = "/logout";
        options.AccessDeniedPath = "/access-denied";
        options.ReturnUrlParameter = "returnUrl";
        options.SlidingExpiration = true;
        options.Events.OnRedirectToLogin = context => AnswerAsync(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context => AnswerAsync(context, StatusCodes.Status403Forbidden);
    }

    private static void SetUpStep(CookieAuthenticationOptions options, string name, TimeSpan lifetime)
    {
        options.Cookie = new SiteCookie(name);
        options.ExpireTimeSpan = lifetime;
        options.SlidingExpiration = false;
    }

    /// <summary>People are sent on; programs get the status, and htmx the address to go to as a whole page.</summary>
    private static Task AnswerAsync(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (context.HttpContext.IsApi())
            context.Response.StatusCode = status;
        else if (context.Request.Headers.ContainsKey("HX-Request"))
            context.Response.Headers["HX-Redirect"] = context.RedirectUri;
        else
            context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }
}
