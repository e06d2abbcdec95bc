using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Queries.Named;

/// <summary>What a query is to say.</summary>
internal sealed record QueryInput(string? Name, QuerySource Source, string? Template, string? Schema, bool ReturnsContentItems);

/// <summary>Keeps a named query, new or changed. Its name is part of a permission and of an address, so it stays.</summary>
internal sealed class SaveQuery(ActionRunner runner)
{
    /// <summary>The query, whether it must be new, and the version that was read, or null.</summary>
    public sealed record Input(QueryInput Query, bool IsNew = false, long? Version = null);

    /// <summary>Errors: <c>contents.named_query.name</c>, <c>….exists</c>, <c>….changed</c>, <c>….schema</c>, <c>….sql</c>, <c>….search</c>.</summary>
    public Task<Result<RecipeChange>> RunAsync(Input input, CancellationToken cancellationToken) =>
        runner.RunAsync<RecipeChange>("contents.query.save", async scope =>
        {
            if (await scope.RefuseAsync(QueryPermissions.Manage, null, cancellationToken) is { } refusal)
                return refusal;
            var read = Check(input.Query);
            if (read.Error is { } wrong)
                return wrong;
            var next = read.Value;
            var kept = await scope.Db.Set<NamedQuery>().SingleOrDefaultAsync(query => query.Id == next.Id, cancellationToken);
            if (kept is not null && input.IsNew)
                return QueryRefusals.Exists(kept.Name);
            if (input.Version is { } version && kept?.RowVersion != version)
                return QueryRefusals.Changed;
            var before = kept is null ? null : ToJson(kept);
            if (before is not null && JsonNode.DeepEquals(before, ToJson(next)))
                return RecipeChange.Unchanged;
            if (kept is null)
                scope.Db.Add(kept = next);
            else
                (kept.Name, kept.Source, kept.Template, kept.Schema, kept.ReturnsContentItems) = (next.Name, next.Source, next.Template, next.Schema, next.ReturnsContentItems);
            kept.ChangedAt = scope.Now;
            scope.Audit("Query", kept.Id, $"Query {kept.Name} {(before is null ? "written" : "changed")}", before, ToJson(kept));
            return before is null ? RecipeChange.Created : RecipeChange.Changed;
        }, cancellationToken);

    /// <summary>What is wrong with a query, whoever would save it; null where nothing is.</summary>
    public static Error? Refuse(QueryInput input) => Check(input).Error;

    /// <summary>The query as the recipe step has it.</summary>
    public static JsonObject ToJson(NamedQuery query) => new()
    {
        ["Source"] = query.Source.ToString(),
        ["Name"] = query.Name,
        ["Template"] = query.Template,
        ["Schema"] = query.Schema,
        ["ReturnContentItems"] = query.ReturnsContentItems,
    };

    private static Result<NamedQuery> Check(QueryInput input)
    {
        var name = input.Name?.Trim() ?? "";
        if (name.Length is 0 or > NamedQuery.MaxName || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            return QueryRefusals.Name;
        var template = (input.Template ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
        var wrong = input.Source == QuerySource.Sql ? SqlStatement.Read(template).Error : SearchTemplate.Read(template).Error;
        if (wrong is not null)
            return wrong;
        var schema = string.IsNullOrWhiteSpace(input.Schema) ? null : input.Schema.Trim();
        if (schema is not null && !IsJson(schema))
            return QueryRefusals.Schema;
        return new NamedQuery
        {
            Id = NamedQuery.IdOf(name),
            Name = name,
            Source = input.Source,
            Template = template,
            Schema = schema,
            ReturnsContentItems = input.ReturnsContentItems,
            ChangedAt = default,
        };
    }

    private static bool IsJson(string text)
    {
        try
        {
            ContentJson.ParseObject(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

/// <summary>Deletes a named query; roles keep its permission, which grants nothing then.</summary>
internal sealed class DeleteQuery(ActionRunner runner)
{
    /// <summary>Errors: <c>contents.named_query.not_found</c>. Answers its name.</summary>
    public Task<Result<string>> RunAsync(string id, CancellationToken cancellationToken) =>
        runner.RunAsync<string>("contents.query.delete", async scope =>
        {
            if (await scope.RefuseAsync(QueryPermissions.Manage, null, cancellationToken) is { } refusal)
                return refusal;
            if (await scope.Db.Set<NamedQuery>().SingleOrDefaultAsync(query => query.Id == id, cancellationToken) is not { } kept)
                return QueryRefusals.NotFound;
            scope.Db.Remove(kept);
            scope.Audit("Query", kept.Id, $"Query {kept.Name} deleted", SaveQuery.ToJson(kept));
            return kept.Name;
        }, cancellationToken);
}
