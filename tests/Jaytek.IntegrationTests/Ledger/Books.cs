using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Ledger;

/// <summary>What tests do with the books.</summary>
internal static class Books
{
    /// <summary>A posting between two accounts, with a key of its own unless one is given.</summary>
    public static PostingDraft Draft(AccountRef from, AccountRef to, long amount, PostingKind kind = PostingKind.TopUp, string? key = null) => new()
    {
        Key = key ?? "test:" + PublicId.New(),
        Kind = kind,
        Source = "test",
        Description = "A test's.",
        Entries = [new EntryDraft(from, -amount), new EntryDraft(to, amount)],
    };

    public static Task<Result<Posted>> TryPostAsync(this TestSite site, PostingDraft draft) =>
        site.InScopeAsync(s => s.GetRequiredService<IPostings>().PostAsync(draft, CancellationToken.None));

    public static async Task<Posted> PostAsync(this TestSite site, PostingDraft draft)
    {
        var posted = await site.TryPostAsync(draft);
        Assert.Null(posted.Error);
        return posted.Value;
    }

    public static Task<Posted> PostAsync(this TestSite site, AccountRef from, AccountRef to, long amount, PostingKind kind = PostingKind.TopUp) =>
        site.PostAsync(Draft(from, to, amount, kind));

    public static async Task<long> BalanceAsync(this TestSite site, AccountRef account) =>
        (await site.InScopeAsync(s => s.GetRequiredService<IPostings>().BalanceAsync(account, CancellationToken.None))).Minor;

    /// <summary>Runs statements in one transaction that commits; the database's message where it refuses.</summary>
    public static Task<string?> TrySqlAsync(this TestSite site, params string[] statements) => site.InScopeAsync(async s =>
    {
        var db = s.GetRequiredService<UnitOfWork>().Db;
        await using var transaction = await db.Database.BeginTransactionAsync();
        try
        {
            foreach (var sql in statements)
            {
                await using var command = transaction.GetDbTransaction().Command(sql);
                await command.ExecuteNonQueryAsync();
            }
            await transaction.CommitAsync();
            return null;
        }
        catch (System.Data.Common.DbException e)
        {
            return e.Message;
        }
    });

    /// <summary>One number; its column is called <c>Value</c>.</summary>
    public static Task<long> NumberAsync(this TestSite site, string sql) => site.CountAsync(sql);

    public static Task<long> CountAsync(this TestSite site, string sql) => site.InScopeAsync(s =>
        s.GetRequiredService<UnitOfWork>().Db.Database.SqlQueryRaw<long>(sql).SingleAsync());
}
