using System.Reflection;
using System.Reflection.Emit;

namespace CapacityPrograms.Tests.Architecture;

/// <summary>What a compiled method does, as far as a rule about the architecture asks.</summary>
internal static class Il
{
    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    public static IEnumerable<MemberInfo> CalledMembers(MethodBase method) =>
        Instructions(method).Select(instruction => instruction.Operand).OfType<MemberInfo>();

    /// <summary>The instructions whose operand is a member or a text; the others' operands are null.</summary>
    public static IEnumerable<(OpCode Code, object? Operand)> Instructions(MethodBase method)
    {
        var il = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < il.Length;)
        {
            var value = il[at] == 0xFE ? unchecked((short)(0xFE00 | il[at + 1])) : (short)il[at];
            var code = OpCodesByValue[value];
            at += code.Size;
            yield return (code, Operand(method, code, il, at));
            at += OperandSize(code, il, at);
        }
    }

    private static object? Operand(MethodBase method, OpCode code, byte[] il, int at)
    {
        switch (code.OperandType)
        {
            case OperandType.InlineString:
                return method.Module.ResolveString(BitConverter.ToInt32(il, at));
            case OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok:
                var ofType = method.DeclaringType is { IsGenericType: true } declaring ? declaring.GetGenericArguments() : null;
                var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
                return method.Module.ResolveMember(BitConverter.ToInt32(il, at), ofType, ofMethod);
            default:
                return null;
        }
    }

    private static int OperandSize(OpCode code, byte[] il, int at) => code.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
        _ => 4,
    };
}
