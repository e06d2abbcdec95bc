using System.Security.Cryptography;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Contracts.Views;
using Jaytek.Contents.Items;
using Jaytek.Contents.Parts;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.AspNetCore.DataProtection;

namespace Jaytek.Contents.Admin.Editors;

/// <summary>
/// The form of a new item carries the id that its item shall have, sealed for the person who was shown it: however often the form is
/// posted, also at one moment, there is one item. Who is the first is decided by the unique key of the items.
/// </summary>
internal sealed class NewForms(IDataProtectionProvider protection, ICurrentActor current, IContentReader reader, ItemPreparation preparation)
{
    /// <summary>The form's name of it.</summary>
    public const string Name = INewContentForms.Name;

    private readonly IDataProtector _protector = protection.CreateProtector("Jaytek.Contents.NewItem");

    /// <summary>What the form of a new item of this type carries.</summary>
    public string Seal(string id, ContentTypeDefinition type) => _protector.Protect($"{id} {type.Name} {current.Actor.UserId}");

    /// <summary>The id that was sealed; null where nothing was, where the seal is broken, or where it is another's or of another type.</summary>
    public string? Open(string? posted, ContentTypeDefinition type)
    {
        if (string.IsNullOrEmpty(posted))
            return null;
        try
        {
            return _protector.Unprotect(posted).Split(' ', 3) is [var id, var typeName, var userId] && typeName == type.Name && userId == (current.Actor.UserId ?? "")
                ? id
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The newest version of what an earlier post of the form has made, or null.</summary>
    public Task<ContentItem?> FindAsync(string id, CancellationToken cancellationToken) => reader.GetAsync(id, ContentVersion.Latest, cancellationToken);

    /// <summary>Makes what was posted again comparable with what it made: canonical, and with the address and alias that it was given then.</summary>
    public void Align(ContentItem item, ContentItem made, ContentTypeDefinition type)
    {
        foreach (var (part, member) in new[] { (AutoroutePart.PartName, "Path"), (AliasPart.PartName, "Alias") })
        {
            if (type.FirstOf(part) is { } attached && item.Part(attached.Name)?[member].AsText() is null or "" && made.Part(attached.Name)?[member] is { } name)
                item.GetOrAddPart(attached.Name)[member] = name.DeepClone();
        }

        preparation.Normalize(type, item, made);
    }

    /// <summary>Whether an earlier post did already what this one asks for.</summary>
    public static bool IsDone(EditorVerb verb, ContentItem item, ContentItem made) =>
        (verb.Name is "save" or "schedule" or "autosave" || (verb.Name == "publish" && made.Published)) && JsonEquality.AreEqual(item.Parts, made.Parts);

    /// <summary>The state that the form goes on from: what it made, as long as nobody has saved that since; else one that no item has.</summary>
    public static string TagOf(ContentItem made) => made.ModifiedUtc == made.CreatedUtc ? made.Tag ?? "" : "";
}
