namespace SonoranPush.Locations.Postals;

/// <summary>A postal code and where it is.</summary>
internal readonly record struct Postal(string Code, double X, double Y);

/// <summary>Finds the nearest postal code. The codes are in a grid of cells, which are searched in rings around the place, so that a search
/// needs a few comparisons and not one for each code. Immutable. Any thread.</summary>
internal sealed class PostalMap
{
    private const double CellSize = 250;

    private readonly Dictionary<(int X, int Y), List<Postal>> _cells = new();
    private readonly int _left = int.MaxValue;
    private readonly int _right = int.MinValue;
    private readonly int _bottom = int.MaxValue;
    private readonly int _top = int.MinValue;

    public PostalMap(IEnumerable<Postal> postals)
    {
        foreach (var postal in postals)
        {
            var cell = (X: CellOf(postal.X), Y: CellOf(postal.Y));
            if (!_cells.TryGetValue(cell, out var content))
            {
                _cells.Add(cell, content = new List<Postal>());
            }

            content.Add(postal);
            Count++;
            _left = Math.Min(_left, cell.X);
            _right = Math.Max(_right, cell.X);
            _bottom = Math.Min(_bottom, cell.Y);
            _top = Math.Max(_top, cell.Y);
        }
    }

    /// <summary>The number of postal codes.</summary>
    public int Count { get; }

    /// <summary>The nearest code, or null when there are none.</summary>
    public string? Nearest(double x, double y)
    {
        // A place outside the grid starts at its edge, because many rings around it would be empty.
        var centre = (X: Clamp(CellOf(x), _left, _right), Y: Clamp(CellOf(y), _bottom, _top));
        var best = default(Postal);
        var bestSquare = double.PositiveInfinity;
        for (var ring = 0; Count > 0 && ring <= MaxRing && !IsOutOfReach(ring, bestSquare, x, y, centre); ring++)
        {
            SearchRing(centre, ring, x, y, ref best, ref bestSquare);
        }

        return best.Code;
    }

    private int MaxRing => Math.Max(_right - _left, _top - _bottom);

    private static int CellOf(double metres) => (int)Math.Floor(metres / CellSize);

    private static int Clamp(int value, int min, int max) => Math.Max(min, Math.Min(max, value));

    /// <summary>Returns true if no code in this ring, or beyond, can be nearer than the best so far. The distance to a ring is at least its
    /// number, less half a cell, from the middle of the central cell.</summary>
    private static bool IsOutOfReach(int ring, double bestSquare, double x, double y, (int X, int Y) centre)
    {
        var (fromMiddleX, fromMiddleY) = (x - ((centre.X + 0.5) * CellSize), y - ((centre.Y + 0.5) * CellSize));
        var fromMiddle = Math.Sqrt((fromMiddleX * fromMiddleX) + (fromMiddleY * fromMiddleY));
        var nearest = ((ring - 0.5) * CellSize) - fromMiddle;
        return nearest > 0 && nearest * nearest > bestSquare;
    }

    private void SearchRing((int X, int Y) centre, int ring, double x, double y, ref Postal best, ref double bestSquare)
    {
        for (var cellX = centre.X - ring; cellX <= centre.X + ring; cellX++)
        {
            var isSide = cellX == centre.X - ring || cellX == centre.X + ring;
            for (var cellY = centre.Y - ring; cellY <= centre.Y + ring; cellY += isSide ? 1 : 2 * ring)
            {
                SearchCell((cellX, cellY), x, y, ref best, ref bestSquare);
            }
        }
    }

    private void SearchCell((int X, int Y) cell, double x, double y, ref Postal best, ref double bestSquare)
    {
        if (!_cells.TryGetValue(cell, out var content))
        {
            return;
        }

        foreach (var postal in content)
        {
            var square = ((postal.X - x) * (postal.X - x)) + ((postal.Y - y) * (postal.Y - y));
            if (square < bestSquare)
            {
                best = postal;
                bestSquare = square;
            }
        }
    }
}
