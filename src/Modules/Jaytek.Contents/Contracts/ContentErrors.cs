using Jaytek.Kernel;

namespace Jaytek.Contents.Contracts;

/// <summary>Collects what is wrong with an item, by the path of the member: <c>Mix.Bpm</c>, <c>Tracklist.ContentItems[2].TracklistEntry.Title</c>.</summary>
public sealed class ContentErrors
{
    private readonly SortedDictionary<string, List<string>> _messages;
    private readonly string _prefix;

    /// <summary>No errors yet.</summary>
    public ContentErrors() : this(new SortedDictionary<string, List<string>>(StringComparer.Ordinal), "") { }

    private ContentErrors(SortedDictionary<string, List<string>> messages, string prefix) => (_messages, _prefix) = (messages, prefix);

    /// <summary>True while nothing is wrong.</summary>
    public bool IsEmpty => _messages.Count == 0;

    /// <summary>The same collection, with paths below <paramref name="path"/>.</summary>
    public ContentErrors In(string path) => new(_messages, Join(path));

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
