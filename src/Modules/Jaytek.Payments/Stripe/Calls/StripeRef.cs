using System.Text.Json;
using System.Text.Json.Serialization;

namespace Jaytek.Payments.Stripe.Calls;

/// <summary>Something of Stripe's with an id.</summary>
internal interface IStripeObject
{
    /// <summary>Such as <c>cs_test_a1…</c>.</summary>
    string Id { get; }
}

/// <summary>Another object: its id always, itself only where the call asked for it (<c>expand[]</c>).</summary>
internal sealed record StripeRef<T>(string Id, T? Value) where T : class, IStripeObject;

/// <summary>Reads a reference, which is a text or the object.</summary>
internal sealed class StripeRefConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(StripeRef<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Converter<T> : JsonConverter<StripeRef<T>> where T : class, IStripeObject
    {
        public override StripeRef<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.String)
                return new StripeRef<T>(reader.GetString()!, null);
            var value = JsonSerializer.Deserialize<T>(ref reader, options) ?? throw new JsonException("A reference is a text or an object.");
            return new StripeRef<T>(value.Id, value);
        }

        public override void Write(Utf8JsonWriter writer, StripeRef<T> value, JsonSerializerOptions options) => writer.WriteStringValue(value.Id);
    }
}
