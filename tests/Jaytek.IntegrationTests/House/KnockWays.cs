namespace Jaytek.IntegrationTests.House;

/// <summary>The ways to knock that all lists share.</summary>
internal static class KnockWays
{
    /// <summary>An id that is well formed and names nothing.</summary>
    public const string Missing = "4nobodyhaseverseenthisrun1";

    public static Knock Get(string with, Func<Stage, string> address) =>
        new(with, (stage, _) => Task.FromResult(new HttpRequestMessage(HttpMethod.Get, address(stage))));

    public static Knock Delete(string with, Func<Stage, Task<string>> address) =>
        new(with, async (stage, _) => new HttpRequestMessage(HttpMethod.Delete, await address(stage)));

    public static Knock Form(string with, Func<Stage, Task<string>> address, params (string Name, string Value)[] fields) =>
        new(with, async (stage, token) => Posting(await address(stage), token, fields));

    /// <summary>As <see cref="Form"/>, with values that are new at each knock.</summary>
    public static Knock FreshForm(string with, Func<Stage, Task<string>> address, params Func<(string Name, string Value)>[] fields) =>
        new(with, async (stage, token) => Posting(await address(stage), token, [.. fields.Select(field => field())]));

    public static HttpRequestMessage Posting(string address, string token, params (string Name, string Value)[] fields) => new(HttpMethod.Post, address)
    {
        Content = new FormUrlEncodedContent([.. fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2))]),
    };

    public static HttpRequestMessage Json(string address, string body) => new(HttpMethod.Post, address)
    {
        Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
    };
}
