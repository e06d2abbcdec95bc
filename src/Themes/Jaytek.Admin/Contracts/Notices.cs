using System.Text.Json;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Jaytek.Admin.Contracts;

/// <summary>How a notice is meant.</summary>
public enum NoticeKind
{
    /// <summary>Good to know.</summary>
    Info,

    /// <summary>It worked.</summary>
    Success,

    /// <summary>It worked, but look.</summary>
    Warning,

    /// <summary>It did not work.</summary>
    Error,
}

/// <summary>A message for the next page that this browser is shown.</summary>
/// <param name="Kind">How it is meant.</param>
/// <param name="Text">A sentence.</param>
public sealed record Notice(NoticeKind Kind, string Text);

/// <summary>Notices that outlive a redirect.</summary>
public static class NoticeExtensions
{
    private const string Key = "jaytek.notices";
    private const int MostNotices = 3;
    private const int MostCharacters = 1_000;

    /// <summary>
    /// Shows <paramref name="text"/> on the next page: errors stay in the page, everything else is a toast. Notices travel in a cookie, and
    /// a server refuses requests with too much of those: of a longer text than 1,000 characters the beginning is shown, and the newest three.
    /// </summary>
    public static void Notify(this ITempDataDictionary tempData, NoticeKind kind, string text) =>
        tempData[Key] = JsonSerializer.Serialize<IReadOnlyList<Notice>>([.. Read(tempData.Peek(Key)).TakeLast(MostNotices - 1), new Notice(kind, Bounded(text))]);

    /// <summary>Takes the notices that wait.</summary>
    internal static IReadOnlyList<Notice> TakeNotices(this ITempDataDictionary tempData) => Read(tempData[Key]);

    private static string Bounded(string text)
    {
        if (text.Length <= MostCharacters)
            return text;
        // Half of a pair of surrogates is no character, and no cookie takes it.
        var end = char.IsHighSurrogate(text[MostCharacters - 2]) ? MostCharacters - 2 : MostCharacters - 1;
        return text[..end] + "…";
    }

    private static IReadOnlyList<Notice> Read(object? kept) =>
        kept is string json ? JsonSerializer.Deserialize<IReadOnlyList<Notice>>(json) ?? [] : [];
}
