using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Jaytek.Benchmarks.PlainRazor;

/// <summary>What a page costs that is no part of a CMS: one Razor page in a layout that asks the database five times with Entity Framework.</summary>
internal static class PlainServer
{
    public const string Verb = "serve-plain";
    public const string Path = "/plain";
    public const int Lists = 5;

    private const int RowBytes = 430;

    /// <summary>Starts the server with a page of about so many bytes.</summary>
    public static Task<ServerProcess> StartAsync(string folder, int bytes, CancellationToken cancellationToken) => ServerProcess.StartAsync(
        typeof(PlainServer).Assembly.Location,
        [Verb, System.IO.Path.Combine(folder, $"{Guid.NewGuid():n}.db"), Math.Max(1, bytes / RowBytes / Lists).ToString(CultureInfo.InvariantCulture)],
        new Dictionary<string, string>(), Path, cancellationToken);

    public static async Task<int> RunAsync(string file, int rows, string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Logging.ClearProviders();
        builder.Services.AddDbContextPool<PlainRows>(options => options.UseSqlite($"Data Source={file}"));
        builder.Services.AddRazorPages(options => options.RootDirectory = "/tests/Jaytek.Benchmarks/PlainRazor").ConfigureApplicationPartManager(parts =>
        {
            // The product's own pages, which this project refers to, are not part of a plain site.
            parts.ApplicationParts.Clear();
            parts.ApplicationParts.Add(new AssemblyPart(typeof(PlainServer).Assembly));
            parts.ApplicationParts.Add(new CompiledRazorAssemblyPart(typeof(PlainServer).Assembly));
        });
        var app = builder.Build();
        await using (var scope = app.Services.CreateAsyncScope())
            await FillAsync(scope.ServiceProvider.GetRequiredService<PlainRows>(), rows);
        // The load generator counts bytes, so the page says its length, as the product's do.
        app.Use(async (context, next) =>
        {
            var body = context.Response.Body;
            using var whole = new MemoryStream();
            context.Response.Body = whole;
            await next(context);
            context.Response.ContentLength = whole.Length;
            whole.Position = 0;
            await whole.CopyToAsync(body, context.RequestAborted);
        });
        app.MapRazorPages();
        await app.RunAsync();
        return 0;
    }

    private static async Task FillAsync(PlainRows db, int rows)
    {
        await db.Database.EnsureCreatedAsync();
        for (var row = 0; row < rows * Lists * 4; row++)
        {
            db.Rows.Add(new PlainRow
            {
                List = row % Lists,
                Title = $"A mix of the harbour & its lights, number {row}",
                Text = "Recorded in one take on two turntables; the first half is slow, the second is not, and there is rain at the end.",
                At = DateTime.UnixEpoch.AddDays(row),
            });
        }
        await db.SaveChangesAsync();
        PlainModel.RowsOfList = rows;
    }
}
