namespace Jaytek.BrowserTests.Days.Hands;

/// <summary>How a person goes through a day.</summary>
public enum Way
{
    /// <summary>With a pointer, and with scripts.</summary>
    Pointer,

    /// <summary>With the keyboard alone, and with scripts.</summary>
    Keyboard,

    /// <summary>With a pointer and without scripts: links and forms.</summary>
    Plain,
}
