using JintEngine = Jint.Engine;

namespace Jaytek.Recipes.Scripting;

/// <summary>Stops a script's clock, so that it yields the same whenever it runs.</summary>
internal static class ScriptClock
{
    // Only a Date without arguments looks at the clock; all others go to the language's own.
    private const string Stopped = """
        Date = (function (Real, now) {
          function Stopped(a, b, c, d, e, f, g) {
            if (!(this instanceof Stopped)) return new Real(now).toString();
            switch (arguments.length) {
              case 0: return new Real(now);
              case 1: return new Real(a);
              default: return new Real(Real.UTC(a, b, c === undefined ? 1 : c, d || 0, e || 0, f || 0, g || 0));
            }
          }
          Stopped.prototype = Real.prototype;
          Stopped.prototype.constructor = Stopped;
          Stopped.UTC = Real.UTC;
          Stopped.parse = Real.parse;
          Stopped.now = function () { return now; };
          return Stopped;
        })(Date, {0});
        """;

    public static void Stop(JintEngine engine, DateTimeOffset now) => engine.Execute(Stopped.Replace(
        "{0}", now.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
}
