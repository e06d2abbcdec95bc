using System.Text.RegularExpressions;
using Jaytek.Engine.Events;
using Jaytek.Engine.Modules;
using Jaytek.Kernel;

namespace Jaytek.Webhooks.Endpoints;

/// <summary>
/// The names under which events leave: their classes' words in lower case with dots between, <c>content.published</c>. Only what a module shows to other
/// modules may leave; what it tells itself, such as that a mail with a secret is to be sent, may not.
/// </summary>
internal sealed partial class EventNames(ModuleCatalog catalog)
{
    private readonly Lazy<SortedDictionary<string, Type>> _types = new(() => new SortedDictionary<string, Type>(
        catalog.Assemblies.Append(typeof(IEventTap).Assembly).Distinct().SelectMany(a => a.GetExportedTypes())
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IDomainEvent)))
            .DistinctBy(Of, StringComparer.Ordinal).ToDictionary(Of, StringComparer.Ordinal),
        StringComparer.Ordinal));

    /// <summary>Every event that may leave, in alphabetical order.</summary>
    public IReadOnlyList<string> All => [.. _types.Value.Keys];

    /// <summary>The same with their classes.</summary>
    public IReadOnlyDictionary<string, Type> Types => _types.Value;

    public static bool MayLeave(Type eventType) => eventType.IsVisible;

    public static string Of(Type eventType) => Borders().Replace(EventNameAttribute.Of(eventType), ".").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex Borders();
}
