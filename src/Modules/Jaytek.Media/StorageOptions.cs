using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Jaytek.Media;

/// <summary>Where the bytes of files are kept, <c>Jaytek:Storage</c>.</summary>
internal sealed class StorageOptions : IValidatableObject
{
    /// <summary>The place. The keys of a bucket may stand here while the disk is still used, for <c>./jaytek storage copy</c>.</summary>
    public StorageKind Kind { get; set; }

    /// <summary>The bucket; it must be there.</summary>
    public string Bucket { get; set; } = "";

    /// <summary>The server's address, such as <c>https://s3.example.com</c>; empty for Amazon's own of <see cref="Region"/>.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>The region that requests are signed for.</summary>
    [Required]
    public string Region { get; set; } = "us-east-1";

    /// <summary>The beginning of all names, so that sites can share a bucket: empty, or ending with a slash.</summary>
    [RegularExpression("^([a-zA-Z0-9._-]+/)*$", ErrorMessage = "letters, digits, dots, dashes and slashes, with a slash at the end")]
    public string Prefix { get; set; } = "";

    /// <summary>With <see cref="SecretKey"/>; both empty take what the machine offers: environment, profile or role.</summary>
    public string AccessKey { get; set; } = "";

    /// <summary>Give it through the environment, never in a file.</summary>
    public string SecretKey { get; set; } = "";

    /// <summary>True puts the bucket into the path, as most servers that are not Amazon's want it.</summary>
    public bool PathStyle { get; set; } = true;

    /// <summary>Seconds until a question counts as unanswered, its three tries together: so long a page waits for a server that is gone.</summary>
    [Range(1, 600)]
    public int AnswerSeconds { get; set; } = 10;

    /// <summary>The same where bytes are brought. A part of an upload, 8 MB, has to go through in this time.</summary>
    [Range(1, 3600)]
    public int TimeoutSeconds { get; set; } = 60;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Kind == StorageKind.S3 && Bucket.Length == 0)
            yield return new ValidationResult("S3 needs the name of a bucket", [nameof(Bucket)]);
        if (Endpoint.Length > 0 && (!Uri.TryCreate(Endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")))
            yield return new ValidationResult("an address begins with https:// or http://", [nameof(Endpoint)]);
        if (AccessKey.Length == 0 != (SecretKey.Length == 0))
            yield return new ValidationResult("AccessKey and SecretKey are given both or neither", [AccessKey.Length == 0 ? nameof(AccessKey) : nameof(SecretKey)]);
    }
}

/// <summary>A place for bytes.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StorageKind>))]
internal enum StorageKind
{
    /// <summary>The folder <c>blobs</c> of the data folder.</summary>
    Disk,

    /// <summary>A bucket of a server that speaks Amazon's S3.</summary>
    S3,
}
