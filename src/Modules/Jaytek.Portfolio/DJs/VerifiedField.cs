using Jaytek.Contents.Contracts;

namespace Jaytek.Portfolio.DJs;

/// <summary>The badge says that somebody else has looked: nobody gives it to themselves.</summary>
internal sealed class VerifiedField : IEditorsFields
{
    public IEnumerable<string> Of(string contentType) => contentType == DJSummaries.Type ? [$"{DJSummaries.Type}.Verified"] : [];
}
