using System.Globalization;
using System.Text;
using Jaytek.Kernel;

namespace Jaytek.Contents.Queries.Named;

/// <summary>Parts a statement into its pieces, or says what in it is refused.</summary>
internal sealed class SqlTokens
{
    private const string Symbols = "(),.+-*/%<>=!|&#";

    private readonly List<SqlToken> _tokens = [];
    private readonly List<QueryParameter> _parameters = [];
    private readonly StringBuilder _written = new();
    private readonly string _text;
    private int _at;

    public SqlTokens(string text)
    {
        _text = text;
        while (_at < text.Length && Error is null)
            Next();
    }

    public Error? Error { get; private set; }

    public IReadOnlyList<SqlToken> All => _tokens;

    public IReadOnlyList<QueryParameter> Parameters => _parameters;

    /// <summary>The statement as it is run.</summary>
    public string Written => _written.ToString();

    private char Here => _text[_at];

    private char After => _at + 1 < _text.Length ? _text[_at + 1] : '\0';

    private void Next()
    {
        if (char.IsWhiteSpace(Here))
            Write(_text[_at++] == '\n' ? "\n" : " ");
        else if (Here == '-' && After == '-')
            SkipLine();
        else if (Here == '/' && After == '*')
            Refuse("Comments are written behind two dashes.");
        else if (Here is '\'' or '"')
            Quoted(Here);
        else if (Here == '@' && IsLetter(After))
            Parameter();
        else if (IsLetter(Here))
            Word();
        else if (char.IsAsciiDigit(Here))
            Take(Run(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_'), isName: false);
        else if (Here == ':' && After == ':')
            Take("::", isName: false);
        else if (Here == ';')
            End();
        else if (Symbols.Contains(Here, StringComparison.Ordinal))
            Take(Here.ToString(), isName: false);
        else if (Here is '{' or '}')
            Refuse("Liquid is not run here. Write parameters as @name.");
        else
            Refuse($"'{Here}' is not for queries.");
    }

    private void SkipLine()
    {
        while (_at < _text.Length && Here != '\n')
            _at++;
    }

    // A letter before a quote gives what stands in it another meaning, on one database or on both.
    private void Quoted(char quote)
    {
        if (_at > 0 && (IsLetter(_text[_at - 1]) || char.IsAsciiDigit(_text[_at - 1]) || _text[_at - 1] == '&'))
        {
            Refuse("A quote has no letter before it.");
            return;
        }

        var end = _at + 1;
        while (end < _text.Length && (_text[end] != quote || (end + 1 < _text.Length && _text[end + 1] == quote)))
            end += _text[end] == quote ? 2 : 1;
        if (end >= _text.Length)
            Refuse("A quote does not end.");
        else
            Take(_text[_at..(end + 1)], isName: quote == '"');
    }

    private void Word() => Take(Run(c => IsLetter(c) || char.IsAsciiDigit(c)), isName: true);

    // Orchard's @name:10 gives a default; a cast is @name::text.
    private void Parameter()
    {
        var start = _at++;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(Here) || Here == '_'))
            _at++;
        var name = _text[(start + 1).._at];
        Write("@" + name);
        _tokens.Add(new SqlToken("@" + name, IsName: false, _written.Length));
        var value = _at < _text.Length && Here == ':' && After != ':' ? Default() : null;
        var known = _parameters.FindIndex(parameter => parameter.Name == name);
        if (known < 0)
            _parameters.Add(new QueryParameter(name, value));
        else if (value is not null)
            _parameters[known] = new QueryParameter(name, value);
    }

    private object? Default()
    {
        _at++;
        if (_at < _text.Length && Here == '\'')
        {
            var end = _text.IndexOf('\'', _at + 1);
            if (end < 0)
            {
                Refuse("A quote does not end.");
                return null;
            }

            var text = _text[(_at + 1)..end];
            _at = end + 1;
            return text;
        }

        var bare = Run(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');
        _at += bare.Length;
        if (bare.Length == 0)
            Refuse("A default follows its colon: @limit:10.");
        if (long.TryParse(bare, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            return whole;
        if (double.TryParse(bare, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            return number;
        return bool.TryParse(bare, out var flag) ? flag : bare;
    }

    private void End()
    {
        _at++;
        if (!string.IsNullOrWhiteSpace(_text[_at..]))
            Refuse("A query is one statement.");
        _at = _text.Length;
    }

    private string Run(Func<char, bool> holds)
    {
        var end = _at;
        while (end < _text.Length && holds(_text[end]))
            end++;
        return _text[_at..end];
    }

    private void Take(string text, bool isName)
    {
        _at += text.Length;
        Write(text);
        _tokens.Add(new SqlToken(text, isName, _written.Length));
    }

    private void Write(string text) => _written.Append(text);

    private void Refuse(string why)
    {
        var line = _text.AsSpan(0, Math.Min(_at, _text.Length)).Count('\n') + 1;
        Error ??= QueryRefusals.Sql(string.Create(CultureInfo.InvariantCulture, $"Line {line}: {why}"));
        _at = _text.Length;
    }

    private static bool IsLetter(char c) => char.IsLetter(c) || c == '_';
}
