using System.Runtime.CompilerServices;
using Jaytek.Kernel;
using Jaytek.Recipes.Contracts;
using Jint.Native;
using Jint.Runtime;

namespace Jaytek.Recipes.Scripting;

/// <summary>Counts what a running script has used, and ends it where it used too much. Every check runs on the script's own thread.</summary>
internal sealed class ScriptBudget(ScriptLimits limits, TimeProvider time, CancellationToken ct)
{
    private readonly long _started = time.GetTimestamp();
    private readonly long _allocated = GC.GetAllocatedBytesForCurrentThread();
    private readonly nint _stack = StackPointer();
    private int _depth;

    public ScriptLimits Limits => limits;

    /// <summary>Ends the script where its time, memory or stack is used up, or the run was cancelled.</summary>
    public void Check()
    {
        ct.ThrowIfCancellationRequested();
        // The interpreter calls toString and valueOf without counting them as calls.
        if (_stack - StackPointer() > limits.Stack)
            throw new ScriptRefusedException(ScriptErrors.Recursion(limits));
        if (time.GetElapsedTime(_started) > limits.Time)
            throw new ScriptRefusedException(ScriptErrors.Time(limits));
        if (GC.GetAllocatedBytesForCurrentThread() - _allocated > limits.Memory)
            throw new ScriptRefusedException(ScriptErrors.Memory(limits));
    }

    /// <summary>Passes a value on, unless it has grown too large.</summary>
    public JsValue Pass(JsValue value)
    {
        Check();
        if (value.Type == Types.String && value.AsString().Length > limits.Text)
            throw new ScriptRefusedException(ScriptErrors.Memory(limits));
        return value;
    }

    /// <summary>Refuses a walk over too many items.</summary>
    public void Items(double count)
    {
        if (count > limits.Items)
            throw new ScriptRefusedException(ScriptErrors.Memory(limits));
    }

    /// <summary>Runs a built-in function, counting how deep built-in functions call each other through the script's values.</summary>
    public JsValue Nested(Func<JsValue> call)
    {
        if (++_depth > limits.Recursion)
            throw new ScriptRefusedException(ScriptErrors.Recursion(limits));
        try
        {
            return Pass(call());
        }
        finally
        {
            _depth--;
        }
    }

    // Stacks grow downwards on all that .NET runs on.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static nint StackPointer()
    {
        byte here = 0;
        return Unsafe.ByteOffset(ref Unsafe.NullRef<byte>(), ref here);
    }
}
