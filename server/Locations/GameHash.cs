namespace SonoranPush.Locations;

/// <summary>The game's hash of names (Jenkins' one-at-a-time over lower case). Any thread.</summary>
internal static class GameHash
{
    /// <summary>Hash of a model name; a numeric text is the hash itself, signed or not.</summary>
    public static int Of(string nameOrHash)
    {
        if (long.TryParse(nameOrHash, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return unchecked((int)number);
        }

        unchecked
        {
            var hash = 0u;
            foreach (var character in nameOrHash)
            {
                hash += char.ToLowerInvariant(character);
                hash += hash << 10;
                hash ^= hash >> 6;
            }

            hash += hash << 3;
            hash ^= hash >> 11;
            hash += hash << 15;
            return (int)hash;
        }
    }
}
