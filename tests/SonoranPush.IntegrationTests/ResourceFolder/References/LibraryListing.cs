namespace SonoranPush.IntegrationTests.ResourceFolder.References;

/// <summary>Reads libraries from a listing; the README beside the fixtures describes its lines.</summary>
internal static class LibraryListing
{
    private const string Returns = " -> ";

    public static void Read(Stream listing, Dictionary<string, Library> libraries)
    {
        using var reader = new StreamReader(listing);
        var library = new Library();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("A:", StringComparison.Ordinal))
            {
                libraries[line[2..]] = library = new Library();
            }
            else
            {
                Add(library, line);
            }
        }
    }

    private static void Add(Library library, string line)
    {
        switch (line[0])
        {
            case 'T':
                library.Types[line[2..]] = null;
                break;
            case '>':
                var parts = line[2..].Split(' ');
                library.Forwards[parts[0]] = parts[1];
                break;
            default:
                var type = line.IndexOf(Returns, StringComparison.Ordinal);
                library.Members[type < 0 ? line : line[..type]] = type < 0 ? null : line[(type + Returns.Length)..];
                break;
        }
    }
}
