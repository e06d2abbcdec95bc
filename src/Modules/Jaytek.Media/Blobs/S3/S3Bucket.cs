using System.Net;
using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Jaytek.Engine.Contracts;
using Microsoft.Extensions.Options;

namespace Jaytek.Media.Blobs.S3;

/// <summary>The configured bucket: one client for the whole process, and one kind of failure for all that can go wrong on the way to it.</summary>
internal sealed class S3Bucket : IDisposable
{
    /// <summary>After the first try.</summary>
    private const int Retries = 2;

    private readonly StorageOptions _options;
    private readonly Lazy<AmazonS3Client> _client;

    public S3Bucket(IOptions<StorageOptions> options)
    {
        _options = options.Value;
        _client = new Lazy<AmazonS3Client>(NewClient);
    }

    public string Name => _options.Bucket;

    public string Prefix => _options.Prefix;

    public bool IsConfigured => Name.Length > 0;

    public TimeSpan Patience => TimeSpan.FromSeconds(_options.TimeoutSeconds);

    /// <summary>The server without secrets.</summary>
    public string Server => _options.Endpoint.Length > 0 ? new Uri(_options.Endpoint).Authority : $"Amazon S3, {_options.Region}";

    /// <summary>Asks the server.</summary>
    /// <exception cref="BlobStoreUnavailableException">It did not answer as it should; objects that are not there are null instead.</exception>
    public async Task<T?> AskAsync<T>(Func<IAmazonS3, CancellationToken, Task<T>> ask, CancellationToken cancellationToken) where T : class
    {
        try
        {
            return await ask(_client.Value, cancellationToken);
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound && e.ErrorCode != "NoSuchBucket")
        {
            return null;
        }
        catch (Exception e) when (IsFailure(e, cancellationToken))
        {
            throw Failure(e);
        }
    }

    /// <summary>Whether an exception of the client is the server's or the network's, and not ours or the caller's leaving.</summary>
    public static bool IsFailure(Exception exception, CancellationToken cancellationToken) =>
        exception is AmazonServiceException or AmazonClientException or HttpRequestException or IOException or WebException
        || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    public BlobStoreUnavailableException Failure(Exception exception) => new(Describe(exception), exception);

    public void Dispose()
    {
        if (_client.IsValueCreated)
            _client.Value.Dispose();
    }

    private string Describe(Exception exception) => exception switch
    {
        AmazonS3Exception { ErrorCode: "NoSuchBucket" } => $"The bucket {Name} is not there ({Server}).",
        AmazonS3Exception { StatusCode: HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized } refused =>
            $"The storage refuses the key or its rights for the bucket {Name} ({Server}): {refused.ErrorCode}.",
        AmazonS3Exception { StatusCode: > 0 } answer => $"The storage does not do what it is asked ({Server}): {answer.ErrorCode}, {(int)answer.StatusCode}.",
        OperationCanceledException => $"The storage did not answer within {_options.TimeoutSeconds} seconds ({Server}).",
        _ => $"The storage cannot be reached ({Server}): {exception.GetBaseException().Message}",
    };

    private AmazonS3Client NewClient()
    {
        var configuration = new AmazonS3Config
        {
            ForcePathStyle = _options.PathStyle && _options.Endpoint.Length > 0,
            Timeout = Patience,
            MaxErrorRetry = Retries,
        };
        if (_options.Endpoint.Length == 0)
        {
            configuration.RegionEndpoint = RegionEndpoint.GetBySystemName(_options.Region);
        }
        else
        {
            configuration.ServiceURL = _options.Endpoint;
            configuration.AuthenticationRegion = _options.Region;
        }
        return _options.AccessKey.Length > 0
            ? new AmazonS3Client(new BasicAWSCredentials(_options.AccessKey, _options.SecretKey), configuration)
            : new AmazonS3Client(configuration);
    }
}
