using Jaytek.Engine.CommandLine;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;

namespace Jaytek.Identity.Users;

/// <summary><c>./jaytek user create|password</c>.</summary>
internal sealed class UserCommand(CreateUser create, SetPassword setPassword, IUserDirectory directory) : ICommandVerb
{
    private const int Refused = 1;

    private const int WrongUsage = 2;

    public string Usage =>
        "user create NAME --email E --role R [--role R2] [--password P] | user password NAME [--password P]   make an account, or give one a new password";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CommandConsole console, CancellationToken cancellationToken)
    {
        var options = Read(arguments);
        return (arguments is [var verb, ..] ? verb : null, options) switch
        {
            ("create", { Name: not null, Email: not null, Roles.Count: > 0 }) => await CreateAsync(options, console, cancellationToken),
            ("password", { Name: not null, Email: null, Roles.Count: 0 }) => await SetPasswordAsync(options, console, cancellationToken),
            _ => await WrongAsync(console),
        };
    }

    private async Task<int> CreateAsync(Options options, CommandConsole console, CancellationToken cancellationToken)
    {
        var password = options.Password ?? PublicId.New();
        var created = await create.RunAsync(new NewUser(options.Name!, options.Email!, password, options.Roles), cancellationToken);
        if (created.Error is { } error)
            return await RefuseAsync(console, error);
        await console.Out.WriteLineAsync($"User {options.Name} made, with the role {string.Join(", ", options.Roles)}.");
        return await TellAsync(options, password, console);
    }

    private async Task<int> SetPasswordAsync(Options options, CommandConsole console, CancellationToken cancellationToken)
    {
        if (await directory.FindIdByNameAsync(options.Name!, cancellationToken) is not { } userId)
            return await RefuseAsync(console, IdentityErrors.UnknownUser(options.Name!));
        var password = options.Password ?? PublicId.New();
        if ((await setPassword.RunAsync(userId, password, cancellationToken)).Error is { } error)
            return await RefuseAsync(console, error);
        await console.Out.WriteLineAsync($"User {options.Name} has a new password; whoever was signed in as them is no longer.");
        return await TellAsync(options, password, console);
    }

    private static async Task<int> TellAsync(Options options, string password, CommandConsole console)
    {
        if (options.Password is null)
            await console.Out.WriteLineAsync($"Password (shown once): {password}");
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

    /// <summary>The words after the verb; null where they cannot be read.</summary>
    private static Options? Read(IReadOnlyList<string> arguments)
    {
        var options = new Options();
        for (var index = 1; index < arguments.Count; index++)
        {
            if (!arguments[index].StartsWith("--", StringComparison.Ordinal))
            {
                if (options.Name is not null)
                    return null;
                options.Name = arguments[index];
                continue;
            }

            if (index + 1 >= arguments.Count || !options.Take(arguments[index], arguments[++index]))
                return null;
        }

        return options;
    }

    private sealed class Options
    {
        public string? Name { get; set; }

        public string? Email { get; private set; }

        public string? Password { get; private set; }

        public List<string> Roles { get; } = [];

        public bool Take(string option, string value)
        {
            switch (option)
            {
                case "--email": Email = value; return true;
                case "--password": Password = value; return true;
                case "--role": Roles.AddRange(value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)); return true;
                default: return false;
            }
        }
    }
}
