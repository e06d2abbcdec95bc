namespace Jaytek.__Name__.Greeting;

/// <summary>What one says, by the hour.</summary>
internal static class Salutation
{
    public static string At(DateTimeOffset now) => now.Hour switch
    {
        < 5 or >= 22 => "Good night",
        < 12 => "Good morning",
        < 18 => "Good afternoon",
        _ => "Good evening",
    };
}
