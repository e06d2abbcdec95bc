using Jaytek.Identity.SecondFactor;
using Microsoft.AspNetCore.DataProtection;

namespace Jaytek.UnitTests.Identity;

public sealed class AuthenticatorSecretTests
{
    // RFC 6238, appendix B, SHA-1: the secret is "12345678901234567890", and its codes of eight digits end in these six.
    private const string Secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    private readonly AuthenticatorSecret _secrets;
    private readonly string _protected;

    public AuthenticatorSecretTests()
    {
        var protection = new EphemeralDataProtectionProvider();
        (_secrets, _protected) = (new AuthenticatorSecret(protection), protection.CreateProtector("Jaytek.Identity.Authenticator").Protect(Secret));
    }

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(seconds / 30, _secrets.StepOf(_protected, code, DateTimeOffset.FromUnixTimeSeconds(seconds)));

    [Fact]
    public void Code_of_the_step_before_and_after_is_taken_and_no_other()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1111111111);
        foreach (var (off, isTaken) in new[] { (-60, false), (-30, true), (30, true), (90, false) })
            Assert.Equal(isTaken, _secrets.StepOf(_protected, "050471", now.AddSeconds(off)) == 1111111111 / 30);
    }

    [Theory]
    [InlineData("050 471")]
    [InlineData("050-471")]
    public void Code_may_be_typed_in_groups(string code) => Assert.NotNull(_secrets.StepOf(_protected, code, DateTimeOffset.FromUnixTimeSeconds(1111111111)));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("05047")]
    [InlineData("0504711")]
    [InlineData("a lot of words 050471")]
    public void What_is_no_code_is_refused(string? code) => Assert.Null(_secrets.StepOf(_protected, code, DateTimeOffset.FromUnixTimeSeconds(1111111111)));

    [Fact]
    public void New_secret_has_160_bits_and_the_address_that_apps_read()
    {
        var made = _secrets.New();
        Assert.Equal(32, _secrets.Read(made).Length);
        Assert.Equal($"otpauth://totp/Quay%20%26%20Co:ada%40test.example?secret={_secrets.Read(made)}&issuer=Quay%20%26%20Co", _secrets.Uri(made, "Quay & Co", "ada@test.example"));
        var svg = QrDrawing.Draw(_secrets.Uri(made, "Quay", "ada"), "QR code");
        Assert.StartsWith("<svg class=\"qr\"", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", svg, StringComparison.Ordinal);
    }
}
