using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Jaytek.Engine.Data.Roles;

/// <summary>
/// Gives the site's role what it needs of tables that another role owns, and takes away what is more: rows of tables that are append only are read
/// and added, those of others also changed and removed, and nothing of it makes, alters, empties or drops a table.
/// </summary>
internal sealed class GrantSite(JaytekDb owner, IEnumerable<TableGuard> guards, string site)
{
    private static readonly string[] Rights = ["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER"];

    private readonly HashSet<string> _appendOnly = guards.Where(guard => guard.IsAppendOnly).Select(guard => guard.Table).ToHashSet(StringComparer.Ordinal);

    /// <summary>Runs in the owner's transaction.</summary>
    /// <exception cref="ConfigurationException">The role has rights that the owner cannot take away.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await HoldSchemaAsync(cancellationToken);
        var wrong = await WrongAsync(cancellationToken);
        foreach (var table in wrong)
            await GrantAsync(table, cancellationToken);
        if (wrong.Count > 0 && (await WrongAsync(cancellationToken)).FirstOrDefault() is { } still)
            throw Refusal($"has other rights on the table {still} than the owner gives it, by another role that it is a member of or by somebody else's grant");
    }

    // Who may make functions where the seals look for theirs could slip them one.
    private async Task HoldSchemaAsync(CancellationToken cancellationToken)
    {
        var schema = await owner.Database.SqlQuery<string>($"select quote_ident(current_schema()) as \"Value\"").SingleAsync(cancellationToken);
        if (await HasAsync("CREATE", cancellationToken))
            await RunAsync($"revoke create on schema {schema} from public, {Quoted}", cancellationToken);
        if (!await HasAsync("USAGE", cancellationToken))
            await RunAsync($"grant usage on schema {schema} to {Quoted}", cancellationToken);
        if (await HasAsync("CREATE", cancellationToken))
            throw Refusal($"may make tables and functions in the schema {schema}, and the owner cannot take that away: revoke create on schema {schema} from public, {site}");
        if (!await HasAsync("USAGE", cancellationToken))
            throw Refusal($"may not use the schema {schema}, and the owner cannot let it: grant usage on schema {schema} to {site}");
    }

    private Task<bool> HasAsync(string right, CancellationToken cancellationToken) =>
        owner.Database.SqlQuery<bool>($"select has_schema_privilege({site}, current_schema(), {right}) as \"Value\"").SingleAsync(cancellationToken);

    private async Task<List<string>> WrongAsync(CancellationToken cancellationToken)
    {
        var held = await owner.Database.SqlQuery<string>($"""
            select relname || ' ' || coalesce((select string_agg(r, ',' order by n) from unnest({Rights}) with ordinality as rights (r, n)
                where case when r in ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES') then has_any_column_privilege({site}, oid, r) else has_table_privilege({site}, oid, r) end), '') as "Value"
            from pg_class where relnamespace = current_schema()::regnamespace and relname = any({OwnerConnection.TablesOf(owner).ToArray()})
            """).ToListAsync(cancellationToken);
        return [.. held.Select(one => one.Split(' ')).Where(one => one[1] != string.Join(',', Of(one[0]))).Select(one => one[0]).Order(StringComparer.Ordinal)];
    }

    private Task GrantAsync(string table, CancellationToken cancellationToken)
    {
        var name = Quote(table);
        return RunAsync($"revoke all on table {name} from public, {Quoted}; grant {string.Join(", ", Of(table))} on table {name} to {Quoted}", cancellationToken);
    }

    private string[] Of(string table) => table == OwnerConnection.History ? Rights[..1] : _appendOnly.Contains(table) ? Rights[..2] : Rights[..4];

    private string Quoted => Quote(site);

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    // Not by EF, which takes braces for places of parameters.
    private async Task RunAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = owner.Database.CurrentTransaction!.GetDbTransaction().Command(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private ConfigurationException Refusal(string why) =>
        new("Jaytek:Database:ConnectionString", $"the role {site} {why}. docs/operations.md says under 'The owner's role' how to make the two");
}
