using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Index;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Definitions;

/// <summary>What to change: whole records as they shall stand, and names to remove.</summary>
/// <param name="Types">Records of types, in Orchard's form.</param>
/// <param name="Parts">Records of parts.</param>
/// <param name="RemovedTypes">Names of types to remove; their items stay.</param>
/// <param name="RemovedParts">Names of parts to remove and to detach; their data stays in the items.</param>
internal sealed record DefinitionChanges(
    IReadOnlyList<JsonObject> Types, IReadOnlyList<JsonObject> Parts, IReadOnlyList<string> RemovedTypes, IReadOnlyList<string> RemovedParts);

/// <summary>What was made, changed or removed, by name, types and parts together.</summary>
internal sealed record DefinitionOutcome(IReadOnlyList<string> Created, IReadOnlyList<string> Changed, IReadOnlyList<string> Removed)
{
    /// <summary>New types that visitors should have seen, had who made them still the right to give that.</summary>
    public IReadOnlyList<string> NotOpened { get; init; } = [];
}

/// <summary>
/// Changes content types and parts. What stands as wanted already is left alone. Fields that a type gains or loses are indexed
/// or dropped: at once where it has no items, in the background where it has.
/// </summary>
internal sealed class ChangeDefinitions(ActionRunner runner, DefinitionView view, IndexFields fields)
{
    public Task<Result<DefinitionOutcome>> RunAsync(DefinitionChanges changes, CancellationToken cancellationToken) =>
        runner.RunAsync<DefinitionOutcome>("contents.definitions.change", async scope =>
        {
            if (await scope.RefuseAsync(ContentPermissions.EditTypes, null, cancellationToken) is { } refusal)
                return refusal;
            var before = await view.ReloadAsync(cancellationToken);
            var rows = new Rows(scope, [], [], []);
            await rows.ApplyAsync(changes.Types, changes.RemovedTypes, (name, record) => new TypeRow { Name = name, Record = record }, cancellationToken);
            await rows.ApplyAsync(changes.Parts, changes.RemovedParts, (name, record) => new PartRow { Name = name, Record = record }, cancellationToken);
            await rows.DetachAsync(changes.RemovedParts, cancellationToken);
            var outcome = new DefinitionOutcome(rows.Created, rows.Changed, rows.Removed);
            if (rows.IsEmpty)
                return outcome;

            await scope.Db.SaveChangesAsync(cancellationToken);
            var after = await view.ReloadAsync(cancellationToken);
            var types = Touched(before, after, [.. rows.Created, .. rows.Changed, .. rows.Removed]);
            await fields.SyncAsync(scope, after, types, cancellationToken);
            scope.Bump(DefinitionCache.EpochName);
            scope.Raise(new ContentDefinitionsChanged(types));
            return outcome;
        }, cancellationToken);

    // A change of a part is a change of every type that has it.
    private static List<string> Touched(ContentDefinitions before, ContentDefinitions after, HashSet<string> names) =>
    [
        .. before.Types.Concat(after.Types)
            .Where(type => names.Contains(type.Name) || type.Parts.Any(part => names.Contains(part.Part.Name)))
            .Select(type => type.Name).Distinct().Order(StringComparer.Ordinal),
    ];

    private sealed record Rows(ActionScope Scope, List<string> Created, List<string> Changed, List<string> Removed)
    {
        public bool IsEmpty => Created.Count + Changed.Count + Removed.Count == 0;

        public async Task ApplyAsync<TRow>(
            IReadOnlyList<JsonObject> records, IReadOnlyList<string> removed, Func<string, string, TRow> make, CancellationToken cancellationToken)
            where TRow : class, IDefinitionRow
        {
            var rows = await Scope.Db.Set<TRow>().ToDictionaryAsync(row => row.Name, StringComparer.Ordinal, cancellationToken);
            foreach (var record in records)
            {
                var name = record["Name"].AsText()!;
                if (rows.TryGetValue(name, out var row))
                    Change(row, record);
                else
                    Add(rows[name] = make(name, ContentJson.ToText(record)), record);
            }

            foreach (var name in removed)
            {
                if (!rows.Remove(name, out var row))
                    continue;
                Scope.Db.Remove(row);
                Scope.Audit(row.Target, name, $"Definition of {name} removed", ContentJson.ParseObject(row.Record));
                Removed.Add(name);
            }
        }

        public async Task DetachAsync(IReadOnlyList<string> parts, CancellationToken cancellationToken)
        {
            if (parts.Count == 0)
                return;
            var rows = await Scope.Db.Set<TypeRow>().ToListAsync(cancellationToken);
            foreach (var row in rows.Where(row => Scope.Db.Entry(row).State != EntityState.Deleted))
            {
                var record = ContentJson.ParseObject(row.Record);
                if (record[DefinitionRecords.TypeParts] is JsonArray attached
                    && attached.RemoveAll(item => parts.Contains(item?["PartName"].AsText() ?? "")) > 0)
                    Change(row, record);
            }
        }

        private void Add(IDefinitionRow row, JsonObject record)
        {
            Scope.Db.Add(row);
            Scope.Audit(row.Target, row.Name, $"Definition of {row.Name} made", after: record);
            Created.Add(row.Name);
        }

        private void Change(IDefinitionRow row, JsonObject record)
        {
            var before = ContentJson.ParseObject(row.Record);
            if (JsonEquality.AreEqual(before, record))
                return;
            row.Record = ContentJson.ToText(record);
            Scope.Audit(row.Target, row.Name, $"Definition of {row.Name} changed", before, record);
            Changed.Add(row.Name);
        }
    }
}
