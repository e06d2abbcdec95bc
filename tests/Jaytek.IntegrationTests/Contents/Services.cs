using Jaytek.Contents.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Contents;

/// <summary>Short words for what tests take from a scope.</summary>
internal static class Services
{
    public static IContentReader Reader(this IServiceProvider services) => services.GetRequiredService<IContentReader>();

    public static IContentManager Manager(this IServiceProvider services) => services.GetRequiredService<IContentManager>();
}
