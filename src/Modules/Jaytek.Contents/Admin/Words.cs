using System.Globalization;
using Jaytek.Contents.Admin.Editors;
using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Admin;

/// <summary>The admin's English for things whose names are only known at run time.</summary>
internal static class Words
{
    /// <summary>The heading of a list of such things: Mix → Mixes, Gallery → Galleries, DJ → DJs. What ends in s is taken for a plural, as in News or Courses.</summary>
    public static string Plural(string name)
    {
        if (name.Length < 2 || name.EndsWith('s'))
            return name;
        if (name.EndsWith('x') || name.EndsWith('z') || name.EndsWith("ch", StringComparison.Ordinal) || name.EndsWith("sh", StringComparison.Ordinal))
            return name + "es";
        return name.EndsWith('y') && !"aeiouAEIOU".Contains(name[^2], StringComparison.Ordinal) ? name[..^1] + "ies" : name + "s";
    }

    /// <summary>The heading of the list of a type's items.</summary>
    public static string Plural(this ContentTypeDefinition type) => Plural(type.DisplayName);

    /// <summary>The same beside the lists of other types: with the technical name behind where two types are called the same.</summary>
    public static string PluralOf(this ContentDefinitions definitions, ContentTypeDefinition type) =>
        definitions.NamesakesOf(type).Count == 0 ? type.Plural() : $"{type.Plural()} ({type.Name})";

    /// <summary>A technical name as words: MenuItem → Menu item.</summary>
    public static string Apart(string technicalName) => string.Concat(technicalName.Select((c, at) =>
        at > 0 && char.IsUpper(c) && !char.IsUpper(technicalName[at - 1]) ? $" {char.ToLowerInvariant(c)}" : c.ToString()));

    /// <summary>What an editor is told whose texts show pictures from other hosts.</summary>
    public static string Elsewhere(int count) =>
        $"{(count == 1 ? "A picture lies" : $"{count} pictures lie")} on another site: visitors get a link in {(count == 1 ? "its" : "their")} place. Upload it to the library to show it.";

    /// <summary>The name inside a sentence: Mix → mix; DJ stays.</summary>
    public static string Inside(string name) =>
        name.Length > 1 && char.IsUpper(name[0]) && !char.IsUpper(name[1]) ? char.ToLowerInvariant(name[0]) + name[1..] : name;

    /// <summary>What a verb of the editor has done.</summary>
    public static string Done(string verb, ContentTypeDefinition type) => verb switch
    {
        "publish" => $"{type.DisplayName} published.",
        "unpublish" => $"{type.DisplayName} taken off the site. It is a draft now.",
        "discard" => "Draft discarded. What visitors see is the newest again.",
        "clone" => $"{type.DisplayName} copied. This is the copy, a draft of your own.",
        "schedule" => $"{type.DisplayName} scheduled. It publishes itself at the time you set.",
        "unschedule" => "Schedule cancelled. It stays a draft.",
        "merge-publish" => $"{type.DisplayName} published with what you chose.",
        Editors.TrashedItem.RestoreVerb => $"{type.DisplayName} restored from the trash, a draft with what you typed.",
        Editors.TrashedItem.NewVerb => "Saved as a new draft.",
        "merge" => "Draft saved with what you chose.",
        _ => "Draft saved.",
    };

    /// <summary>How long ago something was, in as few letters as say it; a date of the site's where it was long ago.</summary>
    public static string Ago(DateTimeOffset then, DateTimeOffset now, EditorZone here)
    {
        var age = now - then;
        if (age < TimeSpan.FromMinutes(1))
            return "just now";
        if (age < TimeSpan.FromHours(1))
            return string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalMinutes} min ago");
        if (age < TimeSpan.FromDays(1))
            return string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalHours} h ago");
        if (age < TimeSpan.FromDays(7))
            return string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalDays} d ago");
        var day = here.Of(then);
        return day.ToString(day.Year == here.Of(now).Year ? "d MMM" : "d MMM yyyy", CultureInfo.InvariantCulture);
    }

    /// <summary>The whole moment on the site's clocks, for tooltips and labels; where an element may stand there is <c>moment</c> for it.</summary>
    public static string Moment(DateTimeOffset instant, EditorZone here) => here.Of(instant).ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture);
}
