using System.Runtime.CompilerServices;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;

namespace Jaytek.Pages.Templates;

/// <summary>A template did more than any page needs.</summary>
internal sealed class TemplateLimitException(string message) : Exception(message);

/// <summary>What the helpers of a running template may use.</summary>
/// <param name="Images">Sizes of pictures.</param>
/// <param name="Text">Markdown and summaries.</param>
/// <param name="Zone">The site's zone.</param>
internal sealed record TemplateTools(IImages Images, IContentText Text, TimeZoneInfo Zone);

/// <summary>
/// One run of a template with what it may still spend: steps of loops, calls, depth, characters and time. What the template's author
/// wrote is bounded by its length; what makes it run long is one of these.
/// </summary>
internal sealed class RenderRun(TemplateTools tools, TimeProvider clock)
{
    public const int MaxSteps = 20_000;
    public const int MaxDepth = 8;
    public const int MaxCharacters = 512 * 1024;

    /// <summary>What helpers take and put together, written or not.</summary>
    public const int MaxMade = 2 * MaxCharacters;

    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(2);

    // A run begins and ends on one thread; what Handlebars calls back has no other way to know whose run it is.
    [ThreadStatic]
    private static RenderRun? _current;

    private readonly long _begun = clock.GetTimestamp();

    private int _steps;
    private int _depth;
    private int _characters;
    private int _made;
    private TimeSpan _aside;

    /// <summary>The run of this thread.</summary>
    /// <exception cref="InvalidOperationException">None is going on: a bug.</exception>
    public static RenderRun Current => _current ?? throw new InvalidOperationException("No template is running.");

    public TemplateTools Tools => tools;

    /// <summary>Runs <paramref name="body"/> as this run.</summary>
    public void Do(Action body)
    {
        var outer = _current;
        _current = this;
        try
        {
            body();
        }
        finally
        {
            _current = outer;
        }
    }

    /// <summary>One step of a loop or one call.</summary>
    public void Step()
    {
        // Blocks inside pieces inside blocks: a stack that overflows would end the process.
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (++_steps > MaxSteps)
            throw new TemplateLimitException($"It takes more than {MaxSteps} steps: loops inside loops grow quickly.");
        CheckTime();
    }

    /// <summary>So many characters more.</summary>
    public void Write(int count)
    {
        _characters += count;
        if (_characters > MaxCharacters)
            throw new TemplateLimitException($"It writes more than {MaxCharacters / 1024} KB.");
        CheckTime();
    }

    /// <summary>So many characters more that a helper takes or puts together: a text may grow inside another one long before it is written.</summary>
    public void Make(int count)
    {
        _made += count;
        if (_made > MaxMade)
            throw new TemplateLimitException($"Its helpers put together more than {MaxMade / 1024} KB.");
        CheckTime();
    }

    /// <summary>Does what is not the template's own work, such as compiling it; its time does not count.</summary>
    public T Aside<T>(Func<T> work)
    {
        var begun = clock.GetTimestamp();
        try
        {
            return work();
        }
        finally
        {
            _aside += clock.GetElapsedTime(begun);
        }
    }

    /// <summary>Goes into a piece.</summary>
    public void Enter(string name)
    {
        Step();
        if (++_depth > MaxDepth)
            throw new TemplateLimitException($"Pieces stand inside pieces more than {MaxDepth} deep, the last one {name}: does one hold itself?");
    }

    /// <summary>Comes out of it.</summary>
    public void Leave() => _depth--;

    private void CheckTime()
    {
        if (clock.GetElapsedTime(_begun) - _aside > MaxTime)
            throw new TemplateLimitException($"It takes longer than {MaxTime.TotalSeconds:0} seconds.");
    }
}
