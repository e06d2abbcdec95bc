using System.Collections.Concurrent;
using System.Collections.Frozen;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Epochs;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.OpenId.Applications;
using Jaytek.OpenId.Keys;
using Jaytek.OpenId.Scopes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.OpenId;

/// <summary>
/// Applications, scopes and keys in memory, as of the last change seen: here before the action that changes them answers, in other
/// processes within a second. Rows are read and never changed.
/// </summary>
internal sealed class OpenIdState(IServiceScopeFactory scopes) : IEpochListener, ICrossOrigins, IApplicationActors
{
    /// <summary>No page shows any of it, so none is thrown away when it moves.</summary>
    public const string EpochName = IEpochListener.Own + "openid";

    private volatile Known _known = new([], [], []);

    public string Epoch => EpochName;

    public Known Current => _known;

    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<JaytekDb>();
        _known = new Known(
            await db.Set<Application>().AsNoTracking().ToListAsync(cancellationToken),
            await db.Set<Scope>().AsNoTracking().ToListAsync(cancellationToken),
            await db.Set<SigningKey>().AsNoTracking().OrderBy(key => key.Number).ToListAsync(cancellationToken));
    }

    bool ICrossOrigins.Allows(string origin) => _known.Origins.Contains(origin);

    // No scopes narrow it: it is no token that asks.
    Actor? IApplicationActors.Find(string applicationId)
    {
        var known = _known;
        return known.Find(applicationId) is { } one ? Actor.Application(one.Id, one.ClientId, known.LimitOf(one, forUser: false, "")!) : null;
    }

    /// <summary>What was true at one moment.</summary>
    internal sealed class Known(IReadOnlyList<Application> applications, IReadOnlyList<Scope> scopes, IReadOnlyList<SigningKey> keys)
    {
        private readonly FrozenDictionary<string, Application> _byClientId = applications.ToFrozenDictionary(one => one.ClientId, StringComparer.Ordinal);
        private readonly FrozenDictionary<string, Application> _byId = applications.ToFrozenDictionary(one => one.Id, StringComparer.Ordinal);
        private readonly FrozenDictionary<string, Scope> _scopes = scopes.ToFrozenDictionary(one => one.Name, StringComparer.Ordinal);

        // One instance for one limit: what follows from it is kept by it.
        private readonly ConcurrentDictionary<(string ApplicationId, bool ForUser, string Scopes), ActorLimit?> _limits = new();

        /// <summary>From the oldest to the newest.</summary>
        public IReadOnlyList<SigningKey> Keys { get; } = keys;

        public IReadOnlyList<Scope> Scopes { get; } = scopes;

        public FrozenSet<string> Origins { get; } = applications.SelectMany(one => one.Origins).ToFrozenSet(StringComparer.Ordinal);

        public IReadOnlyList<Application> Applications { get; } = applications;

        public Application? Named(string? clientId) => clientId is null ? null : _byClientId.GetValueOrDefault(clientId);

        public Application? Find(string id) => _byId.GetValueOrDefault(id);

        public bool IsScope(string name) => BuiltInScopes.Words.ContainsKey(name) || _scopes.ContainsKey(name);

        public Scope? ScopeNamed(string name) => _scopes.GetValueOrDefault(name);

        /// <summary>Whether a token of this scope is for this site, whatever else it is for: openid is for /connect/userinfo, and roles open what is here.</summary>
        public bool IsForThisSite(string name) =>
            name is BuiltInScopes.OpenId or BuiltInScopes.Api || (_scopes.GetValueOrDefault(name) is { Roles.Count: > 0 } scope && scope.IsHere);

        /// <summary>What people read when they are asked for it.</summary>
        public string WordsOf(string scope) => _scopes.GetValueOrDefault(scope) is { DisplayName.Length: > 0 } own
            ? own.DisplayName
            : BuiltInScopes.Words.GetValueOrDefault(scope, scope);

        /// <summary>
        /// What a token of these scopes may do: for a user, what the roles of its scopes may, or null where nothing narrows it; for the
        /// application itself, what its own roles may, narrowed by scopes that have roles, or that are for another server alone. A scope that was taken away from
        /// the application opens nothing more. Roles of a scope that is for another server open nothing here: that server holds the token (RFC 9700 section 2.3).
        /// </summary>
        public ActorLimit? LimitOf(Application application, bool forUser, string scopes) =>
            _limits.GetOrAdd((application.Id, forUser, scopes), key => Limit(application, key.ForUser, key.Scopes));

        private ActorLimit? Limit(Application application, bool forUser, string scopes)
        {
            var asked = scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var names = asked.Where(application.Scopes.Contains).ToList();
            var known = names.Select(_scopes.GetValueOrDefault).OfType<Scope>().ToList();
            // One that was taken away, or is no more, narrows still: nobody knows any longer what it was for.
            var isForHere = known.TrueForAll(scope => scope.IsHere)
                && asked.All(name => BuiltInScopes.Words.ContainsKey(name) || known.Exists(scope => scope.Name == name));
            var roles = known.Where(scope => scope.IsHere).SelectMany(scope => scope.Roles).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
            var isWhole = names.Contains(BuiltInScopes.Api);
            if (forUser)
                return isWhole ? null : new ActorLimit(roles, []);
            return new ActorLimit(isWhole || (roles.Count == 0 && isForHere) ? application.Roles : [.. application.Roles.Intersect(roles, StringComparer.OrdinalIgnoreCase)], []);
        }
    }
}
