using System.Security.Cryptography;
using System.Text.Json;
using Jaytek.Ledger.Contracts;

namespace Jaytek.Ledger.Postings;

/// <summary>What makes two drafts the same: all that moves money and all that is to be found again; not the sentence that describes it.</summary>
internal static class PostingHash
{
    /// <summary>32 bytes. The lines count in their order, the metadata in the order of their names.</summary>
    public static byte[] Of(PostingDraft draft) => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new object?[]
    {
        1,
        Words.Of(draft.Kind),
        draft.Source,
        draft.Reverses,
        draft.Entries.Select(e => new object[] { Words.Of(e.Account.Kind), e.Account.Owner, e.Account.Currency, e.Amount }),
        draft.Metadata.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => new[] { one.Key, one.Value }),
    }));
}
