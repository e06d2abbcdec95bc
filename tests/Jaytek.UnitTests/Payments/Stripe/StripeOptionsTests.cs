using Jaytek.Engine.Configuration;
using Jaytek.Engine.Data;
using Jaytek.Payments;
using Jaytek.Payments.Stripe;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Jaytek.UnitTests.Payments.Stripe;

/// <summary>The settings of the account at Stripe.</summary>
public sealed class StripeOptionsTests
{
    [Fact]
    public void Nothing_is_asked_for_without_a_key() => Assert.Empty(new StripeOptions { ApiBase = "nonsense", TimeoutSeconds = 0 }.Problems());

    [Theory]
    [InlineData("https://api.stripe.com", "sk_test_abc123", "whsec_abc123", "")]
    [InlineData("http://127.0.0.1:8080", "rk_live_abc123", "whsec_abc123, whsec_def456", "")]
    [InlineData("http://localhost:8080", "sk_test_abc123", "whsec_abc123", "")]
    [InlineData("http://stripe.example", "sk_test_abc123", "whsec_abc123", "ApiBase")]
    [InlineData("https://api.stripe.com/v1", "sk_test_abc123", "whsec_abc123", "ApiBase")]
    [InlineData("https://me:you@api.stripe.com", "sk_test_abc123", "whsec_abc123", "ApiBase")]
    [InlineData("api.stripe.com", "sk_test_abc123", "whsec_abc123", "ApiBase")]
    [InlineData("https://api.stripe.com", "pk_test_abc123", "whsec_abc123", "SecretKey")]
    [InlineData("https://api.stripe.com", "sk_test_abc123 ", "whsec_abc123", "SecretKey")]
    [InlineData("https://api.stripe.com", "sk_test_abc123\r\nX: 1", "whsec_abc123", "SecretKey")]
    [InlineData("https://api.stripe.com", "sk_test_abc123", "", "WebhookSecret")]
    [InlineData("https://api.stripe.com", "sk_test_abc123", "whsec_abc123,secret12345", "WebhookSecret")]
    public void With_a_key_everything_is_checked_and_no_secret_is_told(string address, string key, string secret, string wrong)
    {
        var problems = new StripeOptions { ApiBase = address, SecretKey = key, WebhookSecret = secret }.Problems().ToList();
        Assert.Equal(wrong, string.Join(' ', problems.Select(p => p.Key)));
        Assert.DoesNotContain(problems, p => p.Message.Contains("abc123", StringComparison.Ordinal));
    }

    [Theory, InlineData(0, 3), InlineData(121, 3), InlineData(30, -1), InlineData(30, 11)]
    public void Numbers_have_limits(int timeout, int retries) =>
        Assert.Single(new StripeOptions { SecretKey = "sk_test_abc123", WebhookSecret = "whsec_abc123", TimeoutSeconds = timeout, Retries = retries }.Problems());

    [Fact]
    public void Wrong_setting_is_named_by_its_whole_key()
    {
        var wrong = Assert.Throws<ConfigurationException>(() => Bound(("SecretKey", "sk_test_abc123"), ("WebhookSecret", "whsec_abc123"), ("ApiBase", "http://stripe.example")));
        Assert.Contains("Jaytek:Payments:Stripe:ApiBase", wrong.Message, StringComparison.Ordinal);
        Assert.Throws<ConfigurationException>(() => Bound(("SecretKye", "sk_test_abc123")));
    }

    [Theory, InlineData("sk_live_abc123", true), InlineData("rk_live_abc123", true), InlineData("sk_test_abc123", false)]
    public void Secrets_and_mode_are_read(string key, bool live)
    {
        var options = Bound(("SecretKey", key), ("WebhookSecret", "whsec_abc123, whsec_def456"));
        Assert.Equal((true, live, "https://api.stripe.com"), (options.IsSet(), options.IsLive(), options.ApiBase));
        Assert.Equal(["whsec_abc123", "whsec_def456"], options.WebhookSecrets());
    }

    private static StripeOptions Bound(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create($"Jaytek:Payments:Stripe:{s.Key}", (string?)s.Value))).Build();
        using var services = new ServiceCollection().AddSingleton(configuration).Configured(configuration).BuildServiceProvider();
        return services.GetRequiredService<IOptions<PaymentsOptions>>().Value.Stripe;
    }
}

file static class Services
{
    public static IServiceCollection Configured(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddConfigured<PaymentsOptions>(configuration, "Payments");
        return services;
    }
}
