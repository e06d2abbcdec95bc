using Jaytek.Contents.Contracts;
using Jaytek.Contents.Model;

namespace Jaytek.Contents.Definitions.Drafts;

/// <summary>Says change by change what lies between two states of the definitions. What goes with its type or part is no line of its own.</summary>
internal sealed class DraftChanges(ContentDefinitions before, ContentDefinitions after, ContentKinds kinds, IReadOnlySet<string> open)
{
    private const string Stays =
        "What items hold in it stays in their JSON, also when they are saved again, and the content API goes on sending it. Editors no longer see it, nobody finds items by it; ";

    private readonly ChangeEffects _effects = new(kinds);

    public IReadOnlyList<DefinitionChange> List() =>
    [
        .. Names(before.Types.Select(type => type.Name), after.Types.Select(type => type.Name)).SelectMany(Types),
        .. Names(before.Parts.Select(part => part.Name), after.Parts.Select(part => part.Name)).SelectMany(Parts),
    ];

    private static IEnumerable<string> Names(IEnumerable<string> left, IEnumerable<string> right) =>
        left.Concat(right).Distinct().Order(StringComparer.Ordinal);

    private IEnumerable<DefinitionChange> Types(string name)
    {
        switch (before.Type(name), after.Type(name))
        {
            case (null, { } made):
                yield return new(ChangeKind.Added, ChangeSubject.Type, "", name, made.DisplayName, [], "Nothing that is there changes.")
                {
                    Details = [.. made.Parts.Select(part => _effects.Describe(part)), .. open.Contains(name) ? ["Everybody may see published items"] : Array.Empty<string>()],
                };
                break;
            case ({ } gone, null):
                yield return new(ChangeKind.Removed, ChangeSubject.Type, "", name, gone.DisplayName, [name],
                    "It goes only where nothing is made of it. Rights that name it grant nothing any more.");
                break;
            case ({ } was, { } now):
                var details = ChangeEffects.Settings(was.Settings, now.Settings);
                if (was.DisplayName != now.DisplayName)
                    details = [$"Name: {was.DisplayName} → {now.DisplayName}", .. details];
                if (details.Count > 0)
                    yield return new(ChangeKind.Changed, ChangeSubject.Type, "", name, now.DisplayName, [name], "It counts at once, also for items that are there.") { Details = details };
                foreach (var change in Attachments(was, now))
                    yield return change;
                break;
        }
    }

    private IEnumerable<DefinitionChange> Attachments(ContentTypeDefinition was, ContentTypeDefinition now)
    {
        foreach (var name in was.Parts.Select(part => part.Name).Concat(now.Parts.Select(part => part.Name)).Distinct())
        {
            switch (was.Part(name), now.Part(name))
            {
                case (null, { } made):
                    yield return new(ChangeKind.Added, ChangeSubject.Attachment, now.Name, name, _effects.NameOf(made), [now.Name], ChangeEffects.OfNew(made));
                    break;
                case ({ } gone, null) when after.Part(gone.Part.Name) is not null || before.Part(gone.Part.Name) is null:
                    yield return new(ChangeKind.Removed, ChangeSubject.Attachment, now.Name, name, _effects.NameOf(gone), [now.Name],
                        Stays + $"a part of the name {name} brings it back." + (gone.Part.Name == "AutoroutePart" ? " Items keep the addresses that they have; new ones get none." : ""));
                    break;
                case ({ } first, { } second) when ChangeEffects.Settings(first.Settings, second.Settings) is { Count: > 0 } details:
                    yield return new(ChangeKind.Changed, ChangeSubject.Attachment, now.Name, name, _effects.NameOf(second), [now.Name], ChangeEffects.OfChanged(details)) { Details = details };
                    break;
            }
        }
    }

    private IEnumerable<DefinitionChange> Parts(string name)
    {
        var types = before.Types.Where(type => type.FirstOf(name) is not null).Select(type => type.Name).ToList();
        switch (before.Part(name), after.Part(name))
        {
            // The fields of a new type are told with it.
            case (null, { } made) when before.Type(name) is null && after.Type(name) is not null:
                break;
            case (null, { } made):
                yield return new(ChangeKind.Added, ChangeSubject.Part, "", name, ChangeEffects.NameOf(made), types, "Nothing that is there changes.")
                {
                    Details = [.. made.Fields.Select(_effects.Describe)],
                };
                break;
            case ({ } gone, null) when types.All(type => after.Type(type) is null) && types.Count > 0:
                break;
            case ({ } gone, null):
                yield return new(ChangeKind.Removed, ChangeSubject.Part, "", name, ChangeEffects.NameOf(gone), types, Stays + $"a part of the name {name} brings it back.");
                break;
            case ({ } was, { } now):
                if (ChangeEffects.Settings(was.Settings, now.Settings) is { Count: > 0 } details)
                    yield return new(ChangeKind.Changed, ChangeSubject.Part, "", name, ChangeEffects.NameOf(now), types, ChangeEffects.OfChanged(details)) { Details = details };
                foreach (var change in Fields(was, now, types))
                    yield return change;
                break;
        }
    }

    private IEnumerable<DefinitionChange> Fields(ContentPartDefinition was, ContentPartDefinition now, IReadOnlyList<string> types)
    {
        var moved = was.Fields.OrderBy(field => field.Position).Select(field => field.Name).Where(name => now.Field(name) is not null)
            .SequenceEqual(now.Fields.OrderBy(field => field.Position).Select(field => field.Name).Where(name => was.Field(name) is not null));
        if (!moved)
        {
            yield return new(ChangeKind.Changed, ChangeSubject.Part, "", now.Name, ChangeEffects.NameOf(now), types, "Only what editors see changes.")
            {
                Details = [$"Order: {string.Join(", ", now.Fields.OrderBy(field => field.Position).Select(field => field.DisplayName))}"],
            };
        }

        foreach (var name in was.Fields.Concat(now.Fields).Select(field => field.Name).Distinct())
        {
            DefinitionChange Change(ChangeKind kind, ContentPartFieldDefinition field, string effect) =>
                new(kind, ChangeSubject.Field, now.Name, name, field.DisplayName, types, effect);

            switch (was.Field(name), now.Field(name))
            {
                case (null, { } made):
                    yield return Change(ChangeKind.Added, made, ChangeEffects.OfNew(made)) with { Details = [_effects.Describe(made)] };
                    break;
                case ({ } gone, null):
                    yield return Change(ChangeKind.Removed, gone, Stays + "a field of the same name and kind brings it back.");
                    break;
                case ({ } first, { } second) when first.FieldName != second.FieldName:
                    yield return Change(ChangeKind.Replaced, second, "Values of the old kind stay in the items' JSON. An item whose value does not fit the new kind is refused when it is next saved, until it is typed anew.")
                        with { Details = [$"Kind: {_effects.KindOf(first)} → {_effects.KindOf(second)}"] };
                    break;
                case ({ } first, { } second) when ChangeEffects.Settings(first.Settings, second.Settings, withPosition: false) is { Count: > 0 } details:
                    yield return Change(ChangeKind.Changed, second, _effects.OfChanged(first, second, details)) with { Details = details };
                    break;
            }
        }
    }
}
