using Jaytek.Payments.Stripe;
using Jaytek.Payments.Stripe.Calls;

namespace Jaytek.UnitTests.Payments.Stripe;

/// <summary>Who sets the webhook up reads which events to subscribe to: those that are read.</summary>
public sealed class StripeEventDocsTests
{
    [Fact]
    public void Operations_name_every_event_that_is_read_and_its_version()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Jaytek.Cms.sln")))
            folder = folder.Parent!;
        var said = File.ReadAllText(Path.Combine(folder.FullName, "docs", "operations.md"));
        Assert.All(StripeEvents.Types, type => Assert.Contains($"`{type}`", said, StringComparison.Ordinal));
        Assert.Contains($"`{StripeRequest.Version}`", said, StringComparison.Ordinal);
    }
}
