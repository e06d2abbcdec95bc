using Jaytek.Kernel;

namespace Jaytek.Engine.Http.Describing;

/// <summary>
/// Adds to the OpenAPI document what no single endpoint can say: named schemas, ways to sign in, headings. Contributed by a feature
/// with <c>feature.Add&lt;IApiDescriber, X&gt;()</c>.
/// </summary>
public interface IApiDescriber
{
    /// <summary>Names the state that <see cref="DescribeAsync"/> would answer from; the document is made anew when it is another. Null where it never changes.</summary>
    ValueTask<string?> StateAsync(Actor actor, CancellationToken cancellationToken) => ValueTask.FromResult<string?>(null);

    /// <summary>Adds what this actor may know.</summary>
    ValueTask DescribeAsync(ApiDescription api, Actor actor, CancellationToken cancellationToken);
}

/// <summary>What describers add to the document.</summary>
public sealed class ApiDescription
{
    /// <summary>Named schemas, which <see cref="Schema.Named"/> refers to.</summary>
    public SortedDictionary<string, Schema> Schemas { get; } = new(StringComparer.Ordinal);

    /// <summary>Ways to sign in, by name: security scheme objects of OpenAPI.</summary>
    public SortedDictionary<string, System.Text.Json.Nodes.JsonObject> SecuritySchemes { get; } = new(StringComparer.Ordinal);

    /// <summary>What the headings (an endpoint's <c>WithTags</c>) are about.</summary>
    public SortedDictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);

    /// <summary>What the site tells other servers by itself, by the name of the event.</summary>
    public SortedDictionary<string, WebhookDescription> Webhooks { get; } = new(StringComparer.Ordinal);
}

/// <summary>A message that the site sends to servers that asked for it.</summary>
/// <param name="Summary">What it says, in a few words.</param>
/// <param name="Body">The JSON that is sent.</param>
/// <param name="Headers">The headers that come with it, and what they hold.</param>
public sealed record WebhookDescription(string Summary, Schema Body, IReadOnlyList<(string Name, string Says)> Headers);
