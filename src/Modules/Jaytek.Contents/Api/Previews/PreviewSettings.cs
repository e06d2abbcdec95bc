namespace Jaytek.Contents.Api.Previews;

/// <summary>Where drafts are shown by a client of the site's own; section <c>ContentPreview</c> of the step <c>Settings</c>.</summary>
internal sealed class PreviewSettings
{
    public const string Key = "ContentPreview";

    /// <summary>
    /// The client's address with <c>{token}</c>, <c>{id}</c>, <c>{type}</c> and <c>{path}</c> where these belong, such as
    /// <c>https://next-site.example/preview?token={token}&amp;id={id}</c>; empty for the API's own address.
    /// </summary>
    public string ClientAddress { get; set; } = "";
}
