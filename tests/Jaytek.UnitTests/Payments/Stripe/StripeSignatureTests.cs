using System.Text;
using Jaytek.Payments.Stripe;

namespace Jaytek.UnitTests.Payments.Stripe;

/// <summary>Signatures of webhooks; what Stripe's own library says of them is in the integration tests.</summary>
public sealed class StripeSignatureTests
{
    private const string Secret = "whsec_oneSecret";

    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_795_000_000);
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("{\"id\":\"evt_1\"}");

    // Made once with `printf '%s' '1795000000.{"id":"evt_1"}' | openssl dgst -sha256 -hmac whsec_oneSecret`.
    private const string Known = "9598e627bf406856bf06f068eb38ab7ff055a0d895b49ab90cd42eed336646a0";

    [Fact]
    public void Signature_is_what_openssl_makes_of_time_dot_body() => Assert.Equal($"t=1795000000,v1={Known}", StripeSignature.Header(Body, [Secret], Now));

    [Theory]
    [InlineData(0, "Good")]
    [InlineData(-300, "Good")]
    [InlineData(300, "Good")]
    [InlineData(-301, "Untimely")]
    [InlineData(301, "Untimely")]
    [InlineData(86_400, "Untimely")]
    public void Time_has_to_be_near_on_both_sides(int seconds, string verdict) =>
        Assert.Equal(verdict, Check(StripeSignature.Header(Body, [Secret], Now.AddSeconds(seconds))));

    [Theory]
    [InlineData("t=1795000000,v1=" + Known, "Good")]
    [InlineData("v1=" + Known + ",t=1795000000", "Good")]
    [InlineData("t=1795000000, v1=" + Known, "Good")]
    [InlineData("t=1795000000,v1=00,v1=" + Known, "Good")]
    [InlineData("t=1795000000,v0=" + Known, "Unreadable")]
    [InlineData("t=1795000000,v1=" + Known + "00", "Unreadable")]
    [InlineData("t=1795000000,v1=", "Unreadable")]
    [InlineData("t=1795000000", "Unreadable")]
    [InlineData("v1=" + Known, "Unreadable")]
    [InlineData("t=1795000001,v1=" + Known, "Wrong")]
    [InlineData("t=1795000000,t=1795000000,v1=" + Known, "Unreadable")]
    [InlineData("t=-1795000000,v1=" + Known, "Unreadable")]
    [InlineData("t=99999999999999,v1=" + Known, "Unreadable")]
    [InlineData("t=now,v1=" + Known, "Unreadable")]
    [InlineData("", "Unreadable")]
    [InlineData(null, "Unreadable")]
    public void Header_is_read_strictly(string? header, string verdict) => Assert.Equal(verdict, Check(header));

    [Fact]
    public void Header_without_end_is_not_read() => Assert.Equal("Unreadable", Check($"t=1795000000,v1={Known},{new string('x', 5000)}"));

    [Fact]
    public void Any_of_our_secrets_may_have_signed_and_none_of_a_strangers()
    {
        var header = StripeSignature.Header(Body, [Secret], Now);
        Assert.Equal(StripeSignatureVerdict.Good, StripeSignature.Check(Body, header, ["whsec_next", Secret], Now));
        Assert.Equal(StripeSignatureVerdict.Wrong, StripeSignature.Check(Body, header, ["whsec_next"], Now));
        Assert.Equal(StripeSignatureVerdict.Wrong, StripeSignature.Check(Body, header, [], Now));
        Assert.Equal(StripeSignatureVerdict.Wrong, StripeSignature.Check([.. Body, 32], header, [Secret], Now));
    }

    private static string Check(string? header) => StripeSignature.Check(Body, header, [Secret], Now).ToString();
}
