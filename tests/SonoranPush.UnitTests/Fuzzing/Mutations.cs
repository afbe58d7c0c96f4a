using FsCheck;
using FsCheck.Fluent;

namespace SonoranPush.UnitTests.Fuzzing;

/// <summary>Breaks bytes in ways that code tends not to expect.</summary>
internal static class Mutations
{
    private static readonly byte[][] Pieces = new[]
    {
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\u001e", "\u0000", "1", "-", "1e999", "null", "true", "\"\"", "{}", "[]", "\\ud83d", "\\u0000", "\n",
        "\"type\":1,", "\"type\":3,", "\"arguments\":[", "\"invocationId\":\"1\",", "\"item\":1,", "\"sequenceId\":99999999999,", "\"target\":\"pushEvent\",",
        "18446744073709551616", "[[[[[[[[[[[[[[[[", "\"key\":\"TEST-API-KEY\",", "\"data\":", "/**/", "//", "\ufeff", "NaN",
    }.Select(Encoding.UTF8.GetBytes).Concat(
    [
        // Not UTF-8: a lone continuation, an overlong NUL, half a surrogate pair, beyond Unicode, a cut sequence.
        [0x80], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80], [0xff], [0xe6, 0x97],
        Enumerable.Repeat((byte)'[', 5000).ToArray(),
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 2000))),
    ]).ToArray();

    private static readonly Gen<int> Place = Gen.Choose(0, int.MaxValue);

    // What was JSON stays JSON, or nearly: what is broken at the door never gets to the rooms.
    private static readonly Gen<Func<byte[], byte[]>> OfMeaning = Gen.OneOf<Func<byte[], byte[]>>(
        Place.Select<int, Func<byte[], byte[]>>(at => bytes => RepeatMember(bytes, at)),
        Place.SelectMany(at => JsonTexts.Value.Select<string, Func<byte[], byte[]>>(other => bytes => SwapValue(bytes, at, other))));

    private static readonly Gen<Func<byte[], byte[]>> OfForm = Gen.Frequency<Func<byte[], byte[]>>(
        (4, Place.SelectMany(at => Gen.Choose(0, 7).Select<int, Func<byte[], byte[]>>(bit => bytes => FlipBit(bytes, at, bit)))),
        (3, Place.SelectMany(at => Gen.Choose(1, 40).Select<int, Func<byte[], byte[]>>(length => bytes => Replace(bytes, at, length, [])))),
        (1, Place.Select<int, Func<byte[], byte[]>>(at => bytes => bytes[..(at % (bytes.Length + 1))])),
        (4, Place.SelectMany(at => Gen.Elements(Pieces).Select<byte[], Func<byte[], byte[]>>(piece => bytes => Replace(bytes, at, 0, piece)))),
        (2, Place.SelectMany(at => Gen.Choose(0, 255).Select<int, Func<byte[], byte[]>>(value => bytes => Replace(bytes, at, 1, [(byte)value])))));

    /// <summary>None to a few mutations of some bytes, and now and then the beginning of one input with the end of another.</summary>
    public static Gen<FuzzBytes> Of(Gen<byte[]> inputs)
    {
        var spliced = inputs.Zip(inputs, (one, other) => (one, other)).SelectMany(pair => Place.Select(at => Splice(pair.one, pair.other, at)));
        return from bytes in Gen.Frequency((9, inputs), (1, spliced))
               from mutations in Gen.Frequency(
                   (2, Gen.Constant<Func<byte[], byte[]>[]>([])),
                   (4, Gen.Choose(1, 3).SelectMany(count => OfMeaning.ArrayOf(count))),
                   (4, Gen.Choose(1, 4).SelectMany(count => Gen.OneOf(OfMeaning, OfForm).ArrayOf(count))))
               select new FuzzBytes(mutations.Aggregate(bytes, (broken, mutate) => mutate(broken)));
    }

    private static byte[] FlipBit(byte[] bytes, int at, int bit)
    {
        var flipped = (byte[])bytes.Clone();
        if (flipped.Length > 0)
        {
            flipped[at % flipped.Length] ^= (byte)(1 << bit);
        }

        return flipped;
    }

    private static byte[] Replace(byte[] bytes, int at, int length, byte[] piece)
    {
        at %= bytes.Length + 1;
        return [.. bytes[..at], .. piece, .. bytes[Math.Min(at + length, bytes.Length)..]];
    }

    private static byte[] Splice(byte[] one, byte[] other, int at) => [.. one[..(at % (one.Length + 1))], .. other[((at / 7) % (other.Length + 1))..]];

    // In an object one name stands there twice then.
    private static byte[] RepeatMember(byte[] bytes, int at)
    {
        var colon = Next(bytes, (byte)':', at % (bytes.Length + 1));
        var name = bytes.AsSpan(0, colon).LastIndexOf((byte)'"');
        name = name < 1 ? -1 : bytes.AsSpan(0, name).LastIndexOf((byte)'"');
        if (name < 0 || colon == bytes.Length)
        {
            return bytes;
        }

        var end = EndOfValue(bytes, colon + 1);
        return [.. bytes[..end], (byte)',', .. bytes[name..end], .. bytes[end..]];
    }

    // Another value, so often another type.
    private static byte[] SwapValue(byte[] bytes, int at, string other)
    {
        var start = Next(bytes, (byte)':', at % (bytes.Length + 1)) + 1;
        return start > bytes.Length ? bytes : [.. bytes[..start], .. Encoding.UTF8.GetBytes(other), .. bytes[EndOfValue(bytes, start)..]];
    }

    private static int EndOfValue(byte[] bytes, int start)
    {
        var (depth, isText) = (0, false);
        for (var i = start; i < bytes.Length; i++)
        {
            var letter = bytes[i];
            isText ^= letter == '"' && bytes[i - 1] != '\\';
            if (isText)
            {
                continue;
            }

            if (depth == 0 && (letter is (byte)',' or (byte)'}' or (byte)']'))
            {
                return i;
            }

            depth += letter is (byte)'{' or (byte)'[' ? 1 : letter is (byte)'}' or (byte)']' ? -1 : 0;
        }

        return bytes.Length;
    }

    private static int Next(byte[] bytes, byte letter, int from)
    {
        var found = from >= bytes.Length ? -1 : Array.IndexOf(bytes, letter, from);
        return found < 0 ? bytes.Length : found;
    }
}
