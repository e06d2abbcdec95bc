using System.Security.Cryptography;
using System.Text.Json;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.DataProtection;

namespace Jaytek.Contents.Admin.Editors.Controls;

/// <summary>
/// What a picker may ask for, sealed into the page for the person who was shown it: so the search answers what a definition's picker
/// offers, and nobody asks it for users or items of kinds that no editor of theirs shows.
/// </summary>
internal sealed class PickerTickets(IDataProtectionProvider protection, ICurrentActor current)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Jaytek.Contents.Picker");

    /// <summary>Seals an input for the current user.</summary>
    public string Seal(FormInput input) => _protector.Protect(JsonSerializer.Serialize(new Contents(
        current.Actor.UserId ?? "", input.Control, input.Source, input.EditableOnly, input.ContentTypes, input.Roles)));

    /// <summary>The input that was sealed, without values; null where the seal is broken or another's.</summary>
    public FormInput? Open(string? ticket)
    {
        if (string.IsNullOrEmpty(ticket) || Read(ticket) is not { } contents || contents.UserId != (current.Actor.UserId ?? ""))
            return null;
        return new FormInput("", contents.Control, "")
        {
            Source = contents.Source,
            EditableOnly = contents.EditableOnly,
            ContentTypes = contents.ContentTypes,
            Roles = contents.Roles,
        };
    }

    private Contents? Read(string ticket)
    {
        try
        {
            return JsonSerializer.Deserialize<Contents>(_protector.Unprotect(ticket));
        }
        catch (Exception e) when (e is CryptographicException or JsonException)
        {
            return null;
        }
    }

    private sealed record Contents(
        string UserId, FormControl Control, string? Source, bool EditableOnly, IReadOnlyList<string> ContentTypes, IReadOnlyList<string> Roles);
}
