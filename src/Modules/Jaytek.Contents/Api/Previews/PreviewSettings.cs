using System.ComponentModel.DataAnnotations;

namespace Jaytek.Contents.Api.Previews;

/// <summary>Where drafts are shown by a client of the site's own; section <c>ContentPreview</c> of the step <c>Settings</c>.</summary>
internal sealed class PreviewSettings : IValidatableObject
{
    public const string Key = "ContentPreview";

    private const int LongestAddress = 1_000;

    /// <summary>
    /// The client's address with <c>{token}</c>, <c>{id}</c>, <c>{type}</c> and <c>{path}</c> where these belong, such as
    /// <c>https://next-site.example/preview?token={token}&amp;id={id}</c>; empty for the API's own address.
    /// </summary>
    [Display(
        Name = "Address",
        Description = "The page that shows drafts, with {token} and {id} where these belong: https://next-site.example/preview?id={id}&token={token}. "
            + "{type} and {path} may stand in it too. Empty: links lead to the API's own answer.")]
    [StringLength(LongestAddress)]
    public string ClientAddress { get; set; } = "";

    /// <summary>Whether links lead to a page for people. An address that came by a way that asks no form, and is none, gets no token.</summary>
    public bool HasClient() => ClientAddress.Length > 0 && PreviewAddress.WhatIsWrong(ClientAddress) is null;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        ClientAddress.Length > 0 && PreviewAddress.WhatIsWrong(ClientAddress) is { } wrong ? [new ValidationResult(wrong, [nameof(ClientAddress)])] : [];
}
