using System.Net;
using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Outgoing;
using Microsoft.Extensions.Options;

namespace Jaytek.Media.Blobs.S3;

/// <summary>
/// The configured bucket: one client for the whole process, and one kind of failure for all that can go wrong on the way to it. A server that
/// fails again and again is left alone for a while, so that a page with forty pictures does not wait for each of them.
/// </summary>
internal sealed class S3Bucket : IDisposable
{
    /// <summary>After the first try.</summary>
    private const int Retries = 2;

    private static readonly OutgoingClient Behaviour = new("storage") { BreakAfter = 4, BreakFor = TimeSpan.FromSeconds(15) };

    private readonly StorageOptions _options;
    private readonly Lazy<AmazonS3Client> _client;
    private readonly OutgoingCircuit _circuit;

    public S3Bucket(IOptions<StorageOptions> options, TimeProvider clock)
    {
        _options = options.Value;
        _client = new Lazy<AmazonS3Client>(NewClient);
        _circuit = new OutgoingCircuit(Behaviour, IsServersFailing, clock);
    }

    public string Name => _options.Bucket;

    public string Prefix => _options.Prefix;

    public bool IsConfigured => Name.Length > 0;

    /// <summary>How long an answer is waited for where no bytes are brought, all tries together.</summary>
    public TimeSpan Patience => TimeSpan.FromSeconds(_options.AnswerSeconds);

    /// <summary>How long a request may take that brings bytes, all tries together.</summary>
    private TimeSpan TransferPatience => TimeSpan.FromSeconds(_options.TimeoutSeconds);

    /// <summary>The server without secrets.</summary>
    public string Server => _options.Endpoint.Length > 0 ? new Uri(_options.Endpoint).Authority : $"Amazon S3, {_options.Region}";

    /// <summary>Asks the server.</summary>
    /// <exception cref="BlobStoreUnavailableException">It did not answer as it should; objects that are not there are null instead.</exception>
    public Task<T?> AskAsync<T>(Func<IAmazonS3, CancellationToken, Task<T>> ask, CancellationToken cancellationToken) where T : class =>
        SendAsync(ask, Patience, cancellationToken);

    /// <summary>The same for what brings bytes, or has the server move many, which takes longer.</summary>
    public Task<T?> BringAsync<T>(Func<IAmazonS3, CancellationToken, Task<T>> ask, CancellationToken cancellationToken) where T : class =>
        SendAsync(ask, TransferPatience, cancellationToken);

    private async Task<T?> SendAsync<T>(Func<IAmazonS3, CancellationToken, Task<T>> ask, TimeSpan patience, CancellationToken cancellationToken) where T : class
    {
        try
        {
            return await _circuit.RunAsync(async token =>
            {
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
                limit.CancelAfter(patience);
                return await ask(_client.Value, limit.Token);
            }, cancellationToken);
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound && e.ErrorCode != "NoSuchBucket")
        {
            return null;
        }
        catch (Exception e) when (IsFailure(e, cancellationToken))
        {
            throw new BlobStoreUnavailableException(Describe(e, patience), e);
        }
    }

    /// <summary>Whether an exception of the client is the server's or the network's, and not ours or the caller's leaving.</summary>
    public static bool IsFailure(Exception exception, CancellationToken cancellationToken) =>
        exception is AmazonServiceException or AmazonClientException or HttpRequestException or IOException or WebException
        || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    /// <summary>A failure while an answer was read.</summary>
    public BlobStoreUnavailableException Failure(Exception exception) => new(Describe(exception, Patience), exception);

    public void Dispose()
    {
        if (_client.IsValueCreated)
            _client.Value.Dispose();
    }

    // What the server refuses with reason, such as a wrong key, it refuses at once: nobody waits for that.
    private static bool IsServersFailing(Exception exception) => exception is AmazonServiceException answered
        ? answered.StatusCode is 0 or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError
            && answered.StatusCode != HttpStatusCode.NotImplemented
        : IsFailure(exception, CancellationToken.None);

    private string Describe(Exception exception, TimeSpan patience) => exception switch
    {
        AmazonS3Exception { ErrorCode: "NoSuchBucket" } => $"The bucket {Name} is not there ({Server}).",
        AmazonS3Exception { StatusCode: HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized } refused =>
            $"The storage refuses the key or its rights for the bucket {Name} ({Server}): {refused.ErrorCode}.",
        AmazonS3Exception { StatusCode: > 0 } answer => $"The storage does not do what it is asked ({Server}): {answer.ErrorCode}, {(int)answer.StatusCode}.",
        OperationCanceledException => $"The storage did not answer within {patience.TotalSeconds:0} seconds ({Server}).",
        OpenCircuitException open => $"The storage cannot be reached ({Server}): {open.Message}.",
        _ => $"The storage cannot be reached ({Server}): {exception.GetBaseException().Message}",
    };

    private AmazonS3Client NewClient()
    {
        var configuration = new AmazonS3Config
        {
            ForcePathStyle = _options.PathStyle && _options.Endpoint.Length > 0,
            Timeout = TransferPatience,
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
