namespace Jaytek.Engine.Security;

/// <summary>A class of requests, each of which is counted in one: its name in the <c>RateLimit</c> fields, and how many a minute the settings allow one caller.</summary>
internal sealed record CountedClass(string Name, Func<RateLimitOptions, int> Limit)
{
    public static readonly CountedClass AnonymousWrites = new("anonymous-writes", options => options.AnonymousWrites);
    public static readonly CountedClass AnonymousApi = new("anonymous-api", options => options.AnonymousApi);
    public static readonly CountedClass SignedIn = new("signed-in", options => options.SignedIn);
    public static readonly CountedClass Servers = new("servers", options => options.Servers);
    public static readonly CountedClass Admin = new("admin", options => options.Admin);
    public static readonly CountedClass Pages = new("pages", options => options.Pages);
    public static readonly CountedClass Clients = new("clients", options => options.Clients);
    public static readonly CountedClass Uploads = new("uploads", options => options.Uploads);

    /// <summary>The length of their window.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>All of them, as who runs the site reads them.</summary>
    public static readonly IReadOnlyList<CountedClass> All = [AnonymousWrites, AnonymousApi, SignedIn, Servers, Admin, Pages, Clients, Uploads];
}
