using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Jaytek.IntegrationTests.Sites;
using Jaytek.IntegrationTests.StandIns.Stripe;
using Jaytek.Payments.Intake;
using Jaytek.Payments.Stripe;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Payments.Histories;

/// <summary>The provider's post: what happened there waits here until a step has it brought, in whatever order, or lost.</summary>
internal sealed class Post
{
    private readonly TestSite _site;
    private readonly StripeStandIn _standIn;
    private readonly List<string> _waiting = [];
    private int _copies;

    public Post(TestSite site, StripeStandIn standIn)
    {
        (_site, _standIn) = (site, standIn);
        standIn.Hooks.Send = SendAsync;
    }

    /// <summary>The ids of events that were brought, each once.</summary>
    public List<string> Brought { get; } = [];

    /// <summary>How many wait.</summary>
    public int Waiting
    {
        get
        {
            Gather();
            return _waiting.Count;
        }
    }

    /// <summary>Brings some of those that wait, as <paramref name="pick"/> chooses and orders them; how many.</summary>
    public async Task<int> BringAsync(Func<IReadOnlyList<string>, IEnumerable<string>> pick)
    {
        Gather();
        var chosen = pick([.. _waiting]).ToList();
        foreach (var id in chosen)
            await _standIn.Hooks.RedeliverAsync(id);
        Note(chosen);
        return chosen.Count;
    }

    /// <summary>Brings one of them several times at the same moment.</summary>
    public async Task BringAtOnceAsync(string id, int times, params Task[] meanwhile)
    {
        await Task.WhenAll([.. Enumerable.Range(0, times).Select(_ => Task.Run(() => _standIn.Hooks.RedeliverAsync(id))), .. meanwhile]);
        Note([id]);
    }

    /// <summary>Loses the next that wait: nobody brings them.</summary>
    public int Lose(int count)
    {
        Gather();
        var lost = Math.Min(count, _waiting.Count);
        _waiting.RemoveRange(0, lost);
        return lost;
    }

    public string? Next(int which)
    {
        Gather();
        return _waiting.Count == 0 ? null : _waiting[which % _waiting.Count];
    }

    /// <summary>An event that was brought before, once more.</summary>
    public Task AgainAsync(string id) => _standIn.Hooks.RedeliverAsync(id);

    /// <summary>What an event that was brought before says, as another event.</summary>
    public Task CopyAsync(string id)
    {
        JsonObject copy;
        lock (_standIn.Books.Gate)
            copy = _standIn.Books.ById(id)!.DeepClone().AsObject();
        copy["id"] = $"evt_copy_{++_copies}";
        return ForgeAsync(copy);
    }

    /// <summary>Brings what the provider never wrote, signed as if it had.</summary>
    public async Task<HttpStatusCode> ForgeAsync(JsonObject told, bool signedByAnother = false)
    {
        var secrets = _standIn.Hooks.Secrets;
        if (signedByAnother)
            _standIn.Hooks.Secrets = ["whsec_somebodyElsesSecret0001"];
        using var request = _standIn.Hooks.Signed(Encoding.UTF8.GetBytes(told.ToJsonString()));
        _standIn.Hooks.Secrets = secrets;
        using var answer = await SendAsync(request);
        return answer.StatusCode;
    }

    private void Note(IReadOnlyCollection<string> brought)
    {
        _waiting.RemoveAll(brought.Contains);
        Brought.AddRange(brought.Except(Brought).ToList());
    }

    private void Gather()
    {
        lock (_standIn.Books.Gate)
        {
            _waiting.AddRange(_standIn.Books.Untold.Select(told => (string)told["id"]!));
            _standIn.Books.Untold.Clear();
        }
    }

    // Past the network, which other tests have: a history brings thousands.
    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        var body = await request.Content!.ReadAsByteArrayAsync();
        var headers = new HeaderDictionary { [StripeSignature.HeaderName] = request.Headers.GetValues(StripeSignature.HeaderName).Single() };
        var stored = await _site.InScopeAsync(s => s.GetRequiredService<StoreEvent>().RunAsync(StripeProvider.ProviderName, body, headers, CancellationToken.None));
        return new HttpResponseMessage(stored.Error is null ? HttpStatusCode.OK : HttpStatusCode.BadRequest);
    }
}
