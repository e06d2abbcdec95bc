using System.Security.Cryptography;
using System.Text;
using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.SecondFactor;

/// <summary>Makes recovery codes and finds them again by their hashes.</summary>
internal static class RecoveryCodes
{
    public const int Count = 10;

    private const int Length = 16;
    private const int Group = 4;

    /// <summary>Ten new codes in place of whatever there was, written in groups of four; they are shown once and kept as hashes.</summary>
    public static async Task<IReadOnlyList<string>> RenewAsync(JaytekDb db, string userId, CancellationToken cancellationToken)
    {
        await db.Set<RecoveryCode>().Where(code => code.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        // The last of an id's characters carry five random bits each.
        var codes = Enumerable.Range(0, Count).Select(_ => PublicId.New()[^Length..]).ToList();
        db.AddRange(codes.Select(code => new RecoveryCode { UserId = userId, Hash = Hash(userId, code) }));
        return [.. codes.Select(code => string.Join('-', code.Chunk(Group).Select(part => new string(part))))];
    }

    public static Task<int> LeftAsync(JaytekDb db, string userId, CancellationToken cancellationToken) =>
        db.Set<RecoveryCode>().CountAsync(code => code.UserId == userId && code.UsedAt == null, cancellationToken);

    /// <summary>Uses a code up: true for one of the account that was not used before, also where two come with it at once.</summary>
    public static async Task<bool> UseAsync(JaytekDb db, string userId, string? typed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (typed is not { Length: > 0 and < 64 })
            return false;
        // The alphabet has no i, l, o and u: whoever reads one means the digit.
        var code = new string([.. typed.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit).Select(c => c switch { 'i' or 'l' => '1', 'o' => '0', _ => c })]);
        var hash = Hash(userId, code);
        DateTimeOffset? used = now;
        return await db.Set<RecoveryCode>().Where(one => one.UserId == userId && one.Hash == hash && one.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.UsedAt, used), cancellationToken) == 1;
    }

    private static string Hash(string userId, string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{userId}:{code}")));
}
