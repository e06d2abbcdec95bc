namespace Jaytek.Contents.Contracts.Views;

/// <summary>Says where a draft can be seen as its page would be. The module that shows pages implements it, so that the editor knows neither pages nor themes.</summary>
public interface IContentPreview
{
    /// <summary>The address, from the root, at which the newest version of an item is shown to who may preview it; null where its type has no page of its own.</summary>
    string? Of(ContentTypeDefinition type, string contentItemId);
}
