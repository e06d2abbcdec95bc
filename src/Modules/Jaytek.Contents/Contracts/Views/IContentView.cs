namespace Jaytek.Contents.Contracts.Views;

/// <summary>
/// Builds the model of the view <c>Content/{Type}.{DisplayType}</c>. The module that owns the type implements it, so that pages
/// and lists show items of modules that they do not know.
/// </summary>
public interface IContentView
{
    /// <summary>The technical name of the type.</summary>
    string ContentType { get; }

    /// <summary>The models of some items in their order, for one display type such as <c>Detail</c> or <c>Summary</c>; all at once, so that what they refer to is read once.</summary>
    Task<IReadOnlyList<object>> BuildAsync(IReadOnlyList<ContentItem> items, string displayType, CancellationToken cancellationToken);
}
