using Jaytek.Kernel;

namespace Jaytek.Ledger.Documents;

/// <summary>A kind of document: makes the HTML that is printed.</summary>
internal interface IPrintable
{
    /// <summary>One of <see cref="DocumentKinds"/>.</summary>
    string Kind { get; }

    /// <summary>The whole document. A refusal is noted as a failed try.</summary>
    Task<Result<string>> HtmlAsync(string subject, CancellationToken cancellationToken);
}
