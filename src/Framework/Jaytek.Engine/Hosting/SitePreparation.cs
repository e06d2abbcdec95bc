using Jaytek.Engine.CommandLine;
using Jaytek.Engine.Configuration;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Epochs;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Engine.Setup;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jaytek.Engine.Hosting;

/// <summary>What happens between building the application and its first request: migrations, the set-up of a new site, the caches.</summary>
public static class SitePreparation
{
    /// <summary>Prepares the data.</summary>
    /// <exception cref="ConfigurationException">A value is wrong, or the set-up was refused.</exception>
    public static async Task PrepareAsync(this WebApplication app, CommandConsole console, CancellationToken cancellationToken)
    {
        ConfigurationCheck.Run(app.Services);
        await app.Services.GetRequiredService<DatabaseMigrator>().MigrateAsync(cancellationToken);
        await app.Services.GetRequiredService<EpochPoller>().RefreshAllAsync(cancellationToken);
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.System;
        var setup = scope.ServiceProvider.GetRequiredService<ISiteSetup>();
        if (!await setup.IsDoneAsync(cancellationToken))
            await SetUpAsync(app, setup, console, cancellationToken);
        else
            WarnOfUnusedPassword(app);
        if (await scope.ServiceProvider.GetRequiredService<HostTrust>().IsBlindAsync(cancellationToken))
            app.Logger.LogWarning("The site does not know its own address. {Advice}", HostTrust.Advice);
    }

    private static async Task SetUpAsync(WebApplication app, ISiteSetup setup, CommandConsole console, CancellationToken cancellationToken)
    {
        var options = app.Services.GetRequiredService<IOptions<SetupOptions>>().Value;
        var request = options.ToRequest(app.Environment.IsDevelopment(), out var generated);
        if ((await setup.RunAsync(request, console, cancellationToken)).Error is { } error)
            throw new ConfigurationException(KeyOf(error), $"the site could not be set up ({error.Code}): {error.Message}");
        await console.Out.WriteLineAsync($"The site is set up. Administrator: {request.AdminUserName}");
        if (generated)
            await console.Out.WriteLineAsync($"Password (shown once): {request.AdminPassword}");
    }

    // Who gives a password expects to sign in with it; that the site has another already is seen nowhere else.
    private static void WarnOfUnusedPassword(WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<SetupOptions>>().Value;
        if (options.AdminPassword.Length > 0)
            app.Logger.LogWarning(
                "The site was set up before: Jaytek:Setup:AdminPassword is not used, and accounts keep their passwords. To set one: ./jaytek user password {AdminUserName}", options.AdminUserName);
    }

    // The set-up names the member of its request that it refuses; they are called as the keys are.
    private static string KeyOf(Error error) =>
        error.Members?.Keys.FirstOrDefault(member => typeof(SetupRequest).GetProperty(member) is not null) is { } member ? $"Jaytek:Setup:{member}" : "Jaytek:Setup";
}
