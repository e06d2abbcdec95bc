using Jaytek.Engine.CommandLine;
using Jaytek.Engine.Data;
using Jaytek.Engine.Modules;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Jaytek.Engine.Hosting;

/// <summary>Builds and runs the application: the web server, or one verb of the command line on the same data.</summary>
public static class JaytekApplication
{
    /// <summary>The whole program. Answers the exit code: 0, 1 where something was refused, 2 for wrong usage or wrong configuration.</summary>
    /// <param name="args">A verb and its arguments, or configuration such as <c>--urls http://localhost:5080</c>.</param>
    /// <param name="console">Where verbs and the set-up write.</param>
    /// <param name="cancellationToken">Stops the server or the verb.</param>
    public static async Task<int> RunAsync(string[] args, CommandConsole console, CancellationToken cancellationToken = default)
    {
        var isVerb = args.Length > 0 && !args[0].StartsWith('-');
        try
        {
            await using var app = Build(isVerb ? [] : args, quiet: isVerb);
            await app.PrepareAsync(console, cancellationToken);
            if (isVerb)
                return await app.Services.GetRequiredService<CommandDispatcher>().RunAsync(args, console, cancellationToken);
            await ((IHost)app).RunAsync(cancellationToken);
            return 0;
        }
        catch (ConfigurationException e)
        {
            await console.Error.WriteLineAsync(e.Message);
            return 2;
        }
    }

    /// <summary>Builds the application without starting it. Call <see cref="SitePreparation.PrepareAsync"/> before the first request.</summary>
    public static WebApplication Build(string[] args, bool quiet = false, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = "Jaytek.Web",
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        if (quiet)
        {
            builder.Logging.ClearProviders();
            builder.Logging.AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Error);
        }
        // In Development the framework would add a catch-all door for assets that were made after the build; ours are all in the manifest.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        configure?.Invoke(builder);
        var database = DatabaseOptions.From(builder.Configuration, Directory.GetCurrentDirectory());
        var catalog = ModuleCatalog.Load(builder.Services, builder.Configuration);
        builder.AddEngine(database, catalog);
        var app = builder.Build();
        app.UseEngine(catalog);
        return app;
    }
}
