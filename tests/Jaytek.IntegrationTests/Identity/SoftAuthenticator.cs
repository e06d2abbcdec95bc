using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace Jaytek.IntegrationTests.Identity;

/// <summary>An authenticator as a phone has one (WebAuthn Level 3): an ES256 key for one site and account, attestation "none".</summary>
internal sealed class SoftAuthenticator(Uri site) : IDisposable
{
    private const byte UserPresent = 0x01;
    private const byte UserVerified = 0x04;
    private const byte HasKey = 0x40;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(32);
    private string _userHandle = "";

    public uint Count { get; set; } = 1;

    /// <summary>The origin that the browser writes; a page elsewhere has another.</summary>
    public string Origin { get; init; } = site.GetLeftPart(UriPartial.Authority);

    /// <summary>False for a key that asks for no finger, face or code.</summary>
    public bool Verifies { get; init; } = true;

    /// <summary>navigator.credentials.create().</summary>
    public string Create(JsonNode options)
    {
        _userHandle = (string)options["user"]!["id"]!;
        var point = _key.ExportParameters(false).Q;
        // COSE_Key: kty EC2, alg ES256, crv P-256, x, y.
        byte[] cose = [0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 32, .. point.X!, 0x22, 0x58, 32, .. point.Y!];
        byte[] length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)_id.Length);
        var data = Data((string)options["rp"]!["id"]!, HasKey, [.. new byte[16], .. length, .. _id, .. cose]);
        byte[] attestation = [0xa3, .. Text("fmt"), .. Text("none"), .. Text("attStmt"), 0xa0, .. Text("authData"), 0x59, (byte)(data.Length >> 8), (byte)data.Length, .. data];
        return Credential(new JsonObject
        {
            ["clientDataJSON"] = Encode(Client("webauthn.create", options)), ["attestationObject"] = Encode(attestation), ["transports"] = new JsonArray("internal"),
        });
    }

    /// <summary>navigator.credentials.get().</summary>
    public string Get(JsonNode options)
    {
        Count++;
        var data = Data((string)options["rpId"]!, 0, []);
        var client = Client("webauthn.get", options);
        var signature = _key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Credential(new JsonObject
        {
            ["clientDataJSON"] = Encode(client), ["authenticatorData"] = Encode(data), ["signature"] = Encode(signature), ["userHandle"] = _userHandle,
        });
    }

    public void Dispose() => _key.Dispose();

    private byte[] Data(string relyingParty, byte flags, byte[] rest)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, Count);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(relyingParty)), (byte)(flags | UserPresent | (Verifies ? UserVerified : 0)), .. count, .. rest];
    }

    private byte[] Client(string type, JsonNode options) =>
        Encoding.UTF8.GetBytes(new JsonObject { ["type"] = type, ["challenge"] = (string)options["challenge"]!, ["origin"] = Origin, ["crossOrigin"] = false }.ToJsonString());

    private string Credential(JsonObject response) => new JsonObject
    {
        ["id"] = Encode(_id), ["rawId"] = Encode(_id), ["type"] = "public-key", ["authenticatorAttachment"] = "platform",
        ["clientExtensionResults"] = new JsonObject(), ["response"] = response,
    }.ToJsonString();

    private static byte[] Text(string text) => [(byte)(0x60 | text.Length), .. Encoding.ASCII.GetBytes(text)];

    private static string Encode(byte[] bytes) => WebEncoders.Base64UrlEncode(bytes);
}
