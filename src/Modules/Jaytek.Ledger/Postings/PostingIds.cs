namespace Jaytek.Ledger.Postings;

/// <summary>
/// Numbers of postings: 41 bits of milliseconds since 2020 and 22 random bits. The entries come before their posting, so its number has to be
/// known before it is written; and numbers in the order of time keep an account's entries together in the index.
/// </summary>
internal sealed class PostingIds(TimeProvider clock)
{
    private const int RandomBits = 22;

    private static readonly DateTimeOffset Start = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private long _last;

    /// <summary>A number above all that this process gave before, and above one that is known. Another process's of the same millisecond may be the same once in four millions; the database then refuses the second.</summary>
    public long Next(long above)
    {
        var milliseconds = (long)(clock.GetUtcNow() - Start).TotalMilliseconds;
        var candidate = (milliseconds << RandomBits) | (uint)System.Security.Cryptography.RandomNumberGenerator.GetInt32(1 << RandomBits);
        while (true)
        {
            var last = Interlocked.Read(ref _last);
            var next = Math.Max(candidate, Math.Max(last, above) + 1);
            if (Interlocked.CompareExchange(ref _last, next, last) == last)
                return next;
        }
    }

    /// <summary>The first number that a posting of this instant or later can have; for reading a span of time by the numbers' index.</summary>
    public static long From(DateTimeOffset instant) => (long)(instant - Start).TotalMilliseconds << RandomBits;

    /// <summary>The instant of a number, to the millisecond: when its posting was written, as its row says too.</summary>
    public static DateTimeOffset At(long id) => Start.AddMilliseconds(id >> RandomBits);
}
