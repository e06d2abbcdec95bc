using Jaytek.Engine.CommandLine;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;
using Jaytek.OpenId.Scopes;

namespace Jaytek.OpenId.Applications;

/// <summary><c>./jaytek client create|delete|list</c>.</summary>
internal sealed class ClientCommand(SaveApplication save, DeleteApplication delete, OpenIdState state) : ICommandVerb
{
    private const int Refused = 1;

    private const int WrongUsage = 2;

    private static readonly string[] UsualScopes =
        [BuiltInScopes.OpenId, BuiltInScopes.Profile, BuiltInScopes.Email, BuiltInScopes.Roles, BuiltInScopes.OfflineAccess, BuiltInScopes.Api];

    public string Usage =>
        "client create ID [--secret S | --public] [--roles R,…] [--redirect URI] [--post-logout URI] [--origin O] [--scopes S,…] [--consent explicit|implicit|external|systematic] [--name N]"
        + " | client delete ID | client list   applications that use the API";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CommandConsole console, CancellationToken cancellationToken)
    {
        var options = Options.Read(arguments);
        return (arguments is [var verb, ..] ? verb : null, options) switch
        {
            ("create", { ClientId: not null }) => await CreateAsync(options, console, cancellationToken),
            ("delete", { ClientId: not null, IsPlain: true }) => await DeleteAsync(options.ClientId, console, cancellationToken),
            ("list", { ClientId: null, IsPlain: true }) => await ListAsync(console),
            _ => await WrongAsync(console),
        };
    }

    private async Task<int> CreateAsync(Options options, CommandConsole console, CancellationToken cancellationToken)
    {
        var secret = options.IsPublic ? null : options.Secret ?? Secrets.New();
        var grants = new List<string>();
        if (options.Redirects.Count > 0)
            grants.AddRange([GrantTypes.Code, GrantTypes.Refresh]);
        // One that has neither roles nor an address to answer to may still ask for a token that opens what everybody may read.
        if (!options.IsPublic && (options.Roles.Count > 0 || options.Redirects.Count == 0))
            grants.Add(GrantTypes.Client);
        var saved = await save.RunAsync(new ApplicationInput(options.ClientId!)
        {
            MustBeNew = true, DisplayName = options.Name ?? "", Type = options.IsPublic ? Application.Public : Application.Confidential, Secret = secret,
            Consent = options.Consent ?? Consent.Explicit, RedirectUris = options.Redirects, PostLogoutRedirectUris = options.PostLogouts, Grants = grants,
            Scopes = options.Scopes.Count > 0 ? options.Scopes : UsualScopes, Roles = options.Roles, Origins = options.Origins,
        }, cancellationToken);
        if (saved.Error is { } error)
            return await RefuseAsync(console, error);
        await console.Out.WriteLineAsync($"Application {options.ClientId} made: {string.Join(", ", grants)}.");
        if (secret is not null && options.Secret is null)
            await console.Out.WriteLineAsync($"Secret (shown once): {secret}");
        return 0;
    }

    private async Task<int> DeleteAsync(string clientId, CommandConsole console, CancellationToken cancellationToken)
    {
        if ((await delete.RunAsync(clientId, cancellationToken)).Error is { } error)
            return await RefuseAsync(console, error);
        await console.Out.WriteLineAsync($"Application {clientId} deleted; its tokens open nothing any more.");
        return 0;
    }

    private async Task<int> ListAsync(CommandConsole console)
    {
        foreach (var row in state.Current.Applications.OrderBy(one => one.ClientId, StringComparer.Ordinal))
            await console.Out.WriteLineAsync($"{row.ClientId}\t{row.Type}\t{string.Join(',', row.Grants)}\t{string.Join(',', row.Roles)}\t{string.Join(' ', row.RedirectUris)}");
        return 0;
    }

    private static async Task<int> RefuseAsync(CommandConsole console, Error error)
    {
        await console.Error.WriteLineAsync($"{error.Message} ({error.Code})");
        return Refused;
    }

    private async Task<int> WrongAsync(CommandConsole console)
    {
        await console.Error.WriteLineAsync($"Usage: {Usage}");
        return WrongUsage;
    }

    private sealed class Options
    {
        public string? ClientId { get; private set; }

        public string? Name { get; private set; }

        public string? Secret { get; private set; }

        public bool IsPublic { get; private set; }

        /// <summary>True where nothing but a name was given.</summary>
        public bool IsPlain { get; private set; } = true;

        public Consent? Consent { get; private set; }

        public List<string> Roles { get; } = [];

        public List<string> Redirects { get; } = [];

        public List<string> PostLogouts { get; } = [];

        public List<string> Origins { get; } = [];

        public List<string> Scopes { get; } = [];

        /// <summary>The words after the verb; null where they cannot be read.</summary>
        public static Options? Read(IReadOnlyList<string> arguments)
        {
            var options = new Options();
            for (var index = 1; index < arguments.Count; index++)
            {
                var word = arguments[index];
                if (!word.StartsWith("--", StringComparison.Ordinal))
                {
                    if (options.ClientId is not null)
                        return null;
                    options.ClientId = word;
                    continue;
                }

                options.IsPlain = false;
                if (word == "--public")
                    options.IsPublic = true;
                else if (index + 1 >= arguments.Count || !options.Take(word, arguments[++index]))
                    return null;
            }

            return options.IsPublic && options.Secret is not null ? null : options;
        }

        private bool Take(string option, string value)
        {
            switch (option)
            {
                case "--secret": Secret = value; return value.Length > 0;
                case "--name": Name = value; return true;
                case "--role" or "--roles": Roles.AddRange(Words(value)); return true;
                case "--scope" or "--scopes": Scopes.AddRange(Words(value)); return true;
                case "--redirect": Redirects.AddRange(Words(value)); return true;
                case "--post-logout": PostLogouts.AddRange(Words(value)); return true;
                case "--origin": Origins.AddRange(Words(value)); return true;
                case "--consent" when Enum.TryParse<Consent>(value, ignoreCase: true, out var consent) && Enum.IsDefined(consent): Consent = consent; return true;
                default: return false;
            }
        }

        private static string[] Words(string text) => text.Split([',', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }
}
