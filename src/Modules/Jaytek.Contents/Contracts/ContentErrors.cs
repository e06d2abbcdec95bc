using Jaytek.Kernel;

namespace Jaytek.Contents.Contracts;

/// <summary>Collects what is wrong with an item, by the path of the member: <c>Mix.Bpm</c>, <c>Tracklist.ContentItems[2].TracklistEntry.Title</c>.</summary>
public sealed class ContentErrors
{
    private readonly SortedDictionary<string, List<string>> _messages;
    private readonly string _prefix;

    /// <summary>No errors yet.</summary>
    /// <param name="check">What the item is checked for.</param>
    public ContentErrors(ContentCheck check = ContentCheck.Whole) : this(new SortedDictionary<string, List<string>>(StringComparer.Ordinal), "", check) { }

    private ContentErrors(SortedDictionary<string, List<string>> messages, string prefix, ContentCheck check) =>
        (_messages, _prefix, Check) = (messages, prefix, check);

    /// <summary>What the item is checked for.</summary>
    public ContentCheck Check { get; }

    /// <summary>True while nothing is wrong.</summary>
    public bool IsEmpty => _messages.Count == 0;

    /// <summary>Whether something is wrong with the thing itself.</summary>
    public bool IsWrong => _messages.ContainsKey(_prefix);

    /// <summary>The same collection, with paths below <paramref name="path"/>.</summary>
    public ContentErrors In(string path) => new(_messages, Join(path), Check);

    /// <summary>Something is wrong with the thing itself.</summary>
    public void Add(string message) => Add("", message);

    /// <summary>Something is wrong with a member of it.</summary>
    public void Add(string member, string message)
    {
        var path = member.Length == 0 ? _prefix : Join(member);
        if (!_messages.TryGetValue(path, out var list))
            _messages.Add(path, list = []);
        list.Add(message);
    }

    /// <summary>A value that visitors need is missing: an error only where the item is about to be shown to them.</summary>
    public void AddMissing(string member, string message)
    {
        if (Check.HasFlag(ContentCheck.Missing))
            Add(member, message);
    }

    /// <summary>As <see cref="AddMissing(string, string)"/>, of the thing itself.</summary>
    public void AddMissing(string message) => AddMissing("", message);

    /// <summary>The refusal that carries all of it: code <c>contents.item.invalid</c>.</summary>
    public Error ToError() => new(
        "contents.item.invalid",
        string.Join(" ", _messages.Values.SelectMany(list => list)),
        ErrorKind.Invalid,
        _messages.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray()));

    private string Join(string member)
    {
        if (_prefix.Length == 0)
            return member;
        return member.StartsWith('[') ? _prefix + member : $"{_prefix}.{member}";
    }
}

/// <summary>What an item is checked for, beside wrong values.</summary>
[Flags]
public enum ContentCheck
{
    /// <summary>Nothing: the import of a draft.</summary>
    None = 0,
    /// <summary>Values that are required and missing. A draft may lack them.</summary>
    Missing = 1,
    /// <summary>What is bad form and does no harm, such as line ends in what is one line: it is refused where somebody writes it, and an import brings what its source allowed.</summary>
    Written = 2,
    /// <summary>What somebody writes and visitors are about to see.</summary>
    Whole = Missing | Written,
}
