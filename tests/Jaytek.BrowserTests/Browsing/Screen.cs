namespace Jaytek.BrowserTests.Browsing;

/// <summary>What a visitor looks at.</summary>
public sealed record Screen(int Width, int Height, bool IsDark)
{
    public static Screen Desktop { get; } = new(1440, 900, IsDark: false);

    public static Screen Phone { get; } = new(390, 844, IsDark: false);

    /// <summary>For <c>[MemberData]</c>: a desk and a phone, light and dark, and the narrowest screen that must do.</summary>
    public static TheoryData<int, int, bool> All { get; } = new()
    {
        { 1440, 900, false },
        { 1440, 900, true },
        { 390, 844, false },
        { 390, 844, true },
        { 320, 640, false },
    };
}
